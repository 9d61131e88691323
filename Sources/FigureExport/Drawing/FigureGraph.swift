import FigureLayout
import FigureStyle
import Graphviz

// The parts of a figure as parts of a graph, by the conventions that all formats share.

extension Graph {
  /// The page: an invisible node of its size, and nothing around it.
  func setPage(_ size: Size, background: Color?) throws {
    try set(.splines, true, on: root)
    try set(.margin, 0, on: root)
    try set(.pad, 0, on: root)
    try set(.outputOrder, .nodesFirst, on: root)
    try set(.background, background.map(GraphColor.init) ?? .transparent, on: root)
    let canvas = try addNode(named: "_canvas")
    // Graphviz knows whole points; the exporters cut what is over.
    try place(canvas, Rect(x: 0, y: 0, width: size.width.rounded(.up), height: size.height.rounded(.up)))
    try set(.style, LineStyle(isInvisible: true), on: canvas)
  }

  func setEdgeDefaults(arrowSize: Double) throws {
    try setDefault(Attribute<Edge, EdgeDirection>.direction, .both)
    try setDefault(Attribute<Edge, Double>.arrowSize, arrowSize)
  }

  func place(_ node: Node, _ rect: Rect) throws {
    try set(.position, Position(x: rect.midX, y: rect.midY), on: node)
    try set(.width, Inches(points: rect.width), on: node)
    try set(.height, Inches(points: rect.height), on: node)
  }

  func add(_ group: Group, named name: String, in parent: Cluster?) throws -> Cluster {
    let cluster = try addCluster(named: name, in: parent)
    let rect = group.rect
    try set(
      .box, Box(lower: Position(x: rect.minX, y: rect.minY), upper: Position(x: rect.maxX, y: rect.maxY)), on: cluster)
    return cluster
  }

  /// Sets every attribute: clusters made later in this one inherit what is left out.
  func paint(_ cluster: Cluster, _ paint: Paint) throws {
    try set(
      .style, LineStyle(LineStyle.Stroke(paint.dash), isFilled: paint.fill != nil, isRounded: paint.radius > 0),
      on: cluster)
    try set(.fillColor, paint.fill.map(GraphColor.init) ?? .transparent, on: cluster)
    try set(.color, (paint.hasLine ? paint.line : paint.fill).map(GraphColor.init) ?? .transparent, on: cluster)
    try set(.penWidth, paint.hasLine ? paint.pen : 0, on: cluster)
    try set(.background, .transparent, on: cluster)
    try set(.label, GraphLabel(""), on: cluster)
  }

  func describe(_ group: Group, _ cluster: Cluster) throws {
    try set(.classes, group.role.rawValue, on: cluster)
    try set(.title, PlainText(group.title ?? ""), on: cluster)
  }

  func describe(_ shape: Shape, _ node: Node) throws {
    try set(.classes, shape.classNames, on: node)
    if let title = shape.title { try set(.title, PlainText(title), on: node) }
  }

  func describe(_ arrow: Arrow, _ edge: Edge) throws {
    try set(.classes, "pointer " + arrow.kind + (arrow.isDangling ? " dangling" : ""), on: edge)
    try set(.title, PlainText(arrow.title), on: edge)
  }

  func add(_ arrow: Arrow, named name: String, arrowSize: Double, from source: Node, to target: Node) throws -> Edge {
    let edge = try addEdge(named: name, from: source, to: target)
    try set(.path, EdgePath(arrow, arrowSize: arrowSize), on: edge)
    try set(.tail, arrow.hasTailApart ? .none : Arrowhead(arrow.tail), on: edge)
    try set(.head, Arrowhead(arrow.head), on: edge)
    try set(.style, LineStyle(LineStyle.Stroke(arrow.line)), on: edge)
    try set(.color, GraphColor(arrow.color), on: edge)
    try set(.penWidth, arrow.pen, on: edge)
    return edge
  }
}

extension Paint {
  var hasLine: Bool { pen > 0 && line != nil }
  var isVisible: Bool { hasLine || fill != nil }
}

extension Arrow {
  /// The name of its edge; its id alone is its source's.
  var edgeID: String { id + "#pointer" }
}

extension Shape {
  var classNames: String { ([role.rawValue] + classes).joined(separator: " ") }
}

extension Position {
  init(_ point: Point) { self.init(x: point.x, y: point.y) }
}

extension GraphColor {
  init(_ color: Color) {
    self.init(
      rgba: UInt32(color.red) << 24 | UInt32(color.green) << 16 | UInt32(color.blue) << 8 | UInt32(color.alpha))
  }
}

extension LineStyle.Stroke {
  init(_ dash: Paint.Dash) {
    switch dash {
    case .solid: self = .solid
    case .dashed: self = .dashed
    case .dotted: self = .dotted
    }
  }

  init(_ line: PointerStyle.Line) {
    switch line {
    case .solid: self = .solid
    case .dashed: self = .dashed
    case .dotted: self = .dotted
    }
  }
}

extension Arrowhead {
  init(_ tail: PointerStyle.Tail) {
    switch tail {
    case .dot: self = .dot
    case .odot: self = .odot
    case .odiamond: self = .odiamond
    case .box: self = .box
    }
  }

  init(_ head: PointerStyle.Head) {
    switch head {
    case .normal: self = .normal
    case .normalnormal: self = .normalnormal
    case .onormal: self = .onormal
    case .vee: self = .vee
    case .none: self = .none
    }
  }
}
