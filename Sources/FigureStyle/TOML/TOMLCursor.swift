/// A position in a TOML text, and the words that can be read from there.
struct TOMLCursor {
  let bytes: [UInt8]
  private(set) var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var current: UInt8? { at < bytes.count ? bytes[at] : nil }
  var isAtEnd: Bool { at >= bytes.count }
  var isAtQuote: Bool { current == UInt8(ascii: "\"") || current == UInt8(ascii: "'") }
  var isAtLongQuote: Bool {
    isAtQuote && at + 2 < bytes.count && bytes[at + 1] == bytes[at] && bytes[at + 2] == bytes[at]
  }

  mutating func advance() { at += 1 }

  mutating func skip(while condition: (UInt8) -> Bool) {
    while at < bytes.count, condition(bytes[at]) { at += 1 }
  }

  mutating func skipByteOrderMark() { if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 } }
  mutating func skipBlanks() { skip { $0 == 0x20 || $0 == 0x09 } }
  mutating func skipLine() { skip { $0 != 0x0A } }

  mutating func skipBlankLines() {
    while true {
      skip { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
      guard current == UInt8(ascii: "#") else { return }
      skipLine()
    }
  }

  /// Inside an array, which must not end with the text.
  mutating func skipSpaceAndComments() throws(StyleProblem) {
    skipBlankLines()
    if isAtEnd { throw .expected("\"]\"", self) }
  }

  /// Nothing but a comment may follow.
  mutating func endLine() throws(StyleProblem) {
    skipBlanks()
    if current == UInt8(ascii: "#") { skipLine() }
    if current == 0x0D { at += 1 }
    if let current, current != 0x0A { throw .expected("the end of the line", self) }
  }

  /// The first byte that cannot be in a text: a control character, or what is not UTF-8.
  func firstBad() -> Int? {
    if let control = bytes.firstIndex(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D || $0 == 0x7F }) {
      return control
    }
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    return zip(String(decoding: bytes, as: UTF8.self).utf8, bytes).enumerated().first { $1.0 != $1.1 }?.offset
  }

  mutating func bareKey() -> String {
    let start = at
    skip { $0 == 0x2D || $0 == 0x5F || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  // MARK: Strings

  /// A string of any of the four kinds.
  mutating func string() throws(StyleProblem) -> String {
    let start = at
    let quote = bytes[at]
    let isLong = isAtLongQuote
    let hasEscapes = quote == UInt8(ascii: "\"")
    at += isLong ? 3 : 1
    if isLong, current == 0x0D { at += 1 }
    if isLong, current == 0x0A { at += 1 }
    var text: [UInt8] = []
    while let byte = current {
      if byte == quote {
        if !isLong {
          at += 1
          return String(decoding: text, as: UTF8.self)
        }
        let quotes = at
        skip { $0 == quote }
        let count = min(at - quotes, 5)
        at = quotes + count
        text += repeatElement(quote, count: count >= 3 ? count - 3 : count)
        if count >= 3 { return String(decoding: text, as: UTF8.self) }
      } else if byte == UInt8(ascii: "\\"), hasEscapes {
        try escape(into: &text, isLong: isLong)
      } else if byte == 0x0A, !isLong {
        break
      } else {
        text.append(byte)
        at += 1
      }
    }
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    throw .unterminated(start..<end)
  }

  private mutating func escape(into text: inout [UInt8], isLong: Bool) throws(StyleProblem) {
    let start = at
    at += 1
    let letter = current ?? 0
    at += 1
    switch letter {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(letter)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let end = min(at + (letter == UInt8(ascii: "u") ? 4 : 8), bytes.count)
      let digits = String(decoding: bytes[at..<end], as: UTF8.self)
      guard !digits.hasPrefix("+"), let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
        throw .badEscape(String(decoding: bytes[start..<at], as: UTF8.self), start..<at)
      }
      text += Array(String(scalar).utf8)
      at = end
    case _ where isLong && " \t\r\n".utf8.contains(letter):
      skip { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    default:
      at = min(at, bytes.count)
      throw .badEscape(String(decoding: bytes[start..<at], as: UTF8.self), start..<at)
    }
  }

  // MARK: Numbers and the like

  mutating func word() throws(StyleProblem) -> TOMLValue.Content {
    let start = at
    skip { byte in !" \t\r\n,]}#".utf8.contains(byte) }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    // Nearly all words are short plain numbers.
    if let number = Self.plainNumber(bytes[start..<at]) { return .number(number) }
    switch text {
    case "": throw .expected("a value", self)
    case "true", "false": return .boolean
    case "inf", "+inf": return .number(.infinity)
    case "-inf": return .number(-.infinity)
    case "nan", "+nan", "-nan": return .number(.nan)
    default: break
    }
    if let number = Self.number(text) { return .number(number) }
    if Self.isDate(text) { return .date }
    throw .noValue(text, start..<at)
  }

  /// `9`, `0.25`: digits without a needless zero before them, and at most one point between them.
  private static func plainNumber(_ text: ArraySlice<UInt8>) -> Double? {
    guard let first = text.first, let last = text.last, text.count <= 15, first != 0x2E, last != 0x2E else {
      return nil
    }
    if first == 0x30, text.count > 1, text[text.startIndex + 1] != 0x2E { return nil }
    var (value, scale) = (0.0, 0.0)
    for byte in text {
      if byte == 0x2E, scale == 0 {
        scale = 1
      } else if (0x30...0x39).contains(byte) {
        value = value * 10 + Double(byte - 0x30)
        scale *= 10
      } else {
        return nil
      }
    }
    return scale == 0 ? value : value / scale
  }

  private static func number(_ text: String) -> Double? {
    let parts = text.split(separator: "_", omittingEmptySubsequences: false)
    let digits = parts.joined()
    // An underscore stands between two digits.
    guard parts.dropLast().allSatisfy({ $0.last?.isHexDigit == true }),
      parts.dropFirst().allSatisfy({ $0.first?.isHexDigit == true }), digits.utf8.allSatisfy({ $0 < 0x80 })
    else { return nil }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      let rest = digits.dropFirst(2)
      return rest.first?.isHexDigit == true ? UInt64(rest, radix: radix).map { Double($0) } : nil
    }
    guard digits.utf8.allSatisfy({ "+-.eE0123456789".utf8.contains($0) }),
      digits.utf8.last.map({ (0x30...0x39).contains($0) }) == true
    else { return nil }
    let unsigned = digits.drop { $0 == "+" || $0 == "-" }
    guard unsigned.first?.isNumber == true, !unsigned.contains(".e"), !unsigned.contains(".E") else { return nil }
    // 07 is no number.
    if unsigned.first == "0", unsigned.dropFirst().first?.isNumber == true { return nil }
    return Double(digits)
  }

  /// Whether it looks like a date or a time, which no style has.
  private static func isDate(_ text: String) -> Bool {
    let head = text.utf8.prefix { (0x30...0x39).contains($0) }
    let next = text.utf8.dropFirst(head.count).first
    return head.count == 4 && next == UInt8(ascii: "-") || head.count == 2 && next == UInt8(ascii: ":")
  }
}
