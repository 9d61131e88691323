import MemoryModel

/// Lines of a program's source: a state's, and those at which its frames stand.
extension Parser {
  /// Whether a line `source "main.rs" line 12` starts here.
  var startsSource: Bool { identifierEnd(at: at).map { isWord(at..<$0, "source") } ?? false }

  mutating func source(into state: inout StateSyntax, leading: [Trivia.Line], hasBlank: Bool) throws(Failure) {
    var source = SourceSyntax()
    let start = at
    at += 6
    skipSpaces()
    guard bytes[at] == UInt8(ascii: "\"") else {
      throw expected("the source's path in double quotes", help: "for example: source \"main.rs\" line 12")
    }
    source.path = try name("the source's path")
    guard let (line, span) = try lineAttribute() else { throw expected("\"line\" and a number") }
    source.line = line
    source.lineSpan = span
    source.span = Span(start, at)
    source.hasBlankBefore = hasBlank
    source.trivia = trivia(leading: leading, trailing: commentOnLine())
    if let first = state.source {
      report(
        "a state has one source", start..<(start + 6),
        notes: [Problem.Note(message: "the first one is here", range: first.span.range)], help: "leave one out")
    } else {
      state.source = source
    }
  }

  /// `line 7` behind a path or a frame's name.
  mutating func lineAttribute() throws(Failure) -> (line: Int, span: Span)? {
    skipSpaces()
    guard take(word: "line") else { return nil }
    skipSpaces()
    let start = at
    let line = try number("the number of a line")
    if Self.isNameByte(bytes[at]) { throw expected("the number of a line") }
    return (line, Span(start, at))
  }
}
