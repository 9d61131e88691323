import FigureLayout
import FigureStyle
import Graphviz

extension EdgePath {
  /// How far a head's outline stands out over the point Graphviz is given, by the width of its pen.
  private static let overhang = 0.9

  /// An arrow's way between its glyphs: Graphviz draws a head and a tail beyond the ends of the line.
  init(_ arrow: Arrow, arrowSize: Double) {
    var points = arrow.path
    let last = points.count - 1
    let leave = Direction(from: arrow.start, to: points.first { $0 != arrow.start } ?? arrow.end)
    let arrive = Direction(from: points.last { $0 != arrow.end } ?? arrow.start, to: arrow.end)
    let tail = arrow.hasTailApart ? 0 : Self.length(of: arrow.tail) / 2 * arrowSize
    let tip = arrow.head == .none ? arrow.end : arrive.from(arrow.end, by: -Self.overhang * arrow.pen)
    points[0] = leave.from(arrow.start, by: tail)
    points[last] = arrive.from(tip, by: -Self.length(of: arrow.head) * arrowSize)
    // The pieces at the ends are straight.
    Self.straighten(&points, from: 0, to: min(3, last))
    if last > 3 { Self.straighten(&points, from: last - 3, to: last) }
    self.init(
      tailTip: Position(leave.from(arrow.start, by: -tail)), headTip: arrow.head == .none ? nil : Position(tip),
      points: points.map(Position.init))
  }

  /// In points, at arrow size 1.
  private static func length(of tail: PointerStyle.Tail) -> Double {
    switch tail {
    case .dot, .odot: 8
    case .odiamond: 12
    case .box: 7.5
    }
  }

  private static func length(of head: PointerStyle.Head) -> Double {
    switch head {
    case .normal, .onormal, .vee: 10
    case .normalnormal: 20
    case .none: 0
    }
  }

  private static func straighten(_ points: inout [Point], from start: Int, to end: Int) {
    guard end == start + 3 else { return }
    for step in 1...2 {
      let part = Double(step) / 3
      points[start + step] = Point(
        x: points[start].x + (points[end].x - points[start].x) * part,
        y: points[start].y + (points[end].y - points[start].y) * part)
    }
  }
}

/// A unit vector.
private struct Direction {
  private let x: Double
  private let y: Double

  init(from start: Point, to end: Point) {
    let length = ((end.x - start.x) * (end.x - start.x) + (end.y - start.y) * (end.y - start.y)).squareRoot()
    x = length > 0 ? (end.x - start.x) / length : 0
    y = length > 0 ? (end.y - start.y) / length : 1
  }

  func from(_ point: Point, by distance: Double) -> Point {
    Point(x: point.x + x * distance, y: point.y + y * distance)
  }
}
