import Diagnostics
import MemoryModel

/// Reads JSON (RFC 8259) piece by piece, with positions, paths and duplicate keys told, and no recursion.
///
/// A decoder that hands over finished values can tell none of these.
struct JSONReader {
  /// The text is no JSON from here on; the problem is recorded.
  struct Failure: Error {}

  /// Followed by zeros, so that looking a few bytes ahead needs no check.
  let bytes: [UInt8]
  let end: Int
  let limits: ReadingLimits
  var at = 0
  var problems: [Problem] = []
  /// Of the value being read.
  var path = ModelPath()
  var nearest = NearestName()

  init(_ bytes: [UInt8], limits: ReadingLimits) {
    self.bytes = bytes + [0, 0, 0, 0]
    end = bytes.count
    self.limits = limits
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// The same text from its start again.
  init(_ other: JSONReader) {
    self = other
    at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    problems = []
  }

  // MARK: Problems

  /// Reports what is wrong with the value at `path`, or with one inside it.
  mutating func report(
    _ message: String, _ range: Range<Int>, inside key: String = "", notes: [Problem.Note] = [], help: String? = nil
  ) {
    if problems.count >= Problem.most { return }
    let path = key.isEmpty ? path.description : path.steps.isEmpty ? key : path.description + "." + key
    problems.append(Problem(.error, message, range, notes: notes, help: help, path: path.isEmpty ? nil : path))
  }

  mutating func fail(_ message: String, _ range: Range<Int>, help: String? = nil) -> Failure {
    report(message, range, help: help)
    return Failure()
  }

  mutating func expected(_ what: String, help: String? = nil) -> Failure {
    var parser = Parser(Array(bytes[..<end]), limits: limits)
    parser.at = at
    let token = parser.token()
    return fail("expected \(what), found \(parser.describe(token))", token, help: help)
  }

  // MARK: Tokens

  mutating func skipSpace() {
    while bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard bytes[at] == byte, at < end else { return false }
    at += 1
    return true
  }

  struct StringToken {
    var text: String
    /// With its quotes.
    var range: Range<Int>
    /// Whether the text stands in the file byte by byte.
    var isVerbatim: Bool
  }

  mutating func string() throws(Failure) -> StringToken {
    let start = at
    guard take(UInt8(ascii: "\"")) else { throw expected("a string") }
    var escaped: [UInt8]?
    var plain = at
    while true {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        let text: String
        if var escaped {
          escaped += bytes[plain..<at]
          text = String(decoding: escaped, as: UTF8.self)
        } else {
          text = String(decoding: bytes[plain..<at], as: UTF8.self)
        }
        at += 1
        return StringToken(text: text, range: start..<at, isVerbatim: escaped == nil)
      case UInt8(ascii: "\\"):
        var text = escaped ?? []
        text += bytes[plain..<at]
        text += UTF8.encode(try escape())!
        escaped = text
        plain = at
      case 0..<0x20:
        throw fail(
          "this string does not end on its line", start..<at,
          help: "close it with a quotation mark; a line break inside is written \"\\n\"")
      default: at += 1
      }
    }
  }

  private mutating func escape() throws(Failure) -> UnicodeScalar {
    let start = at
    at += 2
    switch bytes[at - 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UnicodeScalar(bytes[at - 1])
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      if let first = hexDigits() {
        if let scalar = UnicodeScalar(first) { return scalar }
        if first < 0xDC00, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") {
          at += 2
          if let second = hexDigits(), (0xDC00...0xDFFF).contains(second) {
            return UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))!
          }
        }
      }
      throw fail("this escape is no Unicode scalar", start..<min(at, end), help: "write the character itself")
    default:
      throw fail(
        "this is no escape of JSON", start..<min(at, end),
        help: "JSON's escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u00e9")
    }
  }

  private mutating func hexDigits() -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard at < end, let digit = UnicodeScalar(bytes[at]).properties.isASCIIHexDigit ? bytes[at] : nil else {
        return nil
      }
      value = value << 4 | UInt32(digit < 0x3A ? digit - 0x30 : (digit | 0x20) - 0x57)
      at += 1
    }
    return value
  }

  /// A number by JSON's grammar.
  private mutating func number() throws(Failure) {
    let start = at
    _ = take(UInt8(ascii: "-"))
    let digits = at
    skipDigits()
    var isNumber = at > digits && (bytes[digits] != UInt8(ascii: "0") || at == digits + 1)
    if take(UInt8(ascii: ".")) {
      let fraction = at
      skipDigits()
      isNumber = isNumber && at > fraction
    }
    if bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") { at += 1 }
      let exponent = at
      skipDigits()
      isNumber = isNumber && at > exponent
    }
    if !isNumber { throw fail("this is no number of JSON", start..<max(at, start + 1)) }
  }

  private mutating func skipDigits() { while Parser.isDigit(bytes[at]) { at += 1 } }

  private mutating func word() throws(Failure) {
    for word in ["true", "false", "null"] where bytes[at..<min(at + word.utf8.count, end)].elementsEqual(word.utf8) {
      let after = at + word.utf8.count
      if Parser.isNameByte(bytes[after]) { break }
      at = after
      return
    }
    throw expected("a value")
  }

  // MARK: Skipping

  /// Goes past the value that stands here, however deep it is.
  mutating func skip() throws(Failure) {
    var open: [UInt8] = []
    while true {
      skipSpace()
      switch bytes[at] {
      case UInt8(ascii: "{") where at < end:
        at += 1
        skipSpace()
        if !take(UInt8(ascii: "}")) {
          open.append(UInt8(ascii: "}"))
          try skipKey()
          continue
        }
      case UInt8(ascii: "["):
        at += 1
        skipSpace()
        if !take(UInt8(ascii: "]")) {
          open.append(UInt8(ascii: "]"))
          continue
        }
      case UInt8(ascii: "\""): _ = try string()
      case UInt8(ascii: "-"), 0x30...0x39: try number()
      default: try word()
      }
      if try !closeSkipped(&open) { return }
    }
  }

  /// Goes past what follows a value inside brackets, and says whether another value is due.
  private mutating func closeSkipped(_ open: inout [UInt8]) throws(Failure) -> Bool {
    while let closing = open.last {
      skipSpace()
      if take(UInt8(ascii: ",")) {
        if closing == UInt8(ascii: "}") {
          skipSpace()
          try skipKey()
        }
        return true
      }
      guard take(closing) else { throw expected("\",\" or \"\(UnicodeScalar(closing))\"") }
      open.removeLast()
    }
    return false
  }

  private mutating func skipKey() throws(Failure) {
    guard bytes[at] == UInt8(ascii: "\"") else { throw expected("a key in double quotes") }
    _ = try string()
    try colon()
  }

  mutating func colon() throws(Failure) {
    skipSpace()
    guard take(UInt8(ascii: ":")) else { throw expected("\":\" after a key") }
    skipSpace()
  }

  /// What the value that stands here is, for messages.
  var kind: String {
    switch bytes[at] {
    case UInt8(ascii: "{"): "an object"
    case UInt8(ascii: "["): "an array"
    case UInt8(ascii: "\""): "a string"
    case UInt8(ascii: "t"), UInt8(ascii: "f"): "a boolean"
    case UInt8(ascii: "n"): "null"
    default: "a number"
    }
  }
}
