/// An sRGB colour with alpha.
package struct Color: Hashable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8
  package var alpha: UInt8
  /// What stands in for it where a reader prefers dark; nil where the figure does not follow.
  package var dark: DarkColor?

  package init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  static let transparent = Color(red: 0, green: 0, blue: 0, alpha: 0)

  /// `#RRGGBB` or `#RRGGBBAA`; nil for anything else.
  package init?(hex: String) {
    let digits = hex.utf8.dropFirst()
    guard hex.utf8.first == UInt8(ascii: "#"), digits.count == 6 || digits.count == 8,
      digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }),
      let bits = UInt32(hex.dropFirst(), radix: 16)
    else { return nil }
    let value = hex.utf8.count == 7 ? bits << 8 | 0xFF : bits
    self.init(
      red: UInt8(value >> 24), green: UInt8(value >> 16 & 0xFF), blue: UInt8(value >> 8 & 0xFF),
      alpha: UInt8(value & 0xFF))
  }

  /// `#RRGGBB`, or `#RRGGBBAA` where it is not opaque.
  package var hex: String {
    let bytes = alpha == 255 ? [red, green, blue] : [red, green, blue, alpha]
    return bytes.reduce(into: "#") { text, byte in
      let digits = String(byte, radix: 16, uppercase: true)
      text += byte < 16 ? "0" + digits : digits
    }
  }
}
