import FigureLayout
import FigureStyle
import Graphviz

/// A page in the DOT language, with all places: `neato -n2` draws the same picture.
///
/// Graphviz draws this one alone, so that every text and sign is a node of its own.
enum DOTExport {
  static func bytes(of page: FigurePage, of figure: Figure) throws -> [UInt8] {
    var builder = try DOTBuilder(page, of: figure)
    try builder.build()
    return try builder.graph.dot()
  }
}

private struct DOTBuilder: ~Copyable {
  let graph: Graph
  private let page: FigurePage
  private let figure: Figure
  private var nodeByID: [String: Node] = [:]

  init(_ page: FigurePage, of figure: Figure) throws {
    let graph = try Graph(named: figure.title.isEmpty ? "figure" : PlainText.escaped(figure.title))
    try graph.setPage(page.size, background: figure.background)
    try graph.setEdgeDefaults(arrowSize: figure.arrowSize)
    // An empty default would not be written, and nodes without a label get their names.
    try graph.setDefault(Attribute<Node, GraphLabel>.label, GraphLabel(" "))
    try graph.setDefault(Attribute<Node, NodeShape>.shape, .box)
    try graph.setDefault(Attribute<Node, SizeRule>.sizeRule, .shape)
    try graph.setDefault(Attribute<Node, Double>.margin, 0)
    self.graph = graph
    self.page = page
    self.figure = figure
  }

  mutating func build() throws {
    for group in page.groups { try add(group, in: nil) }
    for text in page.texts { try add(text, in: nil) }
    for shape in page.shapes { try add(shape, in: nil) }
    for leader in page.leaders { try add(leader) }
    for arrow in page.arrows {
      guard let source = nodeByID[arrow.source], let target = nodeByID[arrow.target] else { continue }
      let edge = try graph.add(
        arrow, named: PlainText.escaped(arrow.edgeID), arrowSize: figure.arrowSize, from: source, to: target)
      try graph.describe(arrow, edge)
      try graph.set(.id, PlainText.escaped(arrow.edgeID), on: edge)
    }
  }

  private mutating func add(_ group: Group, in parent: Cluster?) throws {
    let cluster = try graph.add(group, named: PlainText.escaped(group.id), in: parent)
    try graph.paint(cluster, group.paint)
    try graph.describe(group, cluster)
    for inner in group.groups { try add(inner, in: cluster) }
    for shape in group.shapes { try add(shape, in: cluster) }
    for text in group.texts { try add(text, in: cluster) }
  }

  private mutating func add(_ shape: Shape, in cluster: Cluster?) throws {
    let node = try graph.addNode(named: PlainText.escaped(shape.id), in: cluster)
    nodeByID[shape.id] = node
    try graph.place(node, shape.rect)
    try graph.describe(shape, node)
    let paint = shape.paint
    let line = paint.pen > 0 ? paint.line ?? paint.fill : paint.fill
    try graph.set(.color, line.map(GraphColor.init) ?? .transparent, on: node)
    switch shape.form {
    case .rectangle, .hatched:
      try graph.set(
        .style, LineStyle(LineStyle.Stroke(paint.dash), isFilled: paint.fill != nil, isRounded: paint.radius > 0),
        on: node)
      try graph.set(.fillColor, paint.fill.map(GraphColor.init) ?? .transparent, on: node)
      try graph.set(.penWidth, paint.pen, on: node)
    case .ruler: try graph.set(.style, LineStyle(isInvisible: true), on: node)
    case .cross: try draw("✕", shape.rect.height * 1.5, on: node, shape)
    case .ground: try draw("⏚", shape.rect.height * 1.5, on: node, shape)
    case .change(let change):
      try graph.set(.style, LineStyle(isFilled: true), on: node)
      try graph.set(.fillColor, paint.fill.map(GraphColor.init) ?? .transparent, on: node)
      try graph.set(.penWidth, 0, on: node)
      try graph.set(.label, GraphLabel(change.character), on: node)
      try graph.set(.font, FontName(families: ["DejaVu Sans"]), on: node)
      try graph.set(.fontSize, shape.rect.height, on: node)
      try graph.set(.fontColor, paint.line.map(GraphColor.init) ?? .transparent, on: node)
    case .pill:
      try graph.set(.style, LineStyle(isFilled: paint.fill != nil, isRounded: true), on: node)
      try graph.set(.fillColor, paint.fill.map(GraphColor.init) ?? .transparent, on: node)
      try graph.set(.penWidth, paint.pen, on: node)
    case .glyph(let tail):
      let isOpen = tail == .odot || tail == .odiamond
      try graph.set(.shape, tail == .odiamond ? .diamond : tail == .box ? .box : .circle, on: node)
      try graph.set(.style, LineStyle(isFilled: !isOpen), on: node)
      try graph.set(.fillColor, paint.fill.map(GraphColor.init) ?? .transparent, on: node)
      try graph.set(.penWidth, paint.pen, on: node)
    }
    for label in shape.texts { try add(label, in: cluster) }
  }

