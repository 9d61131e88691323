import MemoryModel

extension Parser {
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == 0x5F || isDigit(byte)
  }

  /// The Unicode scalar at a position, and how many bytes it takes.
  func scalar(at position: Int) -> (UnicodeScalar, length: Int) {
    let first = bytes[position]
    if first < 0x80 { return (UnicodeScalar(first), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for byte in bytes[(position + 1)..<(position + length)] { value = value << 6 | UInt32(byte & 0x3F) }
    return (UnicodeScalar(value) ?? "\u{FFFD}", length)
  }

  /// Where the identifier that starts here ends, or nil where none starts. `r#type` is one.
  func identifierEnd(at start: Int) -> Int? {
    let first = bytes[start]
    if first < 0x80 {
      guard Self.isNameByte(first), !Self.isDigit(first) else { return nil }
    } else if start >= end || !scalar(at: start).0.properties.isXIDStart {
      return nil
    }
    var at = start
    if first == UInt8(ascii: "r"), bytes[start + 1] == UInt8(ascii: "#"),
      Self.isNameByte(bytes[start + 2]) && !Self.isDigit(bytes[start + 2])
    {
      at += 2
    }
    while true {
      if Self.isNameByte(bytes[at]) {
        at += 1
      } else if bytes[at] < 0x80 {
        return at
      } else {
        let (scalar, length) = scalar(at: at)
        guard scalar.properties.isXIDContinue else { return at }
        at += length
      }
    }
  }

  func digitsEnd(at start: Int) -> Int? {
    var at = start
    while Self.isDigit(bytes[at]) { at += 1 }
    return at > start ? at : nil
  }

  /// Whether these bytes are exactly this word.
  func isWord(_ range: Range<Int>, _ word: StaticString) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    for (offset, position) in range.enumerated() where bytes[position] != word.utf8Start[offset] { return false }
    return true
  }

  /// Goes past this word if it stands here.
  mutating func take(word: StaticString) -> Bool {
    guard let end = identifierEnd(at: at), isWord(at..<end, word) else { return false }
    at = end
    return true
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard bytes[at] == byte else { return false }
    at += 1
    return true
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The token at this position, for messages: a word, a number, an arrow, or one character.
  func token() -> Range<Int> {
    if at >= end { return end..<end }
    if let end = identifierEnd(at: at) { return at..<end }
    if let end = digitsEnd(at: at) {
      var end = end
      while Self.isNameByte(bytes[end]) { end += 1 }
      return at..<end
    }
    if bytes[at] == UInt8(ascii: "-"), bytes[at + 1] == UInt8(ascii: ">") { return at..<(at + 2) }
    return at..<(at + scalar(at: at).length)
  }

  /// Whether a name starts here: an identifier, a number or a quote.
  func isNameStart(at position: Int) -> Bool {
    bytes[position] == UInt8(ascii: "\"") || Self.isDigit(bytes[position]) || identifierEnd(at: position) != nil
  }

  /// A name: an identifier, a number, or a string; with its quotes.
  mutating func name(_ what: String) throws(Failure) -> Span {
    let start = at
    if bytes[at] == UInt8(ascii: "\"") {
      try string()
      let text = try unquoted(Span(start, at))
      if text.isEmpty { throw fail("a name cannot be empty", start..<at) }
      try checkName(text, start..<at)
      return Span(start, at)
    }
    if let end = identifierEnd(at: at) {
      at = end
      return Span(start, at)
    }
    guard let end = digitsEnd(at: at) else { throw expected(what) }
    let token = token()
    if token.upperBound > end {
      throw fail(
        "\"\(text(token))\" is neither a name nor a number", token, help: "names in quotes may start with a digit")
    }
    at = end
    return Span(start, at)
  }

  private mutating func checkName(_ name: String, _ range: Range<Int>) throws(Failure) {
    if name.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return }
    for scalar in name.unicodeScalars {
      if scalar.properties.generalCategory == .control {
        throw fail("the control character \(scalar.code) cannot stand in a name", range, help: "leave it out")
      }
      if NameRules.isDirectionControl(scalar) {
        throw fail(
          "a name cannot hold \(scalar.code), which turns the writing direction", range, help: "leave it out")
      }
    }
  }

  /// What a name says, without quotes.
  func nameText(_ span: Span) -> String {
    guard bytes[span.start] == UInt8(ascii: "\"") else { return text(span.range) }
    let inner = bytes[(span.start + 1)..<(span.end - 1)]
    guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
    return String(decoding: (try? RustLiteral.unescape(inner)) ?? [], as: UTF8.self)
  }

  /// What a string says; fails where an escape is wrong.
  mutating func unquoted(_ span: Span) throws(Failure) -> String {
    let bytes: [UInt8]
    do {
      bytes = try RustLiteral.unescape(self.bytes[(span.start + 1)..<(span.end - 1)])
    } catch {
      throw fail("\"\(text(error.range))\" is no escape", error.range, help: error.reason)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Goes past a string, which ends on its line.
  mutating func string() throws(Failure) {
    let start = at
    at += 1
    while true {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        return
      case UInt8(ascii: "\\"): at += at + 1 < end && bytes[at + 1] != 0x0A ? 2 : 1
      case 0x0A:
        throw unterminatedString(start)
      case 0 where at >= end: throw unterminatedString(start)
      default: at += 1
      }
    }
  }

  private mutating func unterminatedString(_ start: Int) -> Failure {
    fail(
      "this string does not end on its line", start..<at,
      help: "close it with a quotation mark; a line break inside is written \"\\n\"")
  }

  /// A whole number below 10^12.
  mutating func number(_ what: String, help: String? = nil) throws(Failure) -> Int {
    guard let end = digitsEnd(at: at) else { throw expected(what, help: help) }
    guard let value = Int(text(at..<end)), value < 1_000_000_000_000 else {
      throw fail("the number \"\(text((at..<end).prefix(40)))\" is too large", at..<end)
    }
    at = end
    return value
  }
}
