import FigureStyle
import MemoryModel

extension Scene {
  /// The pointers of one state.
  func arrows(in state: Int) -> [Arrow] {
    plan.edges.compactMap { edge in
      isLeftBlank(edge, in: state) ? nil : edge.pointers[state].map { arrow(of: edge, $0, in: state) }
    }
  }

  private func isLeftBlank(_ edge: Edge, in state: Int) -> Bool { blanks?.isBlank(edge.source, in: state) ?? false }

  private func arrow(of edge: Edge, _ pointer: DrawnPointer, in state: Int) -> Arrow {
    var look = style.pointers.look(of: pointer.kind)
    if pointer.isDangling {
      let tail = look.tail
      look = style.pointers.dangling
      look.tail = tail
    }
    // Borrows stand out from a faint tree of owners.
    if view == .borrows, !pointer.kind.isBorrowing { look.color = style.inks.faded }
    let route = routes.route(of: edge)
    var points = route.points
    if pointer.isDangling {
      let end = Self.crossCenter(before: points[points.count - 1], route.heading)
      points[points.count - 1] = end
      points[points.count - 2] = Point(
        x: points[points.count - 4].x + (end.x - points[points.count - 4].x) * 2 / 3,
        y: points[points.count - 4].y + (end.y - points[points.count - 4].y) * 2 / 3)
    }
    let source = plan.parts[edge.source]
    var arrow = Arrow(
      id: source.id, kind: pointer.kind.rawValue, isDangling: pointer.isDangling,
      title: title(of: edge, pointer), source: source.id, target: targetID(of: edge),
      tail: look.tail, head: pointer.isDangling ? .none : look.head, line: look.line, color: look.color, pen: look.pen,
      start: flipped(points[0]), end: flipped(points[points.count - 1]), path: points.map(flipped))
    arrow.hasTailApart = plan.hasTailApart(edge)
    return arrow
  }

  private func title(of edge: Edge, _ pointer: DrawnPointer) -> String {
    Words.title(
      ofPointerAt: plan.parts[edge.source].id, kind: pointer.kind, to: plan.parts[edge.target].id,
      isDangling: pointer.isDangling)
  }

  private func targetID(of edge: Edge) -> String {
    let target = plan.parts[edge.target]
    // Of an array beside a line the first cell is what the head meets.
    if edge.route == .beside || target.role == .row, let first = plan.firstLeaf(of: edge.target) {
      return plan.parts[first].id
    }
    if routes.bar(of: edge) != nil { return plan.parts[edge.source].id + "#bar" }
    let isCell =
      target.isLeaf && (target.parent != nil || target.role == .gap || target.role == .more || edge.route != .up)
    return isCell ? target.id : target.id + "#band"
  }

  /// Half the size of a dangling pointer's cross, and its middle's distance from what it no longer points to.
  private static let crossReach = 3.2
  private static let crossDistance = 6.0

  private static func crossCenter(before end: Point, _ heading: Routes.Heading) -> Point {
    switch heading {
    case .up: Point(x: end.x, y: end.y + crossDistance)
    case .down: Point(x: end.x, y: end.y - crossDistance)
    case .right: Point(x: end.x - crossDistance, y: end.y)
    }
  }

  /// The crosses of one state's dangling pointers.
  func crosses(in state: Int) -> [Shape] {
    plan.edges.compactMap { edge in
      guard let pointer = edge.pointers[state], pointer.isDangling, !isLeftBlank(edge, in: state) else { return nil }
      let route = routes.route(of: edge)
      let center = Self.crossCenter(before: route.points[route.points.count - 1], route.heading)
      return Shape(
        id: plan.parts[edge.source].id + "#cross", role: .cross, title: title(of: edge, pointer),
        rect: flipped(
          Rect(
            x: center.x - Self.crossReach, y: center.y - Self.crossReach, width: 2 * Self.crossReach,
            height: 2 * Self.crossReach)),
        paint: Paint(line: style.pointers.dangling.color, pen: 1.3), form: .cross)
    }
  }

  /// The bars of one state's pointers to slices and, from above, to compounds, by the block they lie on.
  func bars(in state: Int) -> [Int: [Shape]] {
    var bars: [Int: [Shape]] = [:]
    for edge in plan.edges {
      guard let pointer = edge.pointers[state], !isLeftBlank(edge, in: state), let rect = routes.bar(of: edge) else {
        continue
      }
      var color = pointer.isDangling ? style.pointers.dangling.color : style.pointers.look(of: pointer.kind).color
      if view == .borrows, !pointer.kind.isBorrowing { color = style.inks.faded }
      bars[plan.parts[edge.target].block, default: []].append(
        Shape(
          id: plan.parts[edge.source].id + "#bar", role: .bar, rect: flipped(rect), paint: Paint(fill: color)))
    }
    return bars
  }
}
