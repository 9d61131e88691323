import MemoryModel

extension Parser {
  /// Where entries stand, for what may stand there.
  enum Home {
    case code, globals, heap, frame, field
  }

  /// The entries up to a closing brace, and past it.
  mutating func entries(until closing: UInt8, openedAt open: Int, home: Home) -> [EntrySyntax] {
    var entries: [EntrySyntax] = []
    while true {
      let hasBlank = skipBlank()
      if bytes[at] == closing {
        at += 1
        return entries
      }
      if at >= end || startsBlock() {
        reportUnclosed(open)
        return entries
      }
      let leading = takePending()
      var entry = EntrySyntax()
      entry.hasBlankBefore = hasBlank
      let start = at
      do {
        try countCell()
        try self.entry(&entry, home: home)
        entry.span = Span(start, at)
        try endOfEntry(closing: closing)
      } catch {
        switch unwinding {
        case .none: recover(from: start, closing: closing)
        case .toEntry: unwinding = .none
        case .toTop: break
        }
        entry.span = Span(start, max(start, at))
      }
      let inner = takePending()
      entry.trivia = trivia(leading: leading + inner, trailing: commentOnLine())
      if !entry.name.isEmpty || entry.isGap { entries.append(entry) }
      if unwinding != .none { return entries }
    }
  }

  /// Whether a region, state or function starts here, which means that a brace before was forgotten.
  private func startsBlock() -> Bool {
    guard let end = identifierEnd(at: at) else { return false }
    let word = at..<end
    var next = skippingSpaces(end)
    let isFunction = isWord(word, "fn")
    guard
      isFunction || isWord(word, "stack") || isWord(word, "heap") || isWord(word, "globals") || isWord(word, "code")
        || isWord(word, "state") || isWord(word, "cut")
    else { return false }
    if isFunction, let name = identifierEnd(at: next) {
      next = skippingSpaces(name)
      return bytes[next] == UInt8(ascii: "{") || bytes[next] == 0x0A
    }
    if bytes[next] == UInt8(ascii: "\"") {
      next += 1
      while next < self.end, bytes[next] != UInt8(ascii: "\""), bytes[next] != 0x0A { next += 1 }
      next = skippingSpaces(next + 1)
    }
    return next < self.end && bytes[next] == UInt8(ascii: "{")
  }

  mutating func reportUnclosed(_ open: Int) {
    if unwinding == .none { _ = neverClosed(open) }
    unwinding = .toTop
  }

  mutating func countCell() throws(Failure) {
    cells += 1
    guard cells > limits.cells else { return }
    problems.append(.tooManyCells(limit: limits.cells, token()))
    unwinding = .toTop
    at = end
    throw Failure()
  }

  // MARK: One entry

  private mutating func entry(_ entry: inout EntrySyntax, home: Home) throws(Failure) {
    let start = at
    if takeDots() {
      entry.isGap = true
      if Self.isDigit(bytes[skippingSpaces(at)]) {
        skipSpaces()
        throw fail(
          "only arrays say how much is left out", token(), help: "write \"...\" alone for fields that are not shown")
      }
      return
    }
    try words(&entry, home: home)
    entry.name = try name("a name")
    if bytes[at] == UInt8(ascii: "#"), Self.isDigit(bytes[at + 1]) {
      throw fail(
        "a cell's own name has no number", at..<(digitsEnd(at: at + 1) ?? at + 1),
        help: "leave it out; only places that point at it are numbered")
    }
    skipSpaces()
    if bytes[at] == UInt8(ascii: ":") {
      if bytes[at + 1] == UInt8(ascii: ":") {
        throw fail("expected \":\" or \"=\", found \"::\"", at..<(at + 2), help: "such a name stands in quotes")
      }
      at += 1
      skipSpaces()
      entry.type = try type()
    }
    try attributes(&entry)
    if take(UInt8(ascii: "=")) {
      skipSpaces()
      if atLineEnd || atComment { throw expected("a value after \"=\"") }
      entry.value = try value()
      return
    }
    if atLineEnd || atComment || bytes[at] == UInt8(ascii: ",") || Self.isClosing(bytes[at]) { return }
    let isTyped = !entry.type.isEmpty
    throw expected(
      isTyped ? "\"=\" or the end of the line" : "\":\" or \"=\"",
      help: isTyped ? nil : "a cell is written \"\(text(start..<entry.name.end)): Type = value\"")
  }

