import FigureStyle

/// Where each pointer runs: from its dot to the edge of what it points to. y grows downwards.
struct Routes {
  let plan: Plan
  let arrangement: Arrangement
  let elevation: Elevation
  let boxes: Boxes
  let style: Style

  struct Route {
    /// Béziers from the tail glyph's middle to where the tip touches.
    var points: [Point]
    /// Which way the head looks.
    var heading: Heading
  }

  enum Heading { case up, down, right }

  /// The height of the bar over the top of a compound, and of a slice's.
  static let bar = 2.4
  /// Between a head and the first bend before it.
  private static let lead = 3.0

  /// The length of the longest head an edge has in any state.
  private func headLength(_ edge: Edge) -> Double {
    let size = style.pointers.arrowSize
    let double = edge.pointers.contains { drawn in
      drawn.map { style.pointers.look(of: $0.kind).head == .normalnormal && !$0.isDangling } ?? false
    }
    return (double ? 20 : 10) * size
  }

  func route(of edge: Edge) -> Route {
    let start = boxes.dot(of: edge.source, leavingDownwards: edge.route == .down)
    switch edge.route {
    case .up, .down: return upright(edge, from: start)
    case .flat: return arc(edge, from: start)
    case .list, .beside:
      let target = boxes.rect(of: edge.target)
      let isApart = plan.hasTailApart(edge)
      let from = plan.parts[edge.source].parent.map { boxes.rect(of: $0).maxX + style.cell.pen / 2 } ?? start.x
      var pen = Pen(at: isApart ? Point(x: from, y: start.y) : start)
      let end = Point(x: target.minX - style.cell.pen / 2, y: start.y)
      let middle = Point(x: end.x - (headLength(edge) + Self.lead), y: start.y)
      pen.line(to: middle)
      pen.line(to: end)
      return Route(points: pen.points, heading: .right)
    }
  }

  private func upright(_ edge: Edge, from start: Point) -> Route {
    let isUp = edge.route == .up
    let end = Point(x: arrivalX(of: edge), y: isUp ? bottomEdge(of: edge) : topEdge(of: edge))
    if plan.parts[edge.target].role == .row { return uprightToLine(edge, from: start) }
    let targetRow = elevation.rows[arrangement.row(of: edge.target, in: plan)]
    let approach = headLength(edge) + Self.lead
    var pen = penAfterPassages(edge, from: start)
    let last =
      isUp
      ? max(targetRow.bottom + targetRow.below, end.y + approach)
      : min(targetRow.clearTop, end.y - approach)
    pen.swing(to: Point(x: end.x, y: last))
    pen.line(to: end)
    return Route(points: pen.points, heading: isUp ? .up : .down)
  }

  /// From the tail through all rows that lie between.
  private func penAfterPassages(_ edge: Edge, from start: Point) -> Pen {
    let isUp = edge.route == .up
    var pen = Pen(at: start)
    var row = elevation.rows[arrangement.row(of: edge.source, in: plan)]
    for passage in edge.passages {
      let item = arrangement.items[passage]
      let next = elevation.rows[item.row]
      let x = item.x + Arrangement.passageWidth / 2
      pen.line(to: Point(x: pen.end.x, y: isUp ? row.clearTop : row.bottom + row.below))
      pen.swing(to: Point(x: x, y: isUp ? next.bottom + next.below : next.clearTop))
      row = next
    }
    pen.line(to: Point(x: pen.end.x, y: isUp ? row.clearTop : row.bottom + row.below))
    return pen
  }

  /// Up beside a column, and into the line from the left.
  private func uprightToLine(_ edge: Edge, from start: Point) -> Route {
    let line = boxes.rect(of: edge.target)
    let targetRow = elevation.rows[arrangement.row(of: edge.target, in: plan)]
    let x = arrivalX(of: edge)
    var pen = penAfterPassages(edge, from: start)
    pen.swing(to: Point(x: x, y: targetRow.bottom + targetRow.below))
    pen.line(to: Point(x: x, y: line.midY + Self.corner))
    pen.turn(to: Point(x: x + Self.corner, y: line.midY), leavingUpright: true)
    pen.line(to: Point(x: line.minX - style.cell.pen / 2, y: line.midY))
    return Route(points: pen.points, heading: .right)
  }

  /// The radius of a turn into a line.
  private static let corner = 5.0

  private func arc(_ edge: Edge, from start: Point) -> Route {
    let row = elevation.rows[arrangement.row(of: edge.source, in: plan)]
    let end = Point(x: arrivalX(of: edge), y: topEdge(of: edge))
    let lane = row.top - Elevation.arcBase - Double(edge.arcLevel) * Elevation.arcStep
    // Blocks of a row may differ in height: what bends does so over the highest.
    let turn = min(end.y, row.top) - headLength(edge) - Self.lead
    let direction = end.x < start.x ? -1.0 : 1
    let rise = turn - lane
    let reach = min(abs(end.x - start.x) / 2, max(rise * 1.5, 16))
    var pen = Pen(at: start)
    pen.line(to: Point(x: start.x, y: turn))
    pen.turn(to: Point(x: start.x + direction * reach, y: lane), leavingUpright: true)
    pen.line(to: Point(x: end.x - direction * reach, y: lane))
    pen.turn(to: Point(x: end.x, y: turn), leavingUpright: false)
    pen.line(to: end)
    return Route(points: pen.points, heading: .down)
  }

  // MARK: Ends

  func arrivalX(of edge: Edge) -> Double {
    let (item, offset) = arrangement.arrival(of: edge, in: plan)
    return arrangement.items[item].x + offset
  }

  /// The outer edge of what is pointed to from below.
  private func bottomEdge(of edge: Edge) -> Double {
    if let bar = bar(of: edge) { return bar.maxY }
    let isBlock = plan.parts[edge.target].parent == nil
    let rect = isBlock ? boxes.blockRect(plan.parts[edge.target].block) : boxes.outerRect(of: edge.target)
    return rect.maxY + style.cell.pen / 2
  }

  private func topEdge(of edge: Edge) -> Double {
    if let bar = bar(of: edge) { return bar.minY }
    return boxes.rect(of: edge.target).minY - style.cell.pen / 2
  }

  /// The bar that marks what a pointer covers: under a slice, over a compound that is reached from above.
  func bar(of edge: Edge) -> Rect? {
    let target = plan.parts[edge.target]
    let inset = 1.2
    if let slice = edge.slice {
      let first = boxes.outerRect(of: target.children[slice.lowerBound])
      let last = boxes.outerRect(of: target.children[slice.upperBound])
      let distance = Double(edge.barLevel) * Elevation.barStep
      let y =
        edge.route == .up
        ? first.maxY - Self.bar / 2 + distance : first.minY - style.cell.pen / 2 - Self.bar - distance
      return Rect(x: first.minX + inset, y: y, width: last.maxX - first.minX - 2 * inset, height: Self.bar)
    }
    if target.isLeaf || target.role == .row || edge.route == .up || edge.route == .list || edge.route == .beside {
      return nil
    }
    let rect = boxes.rect(of: edge.target)
    return Rect(
      x: rect.minX + inset, y: rect.minY - style.cell.pen / 2 - Self.bar, width: rect.width - 2 * inset,
      height: Self.bar)
  }
}
