/// A point of the plane, in points, y growing upwards.
public struct Position: AttributeValue, Hashable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  public func spell(into bytes: inout [UInt8]) -> Bool {
    guard x.spell(into: &bytes) else { return false }
    bytes.append(UInt8(ascii: ","))
    return y.spell(into: &bytes)
  }
}

/// A rectangle by two corners, in points.
public struct Box: AttributeValue {
  public var lower: Position
  public var upper: Position

  public init(lower: Position, upper: Position) {
    self.lower = lower
    self.upper = upper
  }

  public func spell(into bytes: inout [UInt8]) -> Bool {
    guard lower.spell(into: &bytes) else { return false }
    bytes.append(UInt8(ascii: ","))
    return upper.spell(into: &bytes)
  }
}
