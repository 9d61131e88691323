import FigureLayout
import Graphviz

/// A page as a graph, laid out and ready to be rendered: clusters for groups, a node a shape, an edge an arrow.
struct Drawing: ~Copyable {
  private let graph: LaidOutGraph
  private let painter: FigurePainter

  /// - Parameter isDescribed: Whether its parts have classes and titles, which some formats know.
  init(
    of page: FigurePage, of figure: Figure, isDescribed: Bool, texts: MeasuredTexts, in context: borrowing Context
  ) throws {
    var builder = try DrawingBuilder(page, of: figure, isDescribed: isDescribed)
    try builder.build()
    // The painter draws every text as it was measured; some may come from a figure measured elsewhere.
    _ = try texts.entries(of: builder.texts, in: context)
    let nodes = builder.nodes
    let painter = FigurePainter(things: builder.things, texts: texts)
    let graph = try context.layOut(builder.graph, engine: .nop2)
    for (number, node) in nodes.enumerated() { graph.paintByHand(node, number: number) }
    self.painter = painter
    self.graph = graph
  }

  func render<Canvas: VectorCanvas>(to canvas: inout Canvas) throws {
    try graph.render(to: &canvas, painter: painter)
  }

  func render(toCairo cairo: OpaquePointer) throws { try graph.render(toCairo: cairo, painter: painter) }
}

/// Makes the graph of a page. Its nodes have no sizes: they are painted by hand.
struct DrawingBuilder: ~Copyable {
  let graph: Graph
  private let page: FigurePage
  private let arrowSize: Double
  private let isDescribed: Bool
  /// Nodes that are painted by hand, and what each of them shows.
  private(set) var nodes: [Node] = []
  private(set) var things: [FigurePainter.Thing] = []
  private(set) var texts: [MeasuredText] = []
  private var nodeByID: [String: Node] = [:]

  init(_ page: FigurePage, of figure: Figure, isDescribed: Bool) throws {
    let graph = try Graph(named: "figure")
    try graph.setPage(page.size, background: nil)
    try graph.setDefault(Attribute<Cluster, LineStyle>.style, LineStyle())
    try graph.setDefault(Attribute<Cluster, GraphColor>.color, .transparent)
    try graph.setDefault(Attribute<Cluster, Double>.penWidth, 0)
    try graph.setEdgeDefaults(arrowSize: figure.arrowSize)
    try graph.setDefault(Attribute<Node, GraphLabel>.label, GraphLabel(""))
    try graph.setDefault(Attribute<Node, NodeShape>.shape, .box)
    try graph.setDefault(Attribute<Node, SizeRule>.sizeRule, .shape)
    // Nodes as Graphviz makes them would stand out of small pages, and move all that it draws.
    try graph.setDefault(Attribute<Node, Inches>.width, Inches(points: 1))
    try graph.setDefault(Attribute<Node, Inches>.height, Inches(points: 1))
    self.graph = graph
    self.page = page
    arrowSize = figure.arrowSize
    self.isDescribed = isDescribed
  }

  mutating func build() throws {
    for group in page.groups { try add(group, in: nil) }
    for text in page.texts { try add(text, in: nil) }
    for shape in page.shapes { try add(shape, in: nil) }
    for arrow in page.arrows {
      guard let source = nodeByID[arrow.source], let target = nodeByID[arrow.target] else { continue }
      let edge = try graph.add(arrow, named: arrow.edgeID, arrowSize: arrowSize, from: source, to: target)
      if isDescribed { try graph.describe(arrow, edge) }
    }
  }

  private mutating func add(_ group: Group, in parent: Cluster?) throws {
    let cluster = try graph.add(group, named: group.id, in: parent)
    for inner in group.groups { try add(inner, in: cluster) }
    for shape in group.shapes { try add(shape, in: cluster) }
    for text in group.texts { try add(text, in: cluster) }
    if isDescribed { try graph.describe(group, cluster) }
    // Most groups cannot be seen. What is set last is not inherited.
    if group.paint.isVisible { try graph.paint(cluster, group.paint) }
  }

  private mutating func add(_ shape: Shape, in cluster: Cluster?) throws {
    let node = try graph.addNode(named: shape.id, in: cluster)
    try graph.set(.position, Position(shape.rect.center), on: node)
    if isDescribed { try graph.describe(shape, node) }
    nodeByID[shape.id] = node
    nodes.append(node)
    things.append(.shape(shape))
    for label in shape.texts { texts.append(MeasuredText(label.text, label.font)) }
  }

  private mutating func add(_ label: Label, in cluster: Cluster?) throws {
    let node = try graph.addNode(named: label.id, in: cluster)
    try graph.set(.position, Position(label.rect.center), on: node)
    if isDescribed { try graph.set(.classes, "text", on: node) }
    nodes.append(node)
    things.append(.label(label))
    texts.append(MeasuredText(label.text, label.font))
  }
}
