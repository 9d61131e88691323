import FigureExport
import FigureLayout
import FigureStyle

/// How a model is drawn. All lengths are in points.
public struct DrawingOptions: Hashable, Sendable {
  package var style: Style
  package var layout = LayoutOptions()
  package var export = ExportOptions()
  /// Replaces the sentence that says what the picture shows (alt text).
  public var summary: String?

  package init(style: Style) { self.style = style }

  /// The page's width; rows are laid out anew to fit. nil is the natural width.
  public var width: Double? {
    get { layout.width }
    set { layout.width = newValue }
  }
  /// The document's title; nil is the model's.
  public var title: String? {
    get { layout.title }
    set { layout.title = newValue }
  }
  /// Whether the title and the state's label are drawn over the figure.
  public var showsTitle: Bool {
    get { layout.showsTitle }
    set { layout.showsTitle = newValue }
  }
  /// Pixels an inch, of PNG alone.
  public var dpi: Double {
    get { export.dpi }
    set { export.dpi = newValue }
  }
  /// The date written into documents, in seconds since 1970; nil leaves it out.
  public var date: Int? {
    get { export.date }
    set { export.date = newValue }
  }
}
