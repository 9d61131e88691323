import CGraphviz
import CGraphvizSupport

/// Draws nodes itself, while their graph is rendered: a cell with all its texts is one node, and each stands exactly
/// where the caller wants it.
public protocol NodePainter {
  /// Draws the node that was given this number. Places are in points, y growing upwards.
  func paint(_ number: Int, with brush: borrowing NodeBrush)
}

public struct NoPainter: NodePainter {
  public init() {}
  public func paint(_ number: Int, with brush: borrowing NodeBrush) {}
}

/// What a painter draws with; valid while it paints one node.
public struct NodeBrush: ~Copyable {
  fileprivate let job: OpaquePointer

  public func polygon(_ points: [Position], _ stroke: Stroke) {
    Self.withCoordinates(points) { memfig_paint_polygon(job, $0, Int32(points.count), stroke.paint) }
  }

  public func polyline(_ points: [Position], _ stroke: Stroke) {
    Self.withCoordinates(points) { memfig_paint_polyline(job, $0, Int32(points.count), stroke.paint) }
  }

  public func ellipse(center: Position, radius: Position, _ stroke: Stroke) {
    memfig_paint_ellipse(job, center.x, center.y, radius.x, radius.y, stroke.paint)
  }

  /// Draws a text that was measured, centred on a point.
  public func text(_ text: TextSheet.Entry, at center: Position, color: GraphColor) {
    memfig_paint_text(job, center.x, center.y, text.node.node, color.rgba)
  }

  private static func withCoordinates(_ points: [Position], _ body: (UnsafePointer<Double>?) -> Void) {
    points.withUnsafeBytes { body($0.bindMemory(to: Double.self).baseAddress) }
  }
}

extension LaidOutGraph {
  /// Has the painter draw a node, instead of Graphviz.
  public func paintByHand(_ node: Node, number: Int) { memfig_draw_by_hand(node.node, Int32(number)) }
}

/// A painter as C hands it through.
struct PainterBox {
  var painter: any NodePainter

  static func withInstalled<Result>(_ painter: some NodePainter, _ body: () throws -> Result) rethrows -> Result {
    var box = PainterBox(painter: painter)
    return try withUnsafeMutablePointer(to: &box) { box in
      memfig_set_node_painter(
        { context, job, number in
          guard let context, let job else { return }
          let painter = context.assumingMemoryBound(to: PainterBox.self).pointee.painter
          painter.paint(Int(number), with: NodeBrush(job: job))
        }, UnsafeMutableRawPointer(box))
      defer { memfig_set_node_painter(nil, nil) }
      return try body()
    }
  }
}
