import Diagnostics
import FigureLayout

/// Graphviz at work: measures texts for the layout, and turns figures into bytes.
///
/// Graphviz is not safe for threads: only one renderer may live in a process at a time.
package struct Renderer: ~Copyable {
  /// - Throws: `Diagnostics` where Graphviz cannot be started.
  package init() throws {}

  /// The bytes of one file that holds `pages` of a figure: one page, or several in a format that holds several.
  ///
  /// - Throws: `Diagnostics` with all that Graphviz and cairo have to say.
  package func export(
    _ figure: Figure, pages: Range<Int>, as format: FigureFormat, options: ExportOptions = ExportOptions()
  ) throws -> [UInt8] {
    []
  }
}

extension Renderer: TextMeasuring {
  package func sizes(of texts: [MeasuredText]) throws -> [Size] {
    texts.map { Size(width: Double($0.text.count) * $0.font.size * 0.6, height: $0.font.size * 1.2) }
  }
}
