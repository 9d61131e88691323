extension Parser {
  private struct Bracket {
    var position: Int
    var closing: UInt8
    /// Whether these are the parameters of a `fn` or `Fn…`, which may be followed by an arrow.
    var isFunction: Bool
  }

  /// What the token before means for the one that follows.
  private enum Before {
    case start
    /// A name or closing bracket: the type may end here.
    case complete
    case functionName
    case functionParameters
    /// `extern`, with an ABI in quotes or without.
    case externWord
    /// `&`, `::`, `mut`, …: more must follow.
    case open
  }

  /// A type: everything up to the first `=`, `@`, `size` or end of the entry outside brackets.
  mutating func type() throws(Failure) -> Span {
    let start = at
    var last = at
    var brackets: [Bracket] = []
    var before = Before.start
    while true {
      skipSpaces()
      if at >= end {
        if let open = brackets.last { throw neverClosed(open.position) }
        break
      }
      let byte = bytes[at]
      if Self.isNameByte(byte) || byte >= 0x80 {
        let word = try typeWord()
        if brackets.isEmpty, before != .start, before != .open, before != .externWord, isSizeAttribute(word) {
          at = word.lowerBound
          break
        }
        before =
          isFunctionName(word)
          ? .functionName : isWord(word, "extern") ? .externWord : isOpenWord(word) ? .open : .complete
        last = at
        continue
      }
      if brackets.isEmpty, byte == UInt8(ascii: "=") || byte == UInt8(ascii: "@") || byte == UInt8(ascii: ",") { break }
      switch byte {
      case 0x0A, 0x0D:
        guard let open = brackets.last else { return try finishType(start, last, before) }
        at += 1
        if looksLikeEntry() { throw neverClosed(open.position) }
        continue
      case UInt8(ascii: "/") where atComment:
        guard !brackets.isEmpty else { return try finishType(start, last, before) }
        pending.append(Trivia.Line(span: comment(), hasBlankBefore: false))
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"):
        guard brackets.count < limits.depth else {
          let open = brackets[0].position
          problems.append(.tooDeep(limit: limits.depth, at..<(at + 1)))
          at = open
          throw Failure()
        }
        brackets.append(
          Bracket(position: at, closing: Self.closing(byte), isFunction: before == .functionName && byte == 0x28))
        before = .open
        at += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"):
        guard let open = brackets.last else {
          if byte != UInt8(ascii: ">") { return try finishType(start, last, before) }
          throw fail("\">\" closes nothing in this type", at..<(at + 1))
        }
        guard open.closing == byte else { throw mismatch(open.position, expected: open.closing) }
        brackets.removeLast()
        before = open.isFunction ? .functionParameters : .complete
        at += 1
      case UInt8(ascii: "-") where bytes[at + 1] == UInt8(ascii: ">"):
        guard before == .functionParameters else { throw arrow() }
        before = .open
        at += 2
      case UInt8(ascii: "\""):
        guard before == .externWord || !brackets.isEmpty else {
          throw fail("a string cannot stand in a type", token(), help: "a value stands after \"=\"")
        }
        try string()
        before = .open
      case UInt8(ascii: "'"):
        at += 1
        guard let end = identifierEnd(at: at) else { throw expected("a lifetime after \"'\"") }
        at = end
        before = .open
      case UInt8(ascii: "!"):
        at += 1
        before = .complete
      case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "#"),
        UInt8(ascii: "?"), UInt8(ascii: "."):
        at += 1
        before = .open
      default:
        guard !brackets.isEmpty, byte > 0x20 else {
          throw fail("\(describe(token())) cannot stand in a type", token(), help: "a value stands after \"=\"")
        }
        at += 1
        before = .open
      }
      last = at
    }
    return try finishType(start, last, before)
  }

  private mutating func finishType(_ start: Int, _ last: Int, _ before: Before) throws(Failure) -> Span {
    switch before {
    case .start: throw expected("a type after \":\"")
    case .open where bytes[last - 1] == UInt8(ascii: "&") || bytes[last - 1] == UInt8(ascii: ":"):
      throw expected("the rest of the type")
    default: return Span(start, last)
    }
  }

  /// A name or number in a type. Inside brackets anything goes; the compiler has stranger names than one types.
  private mutating func typeWord() throws(Failure) -> Range<Int> {
    let start = at
    if let end = identifierEnd(at: at) {
      at = end
    } else if let end = digitsEnd(at: at) {
      at = end
      while Self.isNameByte(bytes[at]) { at += 1 }
    } else {
      throw fail("\(describe(token())) cannot stand in a type", token())
    }
    return start..<at
  }

  private func isFunctionName(_ word: Range<Int>) -> Bool {
    if isWord(word, "fn") { return true }
    var start = word.lowerBound
    if word.count > 5, isWord(start..<(start + 5), "Async") { start += 5 }
    return word.upperBound - start >= 2 && isWord(start..<(start + 2), "Fn")
  }

  private func isOpenWord(_ word: Range<Int>) -> Bool {
    isWord(word, "mut") || isWord(word, "const") || isWord(word, "dyn") || isWord(word, "impl")
      || isWord(word, "unsafe") || isWord(word, "as") || isWord(word, "for")
  }

  /// Whether this word is `size` with a number after it.
  func isSizeAttribute(_ word: Range<Int>) -> Bool {
    guard isWord(word, "size") else { return false }
    var next = word.upperBound
    while bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    return next > word.upperBound && Self.isDigit(bytes[next])
  }

  // MARK: Brackets

  static func closing(_ bracket: UInt8) -> UInt8 {
    switch bracket {
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    default: UInt8(ascii: ">")
    }
  }

  mutating func neverClosed(_ position: Int) -> Failure {
    isTorn = true
    unwinding = at >= end || bytes[position] == UInt8(ascii: "{") ? .toTop : .toEntry
    let closing = UnicodeScalar(Self.closing(bytes[position]))
    return fail(
      "\"\(UnicodeScalar(bytes[position]))\" is never closed", position..<(position + 1),
      help: "write \"\(closing)\" where it ends")
  }

  mutating func mismatch(_ position: Int, expected closing: UInt8) -> Failure {
    report(
      "expected \"\(UnicodeScalar(closing))\", found \(describe(token()))", token(),
      notes: [
        Problem.Note(message: "\"\(UnicodeScalar(bytes[position]))\" stands here", range: position..<(position + 1))
      ])
    return Failure()
  }

  /// Whether what stands from here on this line is the start of another entry or the end of a block, which means that
  /// a bracket before was forgotten.
  func looksLikeEntry() -> Bool {
    var next = at
    while bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    if bytes[next] == UInt8(ascii: "}") { return true }
    guard let end = identifierEnd(at: next) else { return false }
    next = end
    while bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    return (bytes[next] == UInt8(ascii: ":") && bytes[next + 1] != UInt8(ascii: ":"))
      || bytes[next] == UInt8(ascii: "=")
  }

  mutating func arrow() -> Failure {
    var next = at + 2
    while bytes[next] == 0x20 || bytes[next] == UInt8(ascii: "&") { next += 1 }
    let range = at..<(at + 2)
    at = next
    let place = identifierEnd(at: next).map { text(next..<$0) } ?? "place"
    return fail(
      "\"->\" belongs to a type only after \"fn(…)\"", range,
      help: "a pointer is written with its target: \"= &\(place)\"")
  }
}

