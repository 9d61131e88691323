/// A string or char literal of Rust: what it holds once its escapes are read.
public enum RustLiteral {
  /// Where an escape is wrong, by its bytes, and why.
  package struct Fault: Error, Hashable {
    package var range: Range<Int>
    package var reason: String
  }

  /// The bytes a string literal (`"…"`, `r#"…"#`, `b"…"`, `c"…"`) stands for, or nil where the text is none.
  public static func bytes(ofString literal: String) -> [UInt8]? {
    let bytes = Array(literal.utf8)
    var start = 0
    if let first = bytes.first, first == UInt8(ascii: "b") || first == UInt8(ascii: "c") { start = 1 }
    if start < bytes.count, bytes[start] == UInt8(ascii: "r") {
      start += 1
      var hashes = 0
      while start < bytes.count, bytes[start] == UInt8(ascii: "#") { (start, hashes) = (start + 1, hashes + 1) }
      guard bytes.count >= start + 2 + hashes, bytes[start] == UInt8(ascii: "\"") else { return nil }
      return Array(bytes[(start + 1)..<(bytes.count - 1 - hashes)])
    }
    guard bytes.count >= start + 2, bytes[start] == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") else {
      return nil
    }
    return try? unescape(bytes[(start + 1)..<(bytes.count - 1)], asBytes: start == 1)
  }

  /// What stands between the quotes of a literal, its escapes read.
  package static func unescape(_ text: ArraySlice<UInt8>, asBytes: Bool = false) throws(Fault) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var at = text.startIndex
    while at < text.endIndex {
      if text[at] != UInt8(ascii: "\\") {
        result.append(text[at])
        at += 1
        continue
      }
      let start = at
      at += 1
      guard at < text.endIndex else { throw Fault(range: start..<at, reason: "an escape needs a letter") }
      let letter = text[at]
      at += 1
      switch letter {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "0"): result.append(0)
      case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): result.append(letter)
      case UInt8(ascii: "x"):
        guard let value = hex(text[at..<min(at + 2, text.endIndex)]), at + 2 <= text.endIndex else {
          throw Fault(range: start..<at, reason: "\"\\x\" needs two hexadecimal digits")
        }
        at += 2
        guard asBytes || value < 0x80 else {
          throw Fault(range: start..<at, reason: "\"\\x\" goes up to 7f; write \"\\u{…}\"")
        }
        result.append(UInt8(value))
      case UInt8(ascii: "u"):
        guard at < text.endIndex, text[at] == UInt8(ascii: "{"),
          let end = text[at..<min(at + 8, text.endIndex)].firstIndex(of: UInt8(ascii: "}")),
          let value = hex(text[(at + 1)..<end]), let scalar = UnicodeScalar(value)
        else { throw Fault(range: start..<at, reason: "\"\\u\" needs a Unicode scalar such as \"\\u{e9}\"") }
        at = end + 1
        result.append(contentsOf: UTF8.encode(scalar)!)
      default:
        while at < text.endIndex, text[at] & 0xC0 == 0x80 { at += 1 }
        throw Fault(range: start..<at, reason: "Rust's escapes are \\n \\r \\t \\0 \\\\ \\' \\\" \\x7f \\u{e9}")
      }
    }
    return result
  }

  private static func hex(_ digits: ArraySlice<UInt8>) -> UInt32? {
    guard !digits.isEmpty, digits.first != UInt8(ascii: "+") else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
