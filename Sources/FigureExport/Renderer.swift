import CCairo
import Diagnostics
import FigureLayout
import Graphviz

/// Graphviz at work: measures texts for the layout, and turns figures into bytes.
///
/// Graphviz is not safe for threads: a second renderer in a process waits until the first has ended.
package struct Renderer: ~Copyable {
  private let context: Context
  private let texts = MeasuredTexts()

  /// - Throws: `Diagnostics` where Graphviz cannot be started, or is at work in this thread already.
  package init() throws { context = try Context() }

  /// Graphviz's version.
  package var version: String { context.version }

  /// Has texts laid out with fonts that are known since others were.
  package static func fontsHaveChanged() { Context.fontsHaveChanged() }

  /// The names of the plugins that Graphviz knows of a kind: `render`, `layout`, `device`, `textlayout`.
  package func plugins(of kind: String) -> [String] { context.plugins(of: kind) }

  /// The bytes of one file that holds `pages` of a figure: one page, or several in a format that holds several.
  ///
  /// - Throws: `Diagnostics` with all that Graphviz and cairo have to say.
  package func export(
    _ figure: Figure, pages: Range<Int>, as format: FigureFormat, options: ExportOptions = ExportOptions()
  ) throws -> [UInt8] {
    let first = figure.pages[pages.lowerBound]
    switch format {
    case .svg:
      return try SVGExport.bytes(of: figure, page: pages.lowerBound, options: options.svg, measured: texts) { page in
        try draw(page, of: figure, isDescribed: true)
      }
    case .pdf:
      return try PDFExport.bytes(of: figure, pages: pages, options: options) { page, cairo in
        try draw(figure.pages[page], of: figure, on: cairo)
      }
    case .png:
      return try PNGExport.bytes(of: first, of: figure, dpi: options.dpi) { cairo in
        try draw(first, of: figure, on: cairo)
      }
    case .eps:
      return try EPSExport.bytes(of: first, of: figure, options: options) { cairo in
        try draw(first, of: figure, on: cairo)
      }
    case .dot: return try DOTExport.bytes(of: first, of: figure)
    case .txt: return Array(TextExport.text(of: first).utf8)
    }
  }

  /// The graph's page has whole points, and its origin is at the upper left.
  private func draw(_ page: FigurePage, of figure: Figure, on cairo: OpaquePointer) throws {
    cairo_translate(cairo, 0, page.size.height - page.size.height.rounded(.up))
    try draw(page, of: figure).render(toCairo: cairo)
  }

  private func draw(_ page: FigurePage, of figure: Figure, isDescribed: Bool = false) throws -> Drawing {
    try Drawing(of: page, of: figure, isDescribed: isDescribed, texts: texts, in: context)
  }
}

extension Renderer: TextMeasuring {
  package func sizes(of texts: [MeasuredText]) throws -> [Size] {
    try self.texts.entries(of: texts, in: context).map { Size(width: $0.width, height: $0.height) }
  }
}
