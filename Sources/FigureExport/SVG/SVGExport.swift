import FigureLayout
import FigureStyle
import Graphviz

/// A page as SVG 1.1 with a title, a description and a role: text stays text, ids and classes are those of the graph.
enum SVGExport {
  /// - Parameters:
  ///   - texts: All that were measured; those of a drawing are among them.
  ///   - draw: Makes the drawing of a page.
  static func bytes(
    of figure: Figure, page number: Int, options: SVGOptions, measured texts: MeasuredTexts,
    draw: (FigurePage) throws -> Drawing
  ) throws -> [UInt8] {
    let original = figure.pages[number]
    let prefix = options.idPrefix.replacing("{n}", with: String(number + 1)).replacing("{state}", with: original.slug)
    let followed = SVGColors.numbered(original, background: figure.background)
    let page = followed?.page ?? original
    let drawing = try draw(page)
    var canvas = SVGCanvas(
      page, of: figure, idPrefix: prefix, colors: followed?.colors,
      texts: try SVGTexts(options.text, of: page, measured: texts))
    try drawing.render(to: &canvas)
    return canvas.finished()
  }
}
