extension Arrow {
  /// The path in straight pieces that stay within 0.05 pt of it, without those in boxes that `isOfInterest` rejects.
  func forEachPiece(where isOfInterest: (Rect) -> Bool, _ body: (Point, Point) -> Void) {
    for curve in curves { curve.flatten(where: isOfInterest, body) }
  }

  /// What the path covers, without its width.
  var extent: Rect? {
    let extents = curves.map(\.extent)
    return extents.dropFirst().reduce(extents.first) { $0?.union($1) }
  }

  private var curves: [Curve] {
    stride(from: 0, to: path.count - 3, by: 3).map { Curve(path[$0], path[$0 + 1], path[$0 + 2], path[$0 + 3]) }
  }
}

/// A cubic Bézier.
private struct Curve {
  var a: Point
  var b: Point
  var c: Point
  var d: Point

  init(_ a: Point, _ b: Point, _ c: Point, _ d: Point) { (self.a, self.b, self.c, self.d) = (a, b, c, d) }

  private static let tolerance = 0.05

  func flatten(where isOfInterest: (Rect) -> Bool, _ body: (Point, Point) -> Void) {
    let hull = Rect(around: a, d).union(Rect(around: b, c))
    if !isOfInterest(hull) { return }
    let bend = max(b.distance(toPieceFrom: a, to: d), c.distance(toPieceFrom: a, to: d))
    if bend <= Self.tolerance { return body(a, d) }
    let (first, second) = halves
    first.flatten(where: isOfInterest, body)
    second.flatten(where: isOfInterest, body)
  }

  private var halves: (Curve, Curve) {
    func middle(_ p: Point, _ q: Point) -> Point { Point(x: (p.x + q.x) / 2, y: (p.y + q.y) / 2) }
    let (ab, bc, cd) = (middle(a, b), middle(b, c), middle(c, d))
    let (abc, bcd) = (middle(ab, bc), middle(bc, cd))
    let center = middle(abc, bcd)
    return (Curve(a, ab, abc, center), Curve(center, bcd, cd, d))
  }

  var extent: Rect {
    let (x, y) = (Self.range(a.x, b.x, c.x, d.x), Self.range(a.y, b.y, c.y, d.y))
    return Rect(
      x: x.lowerBound, y: y.lowerBound, width: x.upperBound - x.lowerBound, height: y.upperBound - y.lowerBound)
  }

  /// What one coordinate takes on: its ends, and where it turns between them.
  private static func range(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> ClosedRange<Double> {
    var (low, high) = (min(a, d), max(a, d))
    // The derivative is u t² + v t + w, but for a factor.
    let (u, v, w) = (d - 3 * c + 3 * b - a, 2 * (c - 2 * b + a), b - a)
    var turns: [Double] = []
    if abs(u) < 1e-9 {
      if v != 0 { turns = [-w / v] }
    } else if v * v >= 4 * u * w {
      let root = (v * v - 4 * u * w).squareRoot()
      turns = [(-v + root) / (2 * u), (-v - root) / (2 * u)]
    }
    for t in turns where t > 0 && t < 1 {
      let s = 1 - t
      let value = s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d
      (low, high) = (min(low, value), max(high, value))
    }
    return low...high
  }
}

extension Point {
  func distance(to other: Point) -> Double {
    let (dx, dy) = (x - other.x, y - other.y)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The distance from a straight line's piece.
  func distance(toPieceFrom a: Point, to b: Point) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let square = dx * dx + dy * dy
    let t = square == 0 ? 0 : min(max(((x - a.x) * dx + (y - a.y) * dy) / square, 0), 1)
    return distance(to: Point(x: a.x + t * dx, y: a.y + t * dy))
  }
}

extension Rect {
  init(around a: Point, _ b: Point) {
    self.init(x: min(a.x, b.x), y: min(a.y, b.y), width: abs(a.x - b.x), height: abs(a.y - b.y))
  }

  /// Smaller on every side, and never less than nothing.
  func shrunk(by inset: Double) -> Rect {
    let (dx, dy) = (min(inset, width / 2), min(inset, height / 2))
    return Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
  }

  /// How far two rectangles reach into one another; nil where they do not.
  func overlap(with other: Rect) -> Double? {
    let across = min(maxX, other.maxX) - max(minX, other.minX)
    let upright = min(maxY, other.maxY) - max(minY, other.minY)
    let depth = min(across, upright)
    return depth > 0 ? depth : nil
  }

  /// How far `other` stands out of this one on its worst side; 0 or less where it does not.
  func overhang(of other: Rect) -> Double {
    max(minX - other.minX, other.maxX - maxX, minY - other.minY, other.maxY - maxY)
  }

  /// The distance from the outline, from inside or outside.
  func distanceOfOutline(from point: Point) -> Double {
    let inside = min(point.x - minX, maxX - point.x, point.y - minY, maxY - point.y)
    if inside >= 0 { return inside }
    let dx = max(minX - point.x, 0, point.x - maxX)
    let dy = max(minY - point.y, 0, point.y - maxY)
    return (dx * dx + dy * dy).squareRoot()
  }

  func contains(_ point: Point) -> Bool {
    minX <= point.x && point.x <= maxX && minY <= point.y && point.y <= maxY
  }

  /// The length of a line's piece that lies inside.
  func length(ofPieceFrom a: Point, to b: Point) -> Double {
    var (from, to) = (0.0, 1.0)
    for (start, delta, low, high) in [(a.x, b.x - a.x, minX, maxX), (a.y, b.y - a.y, minY, maxY)] {
      if delta == 0 {
        if start <= low || start >= high { return 0 }
        continue
      }
      let (one, two) = ((low - start) / delta, (high - start) / delta)
      from = max(from, min(one, two))
      to = min(to, max(one, two))
    }
    return to > from ? (to - from) * a.distance(to: b) : 0
  }
}
