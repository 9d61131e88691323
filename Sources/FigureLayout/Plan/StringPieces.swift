/// Pieces of a string literal by its bytes, as Rust's `&s[a..b]` counts them.
enum StringPieces {
  /// The bytes the literal `"…"` stands for; each with the literal's text it came from at its first byte.
  static func bytes(of literal: String) -> [String?] {
    var bytes: [String?] = []
    var rest = literal.unicodeScalars.dropFirst().dropLast()
    while let scalar = rest.popFirst() {
      var source = String(scalar)
      var length = UTF8.width(scalar)
      if scalar == "\\", let escape = rest.popFirst() {
        source.unicodeScalars.append(escape)
        length = 1
        if escape == "u" {
          var digits = ""
          while let next = rest.popFirst() {
            source.unicodeScalars.append(next)
            if next == "}" { break }
            if next != "{", next != "_" { digits.unicodeScalars.append(next) }
          }
          length = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init).map { UTF8.width($0) } ?? 1
        } else if escape == "x" {
          for _ in 0..<2 { if let next = rest.popFirst() { source.unicodeScalars.append(next) } }
        }
      }
      bytes.append(source)
      for _ in 1..<max(length, 1) { bytes.append(nil) }
    }
    return bytes
  }

  /// The literal of the bytes in `range`; a character counts where its first byte is.
  static func piece(_ range: Range<Int>, of literal: String) -> String {
    let bytes = bytes(of: literal)
    return "\"" + bytes[range.clamped(to: bytes.indices)].compactMap { $0 }.joined() + "\""
  }
}
