import FigureLayout
import FigureStyle
import Graphviz

/// Paints the shapes and texts of a page as their nodes are rendered.
struct FigurePainter: NodePainter {
  enum Thing {
    case shape(Shape)
    case label(Label)
    case leader(Leader)
  }

  let things: [Thing]
  let texts: MeasuredTexts

  func paint(_ number: Int, with brush: borrowing NodeBrush) {
    switch things[number] {
    case .label(let label): paint(label, brush)
    case .leader(let leader): paint(leader, brush)
    case .shape(let shape):
      switch shape.form {
      case .rectangle: brush.polygon(shape.rect.corners(radius: shape.paint.radius), Stroke(shape.paint))
      case .cross: paintCross(shape, brush)
      case .ground: paintGround(shape, brush)
      case .glyph(let tail): paintGlyph(tail, shape, brush)
      case .hatched(let free): paintHatching(shape, free: free, brush)
      case .ruler(let ticks): paintTicks(ticks, shape, brush)
      case .change(let change): paintChange(change, shape, brush)
      case .pill: paintPill(shape, brush)
      }
      for label in shape.texts { paint(label, brush) }
    }
  }

  private func paint(_ label: Label, _ brush: borrowing NodeBrush) {
    guard let text = texts[label] else { return }
    let center = Position(label.rect.center)
    brush.text(text, at: center, color: GraphColor(label.color))
    if label.struckThrough {
      brush.polyline(
        [Position(x: label.rect.minX - 0.5, y: center.y), Position(x: label.rect.maxX + 0.5, y: center.y)],
        Stroke(line: GraphColor(label.color), width: label.font.size / 13))
    }
  }

  private func paint(_ leader: Leader, _ brush: borrowing NodeBrush) {
    guard let end = leader.points.last else { return }
    let color = GraphColor(leader.color)
    brush.polyline(leader.points.map(Position.init), Stroke(line: color, width: leader.pen))
    brush.ellipse(
      center: Position(end), radius: Position(x: Leader.dot, y: Leader.dot),
      Stroke(fill: color, line: .transparent, width: 0))
  }

  private func paintCross(_ shape: Shape, _ brush: borrowing NodeBrush) {
    let corners = shape.rect.corners
    brush.polyline([corners[0], corners[2]], Stroke(shape.paint))
    brush.polyline([corners[1], corners[3]], Stroke(shape.paint))
  }

  /// A stem and three bars, as electricians draw ground.
  private func paintGround(_ shape: Shape, _ brush: borrowing NodeBrush) {
    let rect = shape.rect
    let stroke = Stroke(shape.paint)
    func bar(_ y: Double, _ width: Double) {
      brush.polyline(
        [
          Position(x: rect.midX - rect.width * width / 2, y: rect.minY + rect.height * y),
          Position(x: rect.midX + rect.width * width / 2, y: rect.minY + rect.height * y),
        ], stroke)
    }
    brush.polyline(
      [Position(x: rect.midX, y: rect.maxY), Position(x: rect.midX, y: rect.minY + rect.height * 0.55)], stroke)
    bar(0.55, 1)
    bar(0.3, 0.62)
    bar(0.05, 0.26)
  }

  private func paintHatching(_ shape: Shape, free: Double, _ brush: borrowing NodeBrush) {
    let rect = shape.rect
    var fill = shape.paint
    fill.pen = 0
    brush.polygon(rect.corners, Stroke(fill))
    let hatched = Rect(x: rect.x, y: rect.y, width: rect.width, height: max(rect.height - free, 0))
    var thin = shape.paint
    thin.pen *= 0.5
    for line in Hatching.lines(in: hatched) { brush.polyline(line.map { Position($0) }, Stroke(thin)) }
    var outline = shape.paint
    outline.fill = nil
    brush.polygon(rect.corners, Stroke(outline))
  }

  private func paintTicks(_ ticks: [Tick], _ shape: Shape, _ brush: borrowing NodeBrush) {
    for tick in ticks {
      let x = shape.rect.minX + tick.x
      brush.polyline(
        [Position(x: x, y: shape.rect.maxY), Position(x: x, y: shape.rect.maxY - tick.length)], Stroke(shape.paint))
    }
  }

  /// As Graphviz draws a tail.
  private func paintGlyph(_ tail: PointerStyle.Tail, _ shape: Shape, _ brush: borrowing NodeBrush) {
    let rect = shape.rect
    var stroke = Stroke(shape.paint)
    if tail == .odot || tail == .odiamond { stroke.fill = .transparent }
    switch tail {
    case .dot, .odot:
      brush.ellipse(
        center: Position(rect.center), radius: Position(x: rect.width / 2, y: rect.height / 2), stroke)
    case .odiamond:
      brush.polygon(
        [
          Position(x: rect.midX, y: rect.minY), Position(x: rect.maxX, y: rect.midY),
          Position(x: rect.midX, y: rect.maxY), Position(x: rect.minX, y: rect.midY),
        ], stroke)
    case .box: brush.polygon(rect.corners, stroke)
    }
  }
}

extension Rect {
  /// Its outline with round corners, in short straight pieces.
  fileprivate func corners(radius: Double) -> [Position] {
    if radius <= 0 { return corners }
    // A quarter of a circle, from right to up.
    let arc = [(1.0, 0.0), (0.966, 0.259), (0.866, 0.5), (0.707, 0.707), (0.5, 0.866), (0.259, 0.966), (0.0, 1.0)]
    let (left, right) = (minX + radius, maxX - radius)
    let (bottom, top) = (minY + radius, maxY - radius)
    return arc.map { Position(x: right + $0.0 * radius, y: top + $0.1 * radius) }
      + arc.map { Position(x: left - $0.1 * radius, y: top + $0.0 * radius) }
      + arc.map { Position(x: left - $0.0 * radius, y: bottom - $0.1 * radius) }
      + arc.map { Position(x: right + $0.1 * radius, y: bottom - $0.0 * radius) }
  }

  /// From the lower left, anticlockwise.
  var corners: [Position] {
    [
      Position(x: minX, y: minY), Position(x: maxX, y: minY), Position(x: maxX, y: maxY), Position(x: minX, y: maxY),
    ]
  }
}

extension Stroke {
  init(_ paint: Paint) {
    let hasLine = paint.pen > 0
    self.init(
      fill: paint.fill.map(GraphColor.init) ?? .transparent,
      line: hasLine ? paint.line.map(GraphColor.init) ?? .transparent : .transparent, width: paint.pen,
      style: LineStyle.Stroke(paint.dash))
  }
}
