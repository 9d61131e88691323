#if Capture
/// Bytes as two digits each.
enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  static func text(_ bytes: some Collection<UInt8>) -> String {
    digits.withUnsafeBufferPointer { digits in
      String(unsafeUninitializedCapacity: 2 * bytes.count) { text in
        var next = 0
        for byte in bytes {
          text[next] = digits[Int(byte >> 4)]
          text[next + 1] = digits[Int(byte & 15)]
          next += 2
        }
        return next
      }
    }
  }
}

extension Hexadecimal {
  static func bytes(_ text: String) -> [UInt8] {
    let digits = Array(text.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).map { value(digits[$0]) << 4 | value(digits[$0 + 1]) }
  }

  private static func value(_ digit: UInt8) -> UInt8 {
    digit >= UInt8(ascii: "a") ? digit - UInt8(ascii: "a") + 10 : digit - UInt8(ascii: "0")
  }
}
#endif
