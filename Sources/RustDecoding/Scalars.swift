import MemoryModel
import ProcessSnapshot

/// Values of primitive types as Rust prints them.
enum Scalars {
  static func content(_ type: Type, at address: UInt64, in memory: MemoryImage) -> Content? {
    switch type.kind {
    case .unit: return .scalar("()")
    case .never: return .opaque
    case .bool:
      guard let number = memory.number(at: address, size: 1) else { return nil }
      return number > 1 ? .opaque : .scalar(number == 1 ? "true" : "false")
    case .char:
      guard let number = memory.number(at: address, size: 4) else { return nil }
      guard let scalar = UInt32(exactly: number).flatMap(UnicodeScalar.init) else { return .opaque }
      return .scalar(char(scalar))
    case .float:
      guard let number = memory.number(at: address, size: type.size) else { return nil }
      switch type.size {
      case 4: return .scalar(float(Float(bitPattern: UInt32(truncatingIfNeeded: number))))
      case 8: return .scalar(float(Double(bitPattern: number)))
      default: return .opaque
      }
    case .unsigned, .signed:
      guard type.size <= 16 else { return .opaque }
      guard let bytes = memory.bytes(at: address, count: type.size) else { return nil }
      return .scalar(integer(bytes, isSigned: type.kind == .signed))
    default: return nil
    }
  }

  private static func integer(_ bytes: ArraySlice<UInt8>, isSigned: Bool) -> String {
    var low: UInt64 = 0
    var high: UInt64 = 0
    let isNegative = isSigned && (bytes.last ?? 0) >= 0x80
    let filled = Array(bytes) + Array(repeating: isNegative ? 0xFF : 0, count: 16 - bytes.count)
    for byte in filled[..<8].reversed() { low = low << 8 | UInt64(byte) }
    for byte in filled[8...].reversed() { high = high << 8 | UInt64(byte) }
    if !isNegative { return decimal(high, low) }
    let (negated, carry) = (~low).addingReportingOverflow(1)
    return "-" + decimal(~high &+ (carry ? 1 : 0), negated)
  }

  private static func decimal(_ high: UInt64, _ low: UInt64) -> String {
    if high == 0 { return String(low) }
    let ten: UInt64 = 10_000_000_000_000_000_000
    let (top, rest) = (high / ten, high % ten)
    let (quotient, remainder) = ten.dividingFullWidth((rest, low))
    let tail = String(remainder)
    return decimal(top, quotient) + String(repeating: "0", count: 19 - tail.count) + tail
  }

  /// As few digits as tell it apart, with an exponent where Rust has one.
  static func float<F: BinaryFloatingPoint & LosslessStringConvertible>(_ value: F) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    let sign = value.sign == .minus ? "-" : ""
    let parts = String(value.magnitude).split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
    var digits = String(mantissa[0] + fraction)
    // The digits stand behind `0.`, times ten to this.
    var point = mantissa[0].count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    while digits.count > 1, digits.hasPrefix("0") {
      digits.removeFirst()
      point -= 1
    }
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    guard digits != "0" else { return sign + "0.0" }
    if value.magnitude >= 1e16 || value.magnitude < 1e-4 {
      return sign + digits.prefix(1) + (digits.count > 1 ? "." : "") + digits.dropFirst() + "e\(point - 1)"
    }
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    guard digits.count > point else {
      return sign + digits + String(repeating: "0", count: point - digits.count) + ".0"
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }

  static func char(_ scalar: UnicodeScalar) -> String {
    switch scalar {
    case "'": return "'\\''"
    case "\"": return "'\"'"
    default: return "'" + Place.inQuotes(String(Character(scalar))).dropFirst().dropLast() + "'"
    }
  }

  /// Longer texts are cut: no figure shows them whole.
  static let longestText = 4096

  /// A str as a literal.
  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var shown = bytes.prefix(longestText)
    if shown.count < bytes.count {
      while let last = shown.last, last & 0xC0 == 0x80 { shown.removeLast() }
      if let last = shown.last, last >= 0xC0 { shown.removeLast() }
      return Place.inQuotes(String(decoding: shown, as: UTF8.self) + "…")
    }
    return Place.inQuotes(String(decoding: shown, as: UTF8.self))
  }
}
