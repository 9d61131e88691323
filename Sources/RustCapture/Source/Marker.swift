import Diagnostics

/// A comment `// <---` that asks for the state of memory at its place.
package struct Marker: Hashable, Sendable {
  /// Told apart from all other markers of the program by it.
  package var id: Int
  package var label: String?
  /// As the user named the file.
  package var file: String
  package var line: Int
  /// Of the comment, in Unicode scalars, counted from 1.
  package var column: Int
  /// Where the comment begins in the text, in bytes.
  package var offset: Int
  /// The whole line.
  package var sourceLine: String

  package var location: SourceLocation {
    let length = max(1, sourceLine.unicodeScalars.count - column + 1)
    return SourceLocation(file: file, line: line, column: column, length: length, sourceLine: sourceLine)
  }

  /// How people call it: by its label, else by its place.
  package var name: String { label ?? "\(file.split(separator: "/").last ?? ""):\(line)" }

  /// The label that a comment's text asks for: nil where it is no marker, empty where it has none.
  static func label(ofComment text: Substring.UTF8View) -> String? {
    var rest = text.dropFirst(2).drop { $0 == 0x20 || $0 == 0x09 }
    guard rest.first == UInt8(ascii: "<") else { return nil }
    rest = rest.dropFirst()
    let dashes = rest.prefix { $0 == UInt8(ascii: "-") }.count
    rest = rest.dropFirst(dashes)
    guard dashes >= 2, rest.first.map({ $0 <= 0x20 }) ?? true else { return nil }
    let label = rest.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()
    return String(decoding: Array(label), as: UTF8.self)
  }
}
