/// Draws a pointer's path piece by piece; y grows downwards.
struct Pen {
  private(set) var points: [Point]

  init(at start: Point) { points = [start] }

  var end: Point { points[points.count - 1] }

  mutating func line(to end: Point) {
    let start = self.end
    if abs(start.x - end.x) < 0.01, abs(start.y - end.y) < 0.01 { return }
    points.append(Point(x: start.x + (end.x - start.x) / 3, y: start.y + (end.y - start.y) / 3))
    points.append(Point(x: start.x + (end.x - start.x) * 2 / 3, y: start.y + (end.y - start.y) * 2 / 3))
    points.append(end)
  }

  /// Leaves and arrives upright.
  mutating func swing(to end: Point) {
    let start = self.end
    if abs(start.x - end.x) < 0.05 { return line(to: end) }
    let middle = (start.y + end.y) / 2
    points.append(Point(x: start.x, y: middle))
    points.append(Point(x: end.x, y: middle))
    points.append(end)
  }

  /// A quarter of an ellipse: leaves upright and arrives level, or the other way round.
  mutating func turn(to end: Point, leavingUpright: Bool) {
    let start = self.end
    let k = 0.5523
    if leavingUpright {
      points.append(Point(x: start.x, y: start.y + (end.y - start.y) * k))
      points.append(Point(x: end.x + (start.x - end.x) * (1 - k), y: end.y))
    } else {
      points.append(Point(x: start.x + (end.x - start.x) * k, y: start.y))
      points.append(Point(x: end.x, y: end.y + (start.y - end.y) * (1 - k)))
    }
    points.append(end)
  }
}
