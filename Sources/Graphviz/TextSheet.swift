import CGraphviz
import CGraphvizSupport

/// A line of text in a font.
public struct TextLine: Hashable, Sendable {
  public var text: String
  public var font: FontName
  /// In points.
  public var size: Double

  public init(_ text: String, font: FontName, size: Double) {
    self.text = text
    self.font = font
    self.size = size
  }
}

/// Texts measured by Graphviz: a graph of one node a text, laid out once.
public struct TextSheet: ~Copyable {
  /// A measured text, for `NodeBrush.text`; valid as long as its sheet.
  public struct Entry {
    let node: Node
    /// Advance width, in points.
    public let width: Double
    /// Height of a line of the font, in points.
    public let height: Double
  }

  private let graph: LaidOutGraph
  /// In the order of the texts that were measured.
  public let entries: [Entry]

  public init(measuring lines: [TextLine], in context: borrowing Context) throws {
    let graph = try Graph(named: "texts")
    try graph.setDefault(Attribute<Node, GraphLabel>.label, GraphLabel(""))
    try graph.setDefault(Attribute<Node, NodeShape>.shape, .plain)
    try graph.setDefault(Attribute<Node, Position>.position, Position(x: 0, y: 0))
    let nodes = try lines.enumerated().map { number, line in
      let node = try graph.addNode(named: String(number))
      try graph.set(.label, GraphLabel(line.text), on: node)
      try graph.set(.font, line.font, on: node)
      try graph.set(.fontSize, line.size, on: node)
      return node
    }
    self.graph = try context.layOut(graph, engine: .nop2)
    entries = nodes.map { node in
      let size = memfig_label_size(node.node)
      return Entry(node: node, width: size.width, height: size.height)
    }
  }
}