  /// An edge from its note to a dot.
  private mutating func add(_ leader: Leader) throws {
    guard let note = nodeByID[leader.note], let start = leader.points.first, let end = leader.points.last else {
      return
    }
    let dot = try graph.addNode(named: PlainText.escaped(leader.id), in: nil)
    try graph.place(
      dot, Rect(x: end.x - Leader.dot, y: end.y - Leader.dot, width: 2 * Leader.dot, height: 2 * Leader.dot))
    try graph.set(.shape, .circle, on: dot)
    try graph.set(.classes, "leader", on: dot)
    try graph.set(.style, LineStyle(isFilled: true), on: dot)
    try graph.set(.fillColor, GraphColor(leader.color), on: dot)
    try graph.set(.color, GraphColor(leader.color), on: dot)
    try graph.set(.penWidth, 0, on: dot)
    let name = PlainText.escaped(leader.id + "#line")
    let edge = try graph.addEdge(named: name, from: note, to: dot)
    var points = [start]
    for (from, to) in zip(leader.points, leader.points.dropFirst()) {
      points += [1.0, 2.0, 3.0].map { part in
        Point(x: from.x + (to.x - from.x) * part / 3, y: from.y + (to.y - from.y) * part / 3)
      }
    }
    try graph.set(.path, EdgePath(tailTip: nil, headTip: nil, points: points.map(Position.init)), on: edge)
    try graph.set(.tail, Arrowhead.none, on: edge)
    try graph.set(.head, Arrowhead.none, on: edge)
    try graph.set(.style, LineStyle(), on: edge)
    try graph.set(.color, GraphColor(leader.color), on: edge)
    try graph.set(.penWidth, leader.pen, on: edge)
    try graph.set(.classes, "leader", on: edge)
    try graph.set(.id, name, on: edge)
  }

  /// A sign as a character.
  private func draw(_ sign: String, _ size: Double, on node: Node, _ shape: Shape) throws {
    try graph.set(.shape, .plain, on: node)
    try graph.set(.label, GraphLabel(sign), on: node)
    try graph.set(.font, FontName(families: ["DejaVu Sans"]), on: node)
    try graph.set(.fontSize, size, on: node)
    try graph.set(.fontColor, shape.paint.line.map(GraphColor.init) ?? .transparent, on: node)
  }

  private func add(_ label: Label, in cluster: Cluster?) throws {
    let node = try graph.addNode(named: PlainText.escaped(label.id), in: cluster)
    try graph.place(node, label.rect)
    try graph.set(.shape, .plain, on: node)
    try graph.set(.classes, "text", on: node)
    try graph.set(.label, GraphLabel(label.text, isStruckThrough: label.struckThrough), on: node)
    try graph.set(.font, FontName(label.font), on: node)
    try graph.set(.fontSize, label.font.size, on: node)
    try graph.set(.fontColor, GraphColor(label.color), on: node)
  }
}
