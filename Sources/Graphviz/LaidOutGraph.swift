import CGraphviz
import CGraphvizSupport
import Diagnostics

/// How Graphviz finds places.
public enum Engine: String, Sendable {
  case dot, neato
  /// Keeps the places that nodes have, and finds ways for edges.
  case nop
  /// Keeps the places of nodes and the ways of edges.
  case nop2
}

/// A graph with its places, ready to be rendered; released in the right order.
public struct LaidOutGraph: ~Copyable {
  let graph: Graph
  private let context: ContextHandle

  fileprivate init(_ graph: consuming Graph, _ context: ContextHandle) {
    self.graph = graph
    self.context = context
  }

  deinit { gvFreeLayout(context.pointer, graph.pointer) }

  /// Renders to a canvas of the caller's, which is told of every object and shape in painting order.
  ///
  /// `painter` draws the nodes that were given to it.
  public func render<Canvas: VectorCanvas>(to canvas: inout Canvas, painter: some NodePainter = NoPainter()) throws {
    var box = CanvasBox(canvas: canvas)
    try withUnsafeMutablePointer(to: &box) { box in
      CanvasBox.install()
      try render(MEMFIG_SVG_FORMAT, to: UnsafeMutableRawPointer(box), painter)
    }
    guard let result = box.canvas as? Canvas else { return }
    canvas = result
  }

  /// Renders to a cairo context (`cairo_t *`), at 72 units an inch, its origin at the upper left.
  public func render(toCairo cairo: OpaquePointer, painter: some NodePainter = NoPainter()) throws {
    try render(MEMFIG_CAIRO_FORMAT, to: UnsafeMutableRawPointer(cairo), painter)
  }

  private func render(_ format: String, to target: UnsafeMutableRawPointer, _ painter: some NodePainter) throws {
    try MessageLog.collecting {
      try PainterBox.withInstalled(painter) {
        guard memfig_render(context.pointer, graph.pointer, format, target) == 0 else {
          throw Diagnostics([Self.notRendered])
        }
      }
    }
  }

  static var notRendered: Diagnostic {
    .error("Graphviz cannot render the figure", help: "install the packages libgraphviz-dev and graphviz")
  }
}

extension Context {
  /// Lays a graph out.
  public func layOut(_ graph: consuming Graph, engine: Engine) throws -> LaidOutGraph {
    let code = try MessageLog.collecting { gvLayout(handle.pointer, graph.pointer, engine.rawValue) }
    guard code == 0 else { throw Diagnostics([Self.notLaidOut(engine)]) }
    return LaidOutGraph(graph, handle)
  }

  static func notLaidOut(_ engine: Engine) -> Diagnostic {
    .error("Graphviz cannot lay the figure out with \(engine.rawValue)", help: MessageLog.help)
  }
}
