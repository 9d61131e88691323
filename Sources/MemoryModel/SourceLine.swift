/// Where in a program's source a state was taken.
public struct SourceLine: Hashable, Sendable {
  /// As written: relative to the folder of the model's file, or absolute.
  public var path: String
  /// Counted from 1.
  public var line: Int

  public init(path: String, line: Int) {
    self.path = path
    self.line = line
  }
}

extension Finding {
  static func noSuchLine(at path: ModelPath) -> Finding {
    Finding(.error, "lines are counted from 1", at: path)
  }
}
