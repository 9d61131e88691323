extension Arrow {
  /// The path in straight pieces that stay within 0.1 pt of it.
  func forEachPiece(_ body: (Point, Point) -> Void) {
    var index = 0
    while index + 3 < path.count {
      Self.flatten(path[index], path[index + 1], path[index + 2], path[index + 3], body)
      index += 3
    }
  }

  private static let tolerance = 0.1

  private static func flatten(_ a: Point, _ b: Point, _ c: Point, _ d: Point, _ body: (Point, Point) -> Void) {
    func bend(_ a: Point, _ b: Point, _ c: Point) -> Double { abs(a.x - 2 * b.x + c.x) + abs(a.y - 2 * b.y + c.y) }
    let count = max(1, (0.75 * max(bend(a, b, c), bend(b, c, d)) / tolerance).squareRoot().rounded(.up))
    var last = a
    for step in stride(from: 1, through: count, by: 1) {
      let t = step / count
      let s = 1 - t
      let (first, second, third, fourth) = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
      let next = Point(
        x: first * a.x + second * b.x + third * c.x + fourth * d.x,
        y: first * a.y + second * b.y + third * c.y + fourth * d.y)
      body(last, next)
      last = next
    }
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
