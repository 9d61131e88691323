import FigureLayout
import Graphviz

/// A page as SVG 1.1 with a title, a description and a role: text stays text, ids and classes are those of the graph.
enum SVGExport {
  static func bytes(of drawing: borrowing Drawing, _ page: FigurePage, of figure: Figure) throws -> [UInt8] {
    var canvas = SVGCanvas(page, of: figure)
    try drawing.render(to: &canvas)
    return canvas.finished()
  }
}