extension Parser {
  /// A type's text, with every run of spaces, line ends and comments as one space, and none inside next to a bracket.
  func typeText(_ span: Span) -> String {
    let range = span.range
    let isTidy = range.allSatisfy { at in
      if bytes[at] == UInt8(ascii: "/") || bytes[at] == UInt8(ascii: "\"") { return false }
      return bytes[at] > 0x20
        || (bytes[at] == 0x20 && bytes[at + 1] > 0x20 && !Self.isOpening(bytes[at - 1]) && !Self.closes(bytes[at + 1]))
    }
    if isTidy { return text(range) }
    var result: [UInt8] = []
    var isInString = false
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = bytes[at]
      if isInString, byte == UInt8(ascii: "\\") {
        result += bytes[at...(at + 1)]
        at += 2
        continue
      }
      if byte == UInt8(ascii: "\"") { isInString.toggle() }
      if isInString || byte > 0x20 && !isComment(at: at) {
        if Self.closes(byte), !isInString, result.last == 0x20 { result.removeLast() }
        result.append(byte)
      } else {
        if isComment(at: at) { while bytes[at] != 0x0A { at += 1 } }
        if let last = result.last, last != 0x20, !Self.isOpening(last) { result.append(0x20) }
      }
      at += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<")
  }

  private static func closes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ">")
  }
}
