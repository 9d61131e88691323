import Diagnostics

/// Something wrong in a style sheet, by its bytes.
struct StyleProblem: Error {
  var message: String
  var range: Range<Int>
  var help: String?

  init(_ message: String, _ range: Range<Int>, help: String? = nil) {
    self.message = message
    self.range = range
    self.help = help
  }
}

extension StyleProblem {
  /// Beyond this many problems of one file only their number is told.
  static let limit = 100
  /// Of a longer line only a part is shown.
  private static let longestLine = 240

  /// In the order of the file, with lines and columns.
  static func diagnostics(_ problems: [StyleProblem], in bytes: [UInt8], file: String) -> [Diagnostic] {
    let sorted = problems.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    var diagnostics = sorted.prefix(limit).map { _, problem in
      Diagnostic.error(problem.message, at: location(of: problem.range, in: bytes, file: file), help: problem.help)
    }
    if sorted.count > limit { diagnostics.append(furtherErrors(sorted.count - limit, file: file)) }
    return diagnostics
  }

  private static func location(of range: Range<Int>, in bytes: [UInt8], file: String) -> SourceLocation {
    let start = min(range.lowerBound, bytes.count)
    var lineStart = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = bytes[..<lineStart].count { $0 == 0x0A } + 1
    if lineStart == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { lineStart = min(3, start) }
    var lineEnd = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    if lineEnd > start, bytes[lineEnd - 1] == 0x0D { lineEnd -= 1 }
    func scalars(_ range: Range<Int>) -> Int { bytes[range].count { $0 & 0xC0 != 0x80 } }
    let column = scalars(lineStart..<start) + 1
    var location = SourceLocation(
      file: file, line: line, column: column,
      length: max(1, scalars(start..<max(start, min(range.upperBound, lineEnd)))))
    let text = String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self).unicodeScalars
    let first = text.count > longestLine ? max(0, column - 1 - longestLine / 3) : 0
    location.sourceLine = String(text.dropFirst(first).prefix(longestLine))
    location.sourceLineStart = first + 1
    return location
  }
}

// MARK: What can be wrong

extension StyleProblem {
  static func furtherErrors(_ count: Int, file: String) -> Diagnostic {
    .error("and \(count) more \(count == 1 ? "error" : "errors")", at: SourceLocation(file: file))
  }

  static func unknownKey(_ path: String, _ near: String?, known: [String], _ range: Range<Int>) -> StyleProblem {
    if path.hasPrefix("pointers."), path.utf8.count(where: { $0 == UInt8(ascii: ".") }) == 1 {
      return StyleProblem(
        "there is no pointer kind \"\(path.dropFirst("pointers.".count))\"", range, help: help(near, known: known))
    }
    return StyleProblem("styles have no key \"\(path)\"", range, help: help(near, known: known))
  }

  static func wrongType(_ path: String, expected: String, found: String, _ range: Range<Int>) -> StyleProblem {
    StyleProblem("\"\(path)\" is \(expected), not \(found)", range)
  }

  static func badColor(_ text: String, allowsNone: Bool, _ range: Range<Int>) -> StyleProblem {
    StyleProblem(
      "\"\(text)\" is no colour", range,
      help: "write it as \"#RRGGBB\" or \"#RRGGBBAA\"" + (allowsNone ? ", or \"none\"" : ""))
  }

  static func badLength(_ text: String, _ range: Range<Int>) -> StyleProblem {
    StyleProblem("\"\(text)\" is no length", range, help: "write points as 9, or a unit: \"9pt\", \"2mm\", \"0.1in\"")
  }

  static func outOfRange(
    _ path: String, _ limits: ClosedRange<Double>, unit: String, _ range: Range<Int>
  ) -> StyleProblem {
    StyleProblem(
      "\"\(path)\" must be between \(short(limits.lowerBound)) and \(short(limits.upperBound))\(unit)", range)
  }

  static func unknownValue(_ path: String, _ text: String, _ near: String?, known: [String], _ range: Range<Int>)
    -> StyleProblem
  {
    StyleProblem("\"\(path)\" cannot be \"\(text)\"", range, help: help(near, known: known))
  }

  static func badFamily(_ text: String, _ range: Range<Int>) -> StyleProblem {
    StyleProblem(
      "\"\(text)\" is no font family", range,
      help: "name one family; others stand in \"fonts.fallbacks\", each in its own quotes")
  }

  static func incomplete(_ missing: [String]) -> StyleProblem {
    let others = missing.count > 1 ? " and \(missing.count - 1) more" : ""
    return StyleProblem(
      "the style has no \"\(missing.first ?? "")\"\(others)", 0..<0,
      help: "start the file with extends = \"print\" to take what it does not say from there")
  }

  static func extendsItself(_ files: [String], _ range: Range<Int>) -> StyleProblem {
    StyleProblem("the style extends itself: " + files.map { "\"\($0)\"" }.joined(separator: " → "), range)
  }

  private static func help(_ near: String?, known: [String]) -> String {
    near.map { "did you mean \"\($0)\"?" } ?? "expected " + list(known)
  }

  private static func list(_ names: [String]) -> String {
    let quoted = names.map { "\"\($0)\"" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }

  private static func short(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }
}
