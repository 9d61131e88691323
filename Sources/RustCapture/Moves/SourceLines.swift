/// A source file's text by line, to see what stands at a span.
struct SourceLines {
  private var lines: [MIRText]

  init(_ text: [UInt8]) {
    lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  /// nil where the span goes over lines or beyond the text.
  func text(of span: MIRSpan) -> MIRText? {
    guard span.line == span.endLine, lines.indices.contains(span.line - 1) else { return nil }
    let line = Array(lines[span.line - 1].string.unicodeScalars)
    guard span.column >= 1, span.column <= span.endColumn, span.endColumn - 1 <= line.count else { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: line[(span.column - 1)..<(span.endColumn - 1)])
    return Array(String(text).utf8)[...]
  }
}

extension SourceLines {
  /// What stands from a place on to the next opening brace, as one line.
  func header(line: Int, column: Int) -> String? {
    guard lines.indices.contains(line - 1), column >= 1 else { return nil }
    var text = String(lines[line - 1].string.unicodeScalars.dropFirst(column - 1))
    var next = line
    while !text.contains("{"), lines.indices.contains(next), next < line + 16 {
      text += " " + lines[next].trimmed.string
      next += 1
    }
    return text
  }
}

extension MIRText {
  /// Where a name stands first that is not part of a longer one.
  func first(word: String) -> Index? {
    let name = Array(word.utf8)
    func isPart(_ byte: UInt8) -> Bool {
      isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7a)
    }
    return indices.first { at in
      self[at...].starts(with: name) && (at == startIndex || !isPart(self[at - 1]))
        && (at + name.count == endIndex || !isPart(self[at + name.count]))
    }
  }
}
