/// An sRGB colour, `0xRRGGBBAA`.
public struct GraphColor: AttributeValue, Hashable {
  public var rgba: UInt32

  public init(rgba: UInt32) { self.rgba = rgba }

  public static let transparent = GraphColor(rgba: 0)

  public func spell(into bytes: inout [UInt8]) -> Bool {
    if rgba & 0xFF == 0 { return "transparent".spell(into: &bytes) }
    bytes.append(UInt8(ascii: "#"))
    let isOpaque = rgba & 0xFF == 0xFF
    for shift in stride(from: 28, through: isOpaque ? 8 : 0, by: -4) {
      let digit = UInt8(rgba >> UInt32(shift) & 0xF)
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
    }
    return true
  }
}
