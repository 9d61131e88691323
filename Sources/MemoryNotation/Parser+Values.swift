import MemoryModel

extension Parser {
  /// What stands after `=`, or as an element. Small, as brackets in brackets come back here.
  mutating func value() throws(Failure) -> ValueSyntax {
    switch bytes[at] {
    case UInt8(ascii: "{"): return try compound(.fields, closing: UInt8(ascii: "}"))
    case UInt8(ascii: "["): return try compound(.elements, closing: UInt8(ascii: "]"))
    default: return try otherValue()
    }
  }

  private mutating func otherValue() throws(Failure) -> ValueSyntax {
    let start = at
    switch bytes[at] {
    case UInt8(ascii: "?"):
      at += 1
      return ValueSyntax(kind: .uninitialized, span: Span(start, at))
    case UInt8(ascii: "_") where !Self.isNameByte(bytes[at + 1]) && bytes[at + 1] < 0x80:
      at += 1
      return ValueSyntax(kind: .opaque, span: Span(start, at))
    case UInt8(ascii: "&"): return try pointer()
    case UInt8(ascii: "("):
      let after = skippingSpaces(at + 1)
      if bytes[after] == UInt8(ascii: ")") {
        guard after == at + 1 else { throw fail("the unit value is written \"()\"", at..<(after + 1)) }
        at += 2
        return ValueSyntax(kind: .scalar, span: Span(start, at))
      }
      return try compound(.tuple, closing: UInt8(ascii: ")"))
    case UInt8(ascii: "-") where bytes[at + 1] == UInt8(ascii: ">"): throw arrow()
    default: break
    }
    if try literal() { return ValueSyntax(kind: .scalar, span: Span(start, at)) }
    guard let path = try path() else {
      throw expected(
        "a value", help: "a value is a literal, \"&place\", \"?\", \"_\", \"{ … }\", \"( … )\" or \"[ … ]\"")
    }
    let next = skippingSpaces(at)
    if bytes[next] == UInt8(ascii: "{") || bytes[next] == UInt8(ascii: "(") {
      let isTuple = bytes[next] == UInt8(ascii: "(")
      at = next
      var value: ValueSyntax
      if isTuple, bytes[next + 1] == UInt8(ascii: ")") {
        at += 2
        value = ValueSyntax(kind: .variant, span: Span(start, at))
      } else {
        value = try compound(isTuple ? .tupleVariant : .variant, closing: Self.closing(bytes[next]))
      }
      value.span = Span(start, at)
      value.name = Span(path.lowerBound, path.upperBound)
      return value
    }
    var value = ValueSyntax(kind: .scalar, span: Span(start, at))
    if isWord(path, "null") { value.kind = .null }
    if isWord(path, "dangling") { value.kind = .dangling }
    if value.kind != .scalar { value.pointerKind = try kind() }
    return value
  }

  /// A path such as `None` or `Color::Red`.
  mutating func path() throws(Failure) -> Range<Int>? {
    guard var end = identifierEnd(at: at) else { return nil }
    let start = at
    while bytes[end] == UInt8(ascii: ":"), bytes[end + 1] == UInt8(ascii: ":") {
      at = end + 2
      guard let next = identifierEnd(at: at) else { throw expected("a name after \"::\"") }
      end = next
    }
    at = end
    return start..<end
  }

  // MARK: Pointers

  private mutating func pointer() throws(Failure) -> ValueSyntax {
    let start = at
    at += 1
    skipSpaces()
    var value = ValueSyntax(kind: .place, span: Span(start, at))
    if bytes[at] == UInt8(ascii: "0"), bytes[at + 1] | 0x20 == UInt8(ascii: "x") {
      value.kind = .address
      value.number = try address()
    } else if takeDots() {
      value.kind = .hidden
    } else {
      let place = try place()
      value.number = UInt64(file.places.count)
      file.places.append(place)
    }
    value.span = Span(start, at)
    value.pointerKind = try kind()
    return value
  }

  /// A hexadecimal address of at most 64 bits.
  mutating func address() throws(Failure) -> UInt64 {
    let start = at
    guard bytes[at] == UInt8(ascii: "0"), bytes[at + 1] | 0x20 == UInt8(ascii: "x") else {
      throw expected("an address such as \"0x7ffe10\"")
    }
    at += 2
    while Self.isNameByte(bytes[at]) { at += 1 }
    guard let value = UInt64(text((start + 2)..<at).filter { $0 != "_" }, radix: 16) else {
      throw fail(
        "\"\(text((start..<at).prefix(40)))\" is no address", start..<at, help: "write up to 16 hexadecimal digits")
    }
    return value
  }

  /// The kind after `as`, if there is one.
  private mutating func kind() throws(Failure) -> PointerKind? {
    let before = at
    skipSpaces()
    guard take(word: "as") else {
      at = before
      return nil
    }
    skipSpaces()
    let start = at
    while Self.isNameByte(bytes[at]) || bytes[at] == UInt8(ascii: "-") { at += 1 }
    guard at > start else { throw expected("a kind of pointer after \"as\"", help: Self.kinds) }
    guard let kind = PointerKind(rawValue: text(start..<at)) else {
      let near = nearest.among(PointerKind.allCases.map(\.rawValue), to: text(start..<at))
      throw fail(
        "there is no kind of pointer \"\(text(start..<at))\"", start..<at,
        help: near.map { "did you mean \"\($0)\"?" } ?? Self.kinds)
    }
    return kind
  }

