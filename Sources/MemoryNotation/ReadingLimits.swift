/// How large an input may be; each limit has an option that raises it.
package struct ReadingLimits: Hashable, Sendable {
  /// Bytes of text.
  package var inputBytes: Int
  /// Brackets in brackets.
  package var depth: Int
  /// Cells and array elements, of all states together.
  package var cells: Int

  package init(inputBytes: Int = 16 << 20, depth: Int = 128, cells: Int = 1_000_000) {
    self.inputBytes = inputBytes
    self.depth = depth
    self.cells = cells
  }

  package static let standard = ReadingLimits()
}

extension Problem {
  static func tooLong(_ bytes: Int, limit: Int) -> Problem {
    Problem(
      .error, "the input has \(bytes) bytes, more than the limit of \(limit)", 0..<0,
      help: "raise the limit with --max-input")
  }

  static func tooDeep(limit: Int, _ range: Range<Int>) -> Problem {
    Problem(
      .error, "brackets are nested deeper than the limit of \(limit)", range, help: "raise the limit with --max-depth")
  }

  static func tooManyCells(limit: Int, _ range: Range<Int>) -> Problem {
    Problem(
      .error, "the input has more cells than the limit of \(limit)", range, help: "raise the limit with --max-cells")
  }
}
