/// What a text must be before it is read: not too long, UTF-8, and free of control characters.
enum SourceCheck {
  /// How a control character may be written instead.
  enum Spelling: String {
    case notation = "\\0"
    case json = "\\u0000"
  }

  static func problem(in bytes: [UInt8], limits: ReadingLimits, spelling: Spelling = .notation) -> Problem? {
    if bytes.count > limits.inputBytes { return .tooLong(bytes.count, limit: limits.inputBytes) }
    if let bad = invalidUTF8(in: bytes) { return .notUTF8(bytes[bad], at: bad) }
    guard let first = bytes.indices.first(where: { isControl(in: bytes, at: $0) }) else { return nil }
    let count = bytes.indices[first...].count { isControl(in: bytes, at: $0) }
    return .control(bytes[first], at: first, count: count, spelling)
  }

  private static func isControl(in bytes: [UInt8], at index: Int) -> Bool {
    let byte = bytes[index]
    if byte >= 0x20, byte != 0x7F { return false }
    if byte == 0x0D { return index + 1 >= bytes.count || bytes[index + 1] != 0x0A }
    return byte != 0x0A && byte != 0x09
  }

  /// The first byte that is part of no UTF-8 sequence.
  private static func invalidUTF8(in bytes: [UInt8]) -> Int? {
    var at = 0
    while at < bytes.count {
      let first = bytes[at]
      if first < 0x80 {
        at += 1
        continue
      }
      let length: Int
      // The range of the second byte excludes overlong forms, surrogates and what is beyond Unicode.
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch first {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      case 0xF1...0xF3: length = 4
      default: return at
      }
      guard at + length <= bytes.count, second.contains(bytes[at + 1]),
        bytes[(at + 2)..<(at + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
      else { return at }
      at += length
    }
    return nil
  }
}

extension Problem {
  static func notUTF8(_ byte: UInt8, at index: Int) -> Problem {
    Problem(
      .error, "the input is not UTF-8: byte 0x\(String(byte, radix: 16, uppercase: true)) at offset \(index)",
      index..<(index + 1), help: "save it as UTF-8 text")
  }

  static func control(_ byte: UInt8, at index: Int, count: Int, _ spelling: SourceCheck.Spelling) -> Problem {
    let name = byte == 0 ? "NUL" : UnicodeScalar(byte).code
    let more = count > 1 ? ", and \(count - 1) more like it" : ""
    return Problem(
      .error, "the input holds the control character \(name)\(more)", index..<(index + 1),
      help: "leave it out; in a string it is written as an escape such as \"\(spelling.rawValue)\"")
  }
}