  private static let kinds = "the kinds are " + PointerKind.allCases.map(\.rawValue).joined(separator: ", ")

  // MARK: Brackets

  /// A value in brackets; the opening one stands here.
  private mutating func compound(_ kind: ValueSyntax.Kind, closing: UInt8) throws(Failure) -> ValueSyntax {
    let start = at
    guard depth < limits.depth else {
      problems.append(.tooDeep(limit: limits.depth, at..<(at + 1)))
      throw Failure()
    }
    depth += 1
    defer { depth -= 1 }
    at += 1
    var value = ValueSyntax(kind: kind, span: Span(start, at))
    let opening = commentOnLine()
    // Comments around the whole value belong to the entry it stands in.
    let outer = takePending()
    if kind == .fields || kind == .variant {
      value.children = entries(until: closing, openedAt: start, home: .field)
    } else {
      value.children = elements(until: closing, openedAt: start, isArray: kind == .elements)
    }
    value.inner = trivia(opening: opening, closing: takePending())
    pending = outer
    if unwinding != .none { throw Failure() }
    value.span = Span(start, at)
    if kind == .tuple, value.children.count == 1, !value.children[0].isGap,
      !hasComma(before: at - 1, after: value.children[0].span.end)
    {
      throw fail("a tuple of one field needs a comma", start..<at, help: "write \"(…,)\"")
    }
    return value
  }

  private func hasComma(before closing: Int, after position: Int) -> Bool {
    // An element that could not be read may seem to end behind the bracket.
    position > closing || bytes[position..<closing].contains(UInt8(ascii: ","))
  }

  private mutating func elements(until closing: UInt8, openedAt open: Int, isArray: Bool) -> [EntrySyntax] {
    var elements: [EntrySyntax] = []
    while true {
      let hasBlank = skipBlank()
      if bytes[at] == closing {
        at += 1
        return elements
      }
      if at >= end || (at > 0 && looksLikeEntry() && isAtLineStart) {
        if unwinding == .none { _ = neverClosed(open) }
        return elements
      }
      if bytes[at] == UInt8(ascii: ")") || bytes[at] == UInt8(ascii: "]") || bytes[at] == UInt8(ascii: "}") {
        if unwinding == .none { _ = mismatch(open, expected: closing) }
        unwinding = .toEntry
        return elements
      }
      let leading = takePending()
      var element = EntrySyntax()
      element.hasBlankBefore = hasBlank
      let start = at
      do {
        try countCell()
        if let run = try run(isArray: isArray) {
          if run.kind == .elided, run.number == 0 { element.isGap = true } else { element.value = run }
        } else {
          element.value = try value()
        }
        element.span = Span(start, at)
        try endOfEntry(closing: closing)
      } catch {
        if unwinding != .none { return elements }
        element.span = Span(start, max(at, start))
        recover(from: start, closing: closing)
      }
      let inner = takePending()
      element.trivia = trivia(leading: leading + inner, trailing: commentOnLine())
      if !isArray, let last = elements.last, last.isGap {
        report(
          "a gap in a tuple can only stand at its end", last.span.range,
          help: "name the fields instead: \"{ 0 = …, ..., 5 = … }\"")
      }
      elements.append(element)
    }
  }

  private var isAtLineStart: Bool {
    var before = at - 1
    while before >= 0, bytes[before] == 0x20 || bytes[before] == 0x09 { before -= 1 }
    return before < 0 || bytes[before] == 0x0A
  }

  /// `... N more` or `... N spare`; `...` alone, in a tuple, comes back as none left out.
  private mutating func run(isArray: Bool) throws(Failure) -> ValueSyntax? {
    guard takeDots() else { return nil }
    let start = at - 3
    skipSpaces()
    if !isArray { return ValueSyntax(kind: .elided, span: Span(start, start + 3)) }
    let help = "write \"... 38 more\" or \"... 4 spare\""
    let count = try number("how many elements are left out", help: help)
    guard count > 0 else {
      throw fail("\"0\" elements cannot be left out or spare", start..<at, help: "leave this out")
    }
    skipSpaces()
    let kind: ValueSyntax.Kind
    if take(word: "more") {
      kind = .elided
    } else if take(word: "spare") {
      kind = .spare
    } else {
      throw expected("\"more\" or \"spare\"", help: help)
    }
    var run = ValueSyntax(kind: kind, span: Span(start, at))
    run.number = UInt64(count)
    return run
  }

  mutating func takeDots() -> Bool {
    guard bytes[at] == UInt8(ascii: "."), bytes[at + 1] == UInt8(ascii: "."), bytes[at + 2] == UInt8(ascii: ".") else {
      if at + 2 < end, bytes[at] == 0xE2, bytes[at + 1] == 0x80, bytes[at + 2] == 0xA6 {
        at += 3
        return true
      }
      return false
    }
    at += 3
    return true
  }
}
