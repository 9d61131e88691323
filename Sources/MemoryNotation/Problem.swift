import Diagnostics

/// A diagnostic by its bytes, before lines and columns are counted.
struct Problem: Error {
  struct Note {
    var message: String
    var range: Range<Int>
  }

  /// Of more than these, the first in the text are reported.
  static let shown = 1_000
  /// After this many nothing more is looked for.
  static let most = 10_000

  var severity: Diagnostic.Severity
  var message: String
  var range: Range<Int>
  var notes: [Note]
  var help: String?
  /// In JSON, the path of the value.
  var path: String?
  /// What a place that means nothing starts with.
  var missingName: String?

  init(
    _ severity: Diagnostic.Severity, _ message: String, _ range: Range<Int>, notes: [Note] = [], help: String? = nil,
    path: String? = nil
  ) {
    self.severity = severity
    self.message = message
    self.range = range
    self.notes = notes
    self.help = help
    self.path = path
  }
}

/// Turns byte positions of a text into lines and columns, each line looked at once however many problems it has.
struct SourceMap {
  /// Lines longer than this are shown in part.
  static let longestLine = 240
  private static let shownBefore = 80

  let bytes: [UInt8]
  let file: String

  /// The diagnostics in the order of the text; of very many the first, and how many more there are.
  func diagnostics(_ problems: [Problem]) -> [Diagnostic] {
    let sorted = problems.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    if sorted.count > Problem.shown {
      let shown = sorted[..<Problem.shown].map(\.element)
      return diagnostics(shown) + [.notShown(sorted[Problem.shown...].map(\.element), file: file)]
    }
    var positions = Set<Int>()
    for problem in problems {
      positions.insert(problem.range.lowerBound)
      for note in problem.notes { positions.insert(note.range.lowerBound) }
    }
    let places = locate(positions.sorted())
    return sorted.map { _, problem in
      var location = location(of: problem.range, in: places)
      location.path = problem.path
      return Diagnostic(
        problem.severity, problem.message, at: location,
        notes: problem.notes.map { Diagnostic.Note($0.message, at: self.location(of: $0.range, in: places)) },
        help: problem.help)
    }
  }

  private struct Position {
    var line: Int
    var column: Int
    var lineStart: Int
    var lineEnd: Int
  }

  private func locate(_ sorted: [Int]) -> [Int: Position] {
    var positions: [Int: Position] = [:]
    positions.reserveCapacity(sorted.count)
    var at = 0
    var line = 1
    var column = 1
    var lineStart = 0
    var lineEnd = -1
    for position in sorted {
      while at < min(position, bytes.count) {
        if bytes[at] == 0x0A {
          line += 1
          column = 1
          lineStart = at + 1
          lineEnd = -1
        } else if bytes[at] & 0xC0 != 0x80, !(at == 0 && hasByteOrderMark) {
          column += 1
        }
        at += 1
      }
      if lineEnd < 0 {
        lineEnd = bytes[lineStart...].firstIndex(of: 0x0A) ?? bytes.count
        if lineEnd > lineStart, bytes[lineEnd - 1] == 0x0D { lineEnd -= 1 }
      }
      positions[position] = Position(line: line, column: column, lineStart: lineStart, lineEnd: lineEnd)
    }
    return positions
  }

  private var hasByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  private func location(of range: Range<Int>, in positions: [Int: Position]) -> SourceLocation {
    guard let position = positions[range.lowerBound] else { return SourceLocation(file: file) }
    let end = min(range.upperBound, position.lineEnd)
    var length = 0
    if end > range.lowerBound {
      for byte in bytes[range.lowerBound..<min(end, range.lowerBound + 4 * Self.longestLine)] where byte & 0xC0 != 0x80
      {
        length += 1
      }
    }
    var location = SourceLocation(
      file: file, line: position.line, column: position.column, length: max(1, length))
    let (text, start) = excerpt(position, at: min(range.lowerBound, position.lineEnd))
    location.sourceLine = text
    location.sourceLineStart = start
    return location
  }

  /// The source line, or the part of a very long one around a position, and the column at which that part starts.
  private func excerpt(_ position: Position, at middle: Int) -> (text: String, start: Int) {
    var start = position.lineStart
    if start == 0, hasByteOrderMark { start = 3 }
    let whole = start..<max(start, position.lineEnd)
    if whole.count <= Self.longestLine { return (String(decoding: bytes[whole], as: UTF8.self), 1) }
    var from = middle
    var column = position.column
    while from > whole.lowerBound, position.column - column < Self.shownBefore {
      from -= 1
      if bytes[from] & 0xC0 != 0x80 { column -= 1 }
    }
    var to = middle
    var shown = position.column - column
    while to < whole.upperBound, shown < Self.longestLine {
      to += 1
      while to < whole.upperBound, bytes[to] & 0xC0 == 0x80 { to += 1 }
      shown += 1
    }
    var text = String(decoding: bytes[from..<to], as: UTF8.self)
    if from > whole.lowerBound { text = "…" + String(text.unicodeScalars.dropFirst()) }
    if to < whole.upperBound { text += "…" }
    return (text, column)
  }
}

extension Diagnostic {
  fileprivate static func notShown(_ problems: [Problem], file: String) -> Diagnostic {
    let errors = problems.count { $0.severity == .error }
    let atLeast = problems.count + Problem.shown >= Problem.most ? "at least " : ""
    return Diagnostic(
      errors > 0 ? .error : .warning,
      "\(atLeast)\(errors > 0 ? "\(errors) more errors" : "\(problems.count) more warnings") are not shown",
      at: SourceLocation(file: file), help: "mend the ones that are shown first")
  }
}
