/// The `pHYs` chunk of a PNG: pixels a metre.
enum PNGResolution {
  /// Right behind the header, which all PNGs begin with.
  private static let place = 8 + 25

  static func set(_ dpi: Double, in png: [UInt8]) -> [UInt8] {
    guard png.count > place else { return png }
    let perMetre = UInt32((dpi / 0.0254).rounded())
    let body = Array("pHYs".utf8) + big(perMetre) + big(perMetre) + [1]
    return png[..<place] + big(9) + body + big(crc(body)) + png[place...]
  }

  private static func big(_ value: UInt32) -> [UInt8] {
    [UInt8(value >> 24), UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
