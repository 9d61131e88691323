/// A length in points, which Graphviz takes in inches.
public struct Inches: AttributeValue {
  public var points: Double

  public init(points: Double) { self.points = points }

  public func spell(into bytes: inout [UInt8]) -> Bool {
    guard points.isFinite, abs(points) < 1e8 else { return false }
    ShortDecimal.append(points / 72, digits: 6, to: &bytes)
    return true
  }
}
