/// A source in lines, as an excerpt shows them.
struct SourceText {
  struct Run: Hashable {
    var text: String
    /// From the line's start, tabs counted as the columns they take.
    var column: Int
    var kind: RustScanner.Kind
  }

  struct Line: Hashable {
    var runs: [Run] = []
    /// What the comment `// <---` says, which is not among the runs; nil where there is none.
    var marker: String?
    var isBlank: Bool { runs.isEmpty && marker == nil }
    /// Columns before the first run, or the marker.
    var indentation = 0
    var end: Int { runs.last.map { $0.column + $0.text.count } ?? indentation }
  }

  private(set) var lines: [Line] = []
  let scanner: RustScanner

  static let tab = 4

  init(_ text: String) {
    // A byte order mark is no character.
    let bytes = Array((text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text).utf8)
    scanner = RustScanner(bytes)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      lines.append(line(bytes, start..<end))
      start = end + 1
    }
  }

  private func line(_ bytes: [UInt8], _ range: Range<Int>) -> Line {
    var line = Line()
    var column = 0
    var at = range.lowerBound
    while at < range.upperBound {
      if bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0D {
        column = bytes[at] == 0x09 ? (column / Self.tab + 1) * Self.tab : column + 1
        at += 1
        continue
      }
      let kind = scanner.kinds[at]
      if kind == .comment, let marker = Self.marker(bytes, at..<range.upperBound) {
        line.marker = marker
        if line.runs.isEmpty { line.indentation = column }
        return line
      }
      // Words of one kind with single spaces between them are one text.
      var end = at
      while end < range.upperBound, scanner.kinds[end] == kind, !Self.endsRun(bytes, end, range.upperBound) { end += 1 }
      var last = end
      while last > at + 1, bytes[last - 1] == 0x20 { last -= 1 }
      let text = DrawnText.shown(String(decoding: bytes[at..<last], as: UTF8.self), limit: .max)
      if line.runs.isEmpty { line.indentation = column }
      line.runs.append(Run(text: text, column: column, kind: kind))
      column += text.count + end - last
      at = end
    }
    return line
  }

  /// At a tab, at several spaces, and at a space before something of another kind.
  private static func endsRun(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    func isSpace(_ index: Int) -> Bool { index >= end || [0x20, 0x09, 0x0D].contains(bytes[index]) }
    return bytes[at] == 0x09 || bytes[at] == 0x0D || (isSpace(at) && isSpace(at + 1))
  }

  /// What a marker comment says.
  private static func marker(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
    var text = Substring(decoding: bytes[range], as: UTF8.self)
    guard text.hasPrefix("//") else { return nil }
    text = text.dropFirst(2).drop { $0 == " " || $0 == "\t" }
    guard text.hasPrefix("<---") else { return nil }
    text = text.dropFirst(4).drop { $0 == "-" }
    let words = text.split { $0 == " " || $0 == "\t" || $0 == "\r" }.joined(separator: " ")
    return DrawnText.shown(words, limit: 40)
  }
}
