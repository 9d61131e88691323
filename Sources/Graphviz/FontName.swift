/// A font as Pango names it: families in order of preference, then weight and slant.
public struct FontName: AttributeValue, Hashable {
  public var families: [String]
  public var isBold: Bool
  public var isItalic: Bool

  public init(families: [String], isBold: Bool = false, isItalic: Bool = false) {
    self.families = families
    self.isBold = isBold
    self.isItalic = isItalic
  }

  public func spell(into bytes: inout [UInt8]) -> Bool {
    let traits = [isBold ? "Bold" : nil, isItalic ? "Italic" : nil].compactMap { $0 }
    // The comma keeps a family's last word from being taken for a trait.
    return (families + (traits.isEmpty ? [] : [traits.joined(separator: " ")])).joined(separator: ", ").spell(
      into: &bytes)
  }
}