  static func isClosing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }

  /// The words before a name: a lifecycle, `const`, `static`, `static mut`. They are names where no name follows.
  private mutating func words(_ entry: inout EntrySyntax, home: Home) throws(Failure) {
    while let wordEnd = identifierEnd(at: at) {
      let word = at..<wordEnd
      let next = skippingSpaces(wordEnd)
      guard isNameStart(at: next), next > wordEnd || bytes[next] == UInt8(ascii: "\""),
        let nextEnd = identifierEnd(at: next) ?? digitsEnd(at: next) ?? Optional(next),
        !isSizeAttribute(next..<nextEnd)
      else { return }
      if let lifecycle = lifecycle(word) {
        guard entry.lifecycle == .live else { throw fail("a cell has one lifecycle", word) }
        entry.lifecycle = lifecycle
      } else if isWord(word, "maybe"), isWord(next..<nextEnd, "moved"), isNameStart(at: skippingSpaces(nextEnd)) {
        guard entry.lifecycle == .live else { throw fail("a cell has one lifecycle", word) }
        entry.lifecycle = .maybeMoved
        at = skippingSpaces(nextEnd)
        continue
      } else if isWord(word, "const") {
        guard home == .code else {
          throw fail(
            "a const does not stand here", word,
            help: "write it in the function that uses it: \"code { fn main { … } }\"")
        }
        entry.storage = .const
      } else if isWord(word, "static") {
        guard home == .globals else {
          throw fail("a static does not stand here", word, help: "write it in \"globals { … }\"")
        }
        entry.storage = .static(mutable: false)
        if isWord(next..<nextEnd, "mut"), isNameStart(at: skippingSpaces(nextEnd)) {
          entry.storage = .static(mutable: true)
          at = skippingSpaces(nextEnd)
          continue
        }
      } else {
        if isWord(word, "let") {
          throw fail("\"let\" is not written here", word, help: "a cell starts with its name: \"name: Type = value\"")
        }
        return
      }
      at = next
    }
  }

  private func lifecycle(_ word: Range<Int>) -> Lifecycle? {
    if isWord(word, "moved") { return .moved }
    if isWord(word, "dropped") { return .dropped }
    if isWord(word, "freed") { return .freed }
    if isWord(word, "uninit") { return .uninitialized }
    return nil
  }

  /// `@0x7ffd5e08` and `size 4`, in either order.
  private mutating func attributes(_ entry: inout EntrySyntax) throws(Failure) {
    while true {
      skipSpaces()
      if bytes[at] == UInt8(ascii: "@") {
        guard entry.address == nil else { throw fail("a cell has one address", at..<(at + 1)) }
        at += 1
        entry.address = try address()
      } else if let wordEnd = identifierEnd(at: at), isSizeAttribute(at..<wordEnd) {
        guard entry.size == nil else { throw fail("a cell has one size", at..<wordEnd) }
        at = skippingSpaces(wordEnd)
        entry.size = try number("a size in bytes")
        if Self.isNameByte(bytes[at]) { throw expected("a size in bytes") }
      } else {
        return
      }
    }
  }

  /// An entry ends at a comma, at the end of its line, or before a closing bracket.
  mutating func endOfEntry(closing: UInt8) throws(Failure) {
    skipSpaces()
    if take(UInt8(ascii: ",")) || atLineEnd || atComment || bytes[at] == closing {
      // A comma may also stand at the start of the next line.
      return
    }
    if bytes[at] == UInt8(ascii: "-"), bytes[at + 1] == UInt8(ascii: ">") { throw arrow() }
    throw expected("\",\" or the end of the line")
  }

  // MARK: Recovery

  /// Goes to the end of an entry that could not be read.
  mutating func recover(from start: Int, closing: UInt8) {
    at = start
    // The brackets that are open, and how many of them are braces.
    var open: [UInt8] = []
    var braces = 0
    while at < end {
      switch bytes[at] {
      case UInt8(ascii: ","):
        at += 1
        if open.isEmpty { return }
      case 0x0A:
        if open.isEmpty { return }
        at += 1
        if braces == 0, looksLikeEntry() { return }
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        if bytes[at] == UInt8(ascii: "{") { braces += 1 }
        open.append(Self.closing(bytes[at]))
        at += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        let byte = bytes[at]
        if open.isEmpty, byte == closing || byte == UInt8(ascii: "}") { return }
        at += 1
        // A bracket that was forgotten ends with the brace around it.
        if byte == UInt8(ascii: "}") ? braces > 0 : open.last == byte {
          while let last = open.popLast(), last != byte {}
          if byte == UInt8(ascii: "}") { braces -= 1 }
        } else if byte == UInt8(ascii: "}") {
          at -= 1
          return
        }
      case UInt8(ascii: "\""):
        at += 1
        while at < end, bytes[at] != UInt8(ascii: "\""), bytes[at] != 0x0A {
          at += bytes[at] == UInt8(ascii: "\\") && bytes[at + 1] != 0x0A ? 2 : 1
        }
        if bytes[at] == UInt8(ascii: "\"") { at += 1 }
      case UInt8(ascii: "'") where bytes[at + 2] == UInt8(ascii: "'") && at + 2 < end: at += 3
      case UInt8(ascii: "/") where atComment: _ = comment()
      default: at += 1
      }
    }
    at = min(at, end)
  }
}
