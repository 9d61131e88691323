/// A place in a file: a position in its text, or, in JSON, the path of a value.
public struct SourceLocation: Hashable, Sendable {
  /// The file's name as the user gave it; `<stdin>` for standard input.
  public var file: String
  /// Counted from 1; 0 where only the file, or a JSON path, is known.
  public var line: Int
  /// In Unicode scalars, counted from 1.
  public var column: Int
  /// How many scalars the caret underlines; at least 1.
  public var length: Int
  /// The whole source line, without its end, for printing the caret under it.
  public var sourceLine: String?
  /// The column of `sourceLine`'s first scalar; above 1 where only a part of a very long line is shown.
  public var sourceLineStart = 1
  /// In JSON, the path of the value: `states[0].heap[2].value`.
  public var path: String?

  public init(
    file: String, line: Int = 0, column: Int = 0, length: Int = 1, sourceLine: String? = nil, path: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
    self.sourceLine = sourceLine
    self.path = path
  }
}
