import Diagnostics
import MemoryModel

extension Parser {
  /// Whether `cut {` starts here.
  var startsCut: Bool {
    guard let end = identifierEnd(at: at), isWord(at..<end, "cut") else { return false }
    let next = skippingSpaces(end)
    return bytes[next] == UInt8(ascii: "{") || bytes[next] == 0x0A || next >= self.end
  }

  /// A `cut { … }`, for a file or a state; the word stands here. A second one is reported and added.
  mutating func cut(into cut: inout CutSyntax, leading: [Trivia.Line], hasBlank: Bool) throws(Failure) {
    let start = at
    at += 3
    skipSpaces()
    let open = at
    guard take(UInt8(ascii: "{")) else { throw expected("\"{\"") }
    let opening = commentOnLine()
    var own = CutSyntax()
    own.isWritten = true
    own.hasBlankBefore = hasBlank
    own.directives = directives(until: UInt8(ascii: "}"), openedAt: open)
    own.span = Span(start, at)
    own.inner = trivia(opening: opening, closing: takePending())
    own.trivia = trivia(leading: leading, trailing: commentOnLine())
    if cut.isWritten {
      report(
        "there are two cuts", start..<(start + 3),
        notes: [Problem.Note(message: "the first one is here", range: cut.span.start..<(cut.span.start + 3))],
        help: "write everything in one")
      cut.directives += own.directives
    } else {
      cut = own
    }
    if unwinding != .none { throw Failure() }
  }

  /// The directives up to a closing brace, and past it; or, where there is none, up to the file's end or a state.
  mutating func directives(until closing: UInt8?, openedAt open: Int = 0) -> [DirectiveSyntax] {
    var directives: [DirectiveSyntax] = []
    while true {
      let hasBlank = skipBlank()
      if let closing, bytes[at] == closing, at < end {
        at += 1
        return directives
      }
      if closing == nil ? at >= end || startsStateOfCut : at >= end || startsRegionBlock {
        if closing != nil { reportUnclosed(open) }
        return directives
      }
      let leading = takePending()
      var directive = DirectiveSyntax()
      directive.hasBlankBefore = hasBlank
      let start = at
      do {
        try countCell()
        try self.directive(&directive)
        directive.span = Span(start, at)
        skipSpaces()
        if !atLineEnd, !atComment, closing == nil || bytes[at] != closing { throw expected("the end of the line") }
        directive.isWhole = true
      } catch {
        if unwinding == .toTop { return directives }
        unwinding = .none
        endDirective(closing: closing)
      }
      directive.trivia = trivia(leading: leading + takePending(), trailing: commentOnLine())
      if directive.isWhole { directives.append(directive) }
    }
  }

  /// Whether a region or state starts here, which means that the brace before was forgotten.
  private var startsRegionBlock: Bool {
    guard let wordEnd = identifierEnd(at: at) else { return false }
    let word = text(at..<wordEnd)
    return word == "state" || word == "memory" || Region(rawValue: word) != nil
  }

  /// Whether a state's directives start here in a file of directives.
  var startsStateOfCut: Bool { identifierEnd(at: at).map { isWord(at..<$0, "state") } ?? false }

  /// Goes to the end of the line, or before the bracket that ends it.
  private mutating func endDirective(closing: UInt8?) {
    while at < end, bytes[at] != 0x0A, closing == nil || bytes[at] != closing, !atComment {
      if bytes[at] == UInt8(ascii: "\"") {
        at += 1
        while at < end, bytes[at] != UInt8(ascii: "\""), bytes[at] != 0x0A {
          at += bytes[at] == UInt8(ascii: "\\") && bytes[at + 1] != 0x0A ? 2 : 1
        }
        if bytes[at] == 0x0A || at >= end {
          at = min(at, end)
          return
        }
      }
      at += 1
    }
  }

  // MARK: One directive

  private mutating func directive(_ directive: inout DirectiveSyntax) throws(Failure) {
    guard let wordEnd = identifierEnd(at: at) else {
      throw expected("a directive such as \"hide\"", help: Self.directiveHelp)
    }
    let range = at..<wordEnd
    guard let word = CutDirective.Word(rawValue: text(range)) else {
      let near = nearest.among(CutDirective.Word.allCases.map(\.rawValue), to: text(range))
      throw fail(
        "there is no directive \"\(text(range.prefix(60)))\"", range,
        help: Finding.didYouMean(near)
          ?? (isWord(range, "cut") ? "in a file of its own the directives stand without \"cut\"" : Self.directiveHelp))
    }
    directive.word = word
    at = wordEnd
    skipSpaces()
    switch word {
    case .hide, .keep, .highlight, .order:
      repeat {
        skipSpaces()
        directive.places.append(try cutPlace())
        skipSpaces()
      } while take(UInt8(ascii: ","))
    case .rename:
      directive.places = [try cutPlace()]
      skipSpaces()
      directive.text = try name("the new name")
    case .note:
      directive.places = [try cutPlace()]
      skipSpaces()
      directive.text = try quotedText("the note's text in double quotes")
    case .detail:
      directive.places = [try cutPlace()]
      skipSpaces()
      directive.detail = try detail()
    case .caption: directive.text = try quotedText("the caption in double quotes")
    }
  }

  private static let directiveHelp =
    "the directives are " + CutDirective.Word.allCases.map(\.rawValue).joined(separator: ", ")

  private mutating func quotedText(_ what: String) throws(Failure) -> Span {
    guard bytes[at] == UInt8(ascii: "\"") else { throw expected(what) }
    let start = at
    try string()
    let span = Span(start, at)
    try checkText(try unquoted(span), start..<at)
    return span
  }

  private mutating func detail() throws(Failure) -> CutDetail {
    guard let wordEnd = identifierEnd(at: at) else { throw expected("a detail", help: Self.detailHelp) }
    guard let detail = CutDetail(rawValue: text(at..<wordEnd)) else {
      let near = nearest.among(CutDetail.allCases.map(\.rawValue), to: text(at..<wordEnd))
      throw fail(
        "there is no detail \"\(text((at..<wordEnd).prefix(60)))\"", at..<wordEnd,
        help: Finding.didYouMean(near) ?? Self.detailHelp)
    }
    at = wordEnd
    return detail
  }

  private static let detailHelp = "it is one of " + CutDetail.allCases.map(\.rawValue).joined(separator: ", ")

  /// A place: a cell's, or a frame's, a thread's as `stack/main`, a region's as `heap`.
  mutating func cutPlace() throws(Failure) -> CutPlaceSyntax {
    let start = at
    if let wordEnd = identifierEnd(at: at), let region = Region(rawValue: text(at..<wordEnd)) {
      if bytes[wordEnd] != UInt8(ascii: "/"), bytes[wordEnd] != UInt8(ascii: "."), bytes[wordEnd] != UInt8(ascii: "["),
        bytes[wordEnd] != UInt8(ascii: "#")
      {
        at = wordEnd
        return CutPlaceSyntax(written: .region(region), span: Span(start, at))
      }
      if region == .stack, bytes[wordEnd] == UInt8(ascii: "/") {
        at = wordEnd + 1
        let thread = nameText(try name("a thread"))
        if bytes[at] != UInt8(ascii: "/") || isComment(at: at) {
          return CutPlaceSyntax(written: .thread(thread), span: Span(start, at))
        }
        at = start
      }
    }
    let place = try place("a place")
    if place.range != nil {
      throw fail("a directive names whole places, no ranges", place.rangeSpan.range, help: "leave the range out")
    }
    return CutPlaceSyntax(written: .place(place.written), span: place.span)
  }
}
