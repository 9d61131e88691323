/// An edge's way: cubic Béziers, the tip of the arrow at their end, and the end of the tail before their start.
public struct EdgePath: AttributeValue {
  public var tailTip: Position?
  public var headTip: Position?
  /// One point, and three more a piece.
  public var points: [Position]

  public init(tailTip: Position?, headTip: Position?, points: [Position]) {
    self.tailTip = tailTip
    self.headTip = headTip
    self.points = points
  }

  public func spell(into bytes: inout [UInt8]) -> Bool {
    for (prefix, tip) in [(UInt8(ascii: "s"), tailTip), (UInt8(ascii: "e"), headTip)] {
      guard let tip else { continue }
      bytes.append(prefix)
      bytes.append(UInt8(ascii: ","))
      guard tip.spell(into: &bytes) else { return false }
      bytes.append(UInt8(ascii: " "))
    }
    for (index, point) in points.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: " ")) }
      guard point.spell(into: &bytes) else { return false }
    }
    return true
  }
}
