/// How large an input may be; each limit has an option that raises it.
package struct ReadingLimits: Hashable, Sendable {
  /// Bytes of text.
  package var inputBytes: Int
  /// Brackets in brackets; at most `deepest`.
  package var depth: Int
  /// Cells and array elements, of all states together.
  package var cells: Int

  package init(inputBytes: Int = 16 << 20, depth: Int = 128, cells: Int = 1_000_000) {
    self.inputBytes = inputBytes
    self.depth = min(depth, Self.deepest)
    self.cells = cells
  }

  package static let standard = ReadingLimits()

  /// What stands in brackets is read, compared and drawn by functions that call themselves, for which the stack must do.
  package static let deepest = 1_000
}

extension Problem {
  static func tooLong(_ bytes: Int, limit: Int) -> Problem {
    Problem(
      .error, "the input has \(bytes) bytes, more than the limit of \(limit)", 0..<0,
      help: "raise the limit with --max-input")
  }

  static func tooDeep(limit: Int, _ range: Range<Int>) -> Problem {
    let isLast = limit >= ReadingLimits.deepest
    return Problem(
      .error, "brackets are nested deeper than the limit of \(limit)", range,
      help: isLast ? "no deeper nesting can be read" : "raise the limit with --max-depth")
  }

  static func tooManyCells(limit: Int, _ range: Range<Int>) -> Problem {
    Problem(
      .error, "the input has more cells than the limit of \(limit)", range, help: "raise the limit with --max-cells")
  }
}
