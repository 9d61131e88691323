/// Numbers as short decimals, the same on every machine and in every locale.
public enum ShortDecimal {
  /// `12`, `0.5`, `-3.125`: rounded to a number of digits after the point, without zeros at the end.
  public static func text(_ value: Double, digits: Int = 3) -> String {
    var bytes: [UInt8] = []
    append(value, digits: digits, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends it to UTF-8. The value is finite and below 1e12.
  public static func append(_ value: Double, digits: Int = 3, to bytes: inout [UInt8]) {
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    var scaled = Int((value * Double(scale)).rounded())
    if scaled < 0 {
      bytes.append(UInt8(ascii: "-"))
      scaled = -scaled
    }
    appendInteger(scaled / scale, to: &bytes)
    var rest = scaled % scale
    if rest == 0 { return }
    bytes.append(UInt8(ascii: "."))
    while rest > 0 {
      scale /= 10
      bytes.append(UInt8(ascii: "0") + UInt8(rest / scale))
      rest %= scale
    }
  }

  private static func appendInteger(_ value: Int, to bytes: inout [UInt8]) {
    if value >= 10 { appendInteger(value / 10, to: &bytes) }
    bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
  }
}
