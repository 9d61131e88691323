/// How an outline or a line is drawn, and whether what it encloses is filled.
public struct LineStyle: AttributeValue {
  public enum Stroke: String, Sendable {
    case solid, dashed, dotted
  }

  public var stroke: Stroke
  public var isFilled: Bool
  public var isRounded: Bool
  public var isInvisible: Bool

  public init(_ stroke: Stroke = .solid, isFilled: Bool = false, isRounded: Bool = false, isInvisible: Bool = false) {
    self.stroke = stroke
    self.isFilled = isFilled
    self.isRounded = isRounded
    self.isInvisible = isInvisible
  }

  public func spell(into bytes: inout [UInt8]) -> Bool {
    if isInvisible { return "invis".spell(into: &bytes) }
    var words: [String] = isRounded ? ["rounded"] : []
    if isFilled { words.append("filled") }
    if stroke != .solid || words.isEmpty { words.append(stroke.rawValue) }
    return words.joined(separator: ",").spell(into: &bytes)
  }
}
