import FigureLayout
import Graphviz

extension FigurePainter {
  /// A filled square with a sign in it.
  func paintChange(_ change: Change, _ shape: Shape, _ brush: borrowing NodeBrush) {
    let rect = shape.rect
    var ground = Stroke(shape.paint)
    (ground.line, ground.width) = (.transparent, 0)
    brush.polygon(rect.corners, ground)
    var stroke = Stroke(shape.paint)
    stroke.fill = .transparent
    // In sixths of the side, from the middle.
    func place(_ x: Double, _ y: Double) -> Position {
      Position(x: rect.midX + x * rect.width / 6, y: rect.midY + y * rect.height / 6)
    }
    func line(_ points: (Double, Double)...) { brush.polyline(points.map { place($0.0, $0.1) }, stroke) }
    switch change {
    case .new:
      line((-1.8, 0), (1.8, 0))
      line((0, -1.8), (0, 1.8))
    case .changed:
      var dot = stroke
      dot.fill = dot.line
      (dot.line, dot.width) = (.transparent, 0)
      let radius = rect.width * 1.25 / 6
      brush.ellipse(center: Position(rect.center), radius: Position(x: radius, y: radius), dot)
    case .retargeted:
      line((-2, 0), (1.7, 0))
      line((0.2, 1.7), (1.9, 0), (0.2, -1.7))
    case .moved:
      line((-1.7, 1.7), (-0.1, 0), (-1.7, -1.7))
      line((0.3, 1.7), (1.9, 0), (0.3, -1.7))
    case .gone:
      line((-1.5, -1.5), (1.5, 1.5))
      line((-1.5, 1.5), (1.5, -1.5))
    }
  }

  func paintPill(_ shape: Shape, _ brush: borrowing NodeBrush) {
    let rect = shape.rect
    let radius = min(rect.width, rect.height) / 2
    let stroke = Stroke(shape.paint)
    if abs(rect.width - rect.height) < 0.01 {
      return brush.ellipse(center: Position(rect.center), radius: Position(x: radius, y: radius), stroke)
    }
    brush.polygon(Self.outline(of: rect, radius: radius), stroke)
  }

  /// Quarter circles in pieces that are too short to be seen.
  private static func outline(of rect: Rect, radius: Double) -> [Position] {
    let steps = 8
    let quarter = (0...steps).map { step -> (cos: Double, sin: Double) in
      // Half the tangent of the quarter gives points on the circle without functions of angles.
      let t = Double(step) / Double(steps) * 0.41421356237309503
      let (s, c) = (2 * t / (1 + t * t), (1 - t * t) / (1 + t * t))
      return (c * c - s * s, 2 * s * c)
    }
    let right = rect.maxX - radius
    let left = rect.minX + radius
    let top = rect.maxY - radius
    let bottom = rect.minY + radius
    return quarter.map { Position(x: right + radius * $0.cos, y: top + radius * $0.sin) }
      + quarter.map { Position(x: left - radius * $0.sin, y: top + radius * $0.cos) }
      + quarter.map { Position(x: left - radius * $0.cos, y: bottom - radius * $0.sin) }
      + quarter.map { Position(x: right + radius * $0.sin, y: bottom - radius * $0.cos) }
  }
}
