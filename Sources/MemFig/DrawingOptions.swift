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

  /// - Parameter style: The name of a built-in style, or the path of a style sheet, which has a `/` in it or ends in
  ///   `.toml`.
  /// - Throws: `Diagnostics` with all that is wrong in the sheet; without a place where there is no such style.
  public init(style: String = "print") throws { self.style = try Style.find(style) }

  /// The names of the built-in styles; the first is the default.
  public static var styleNames: [String] { Style.builtInNames }

  /// The text of a built-in style's sheet.
  public static func styleSheet(named name: String) -> [UInt8]? { Style.sheet(ofBuiltIn: name) }

  /// The style's font families, and where they were found.
  package var fonts: [FontCatalog.Font] { FontCatalog.fonts(of: style) }

  /// The page's width; rows are laid out anew to fit. nil is the natural width.
  public var width: Double? {
    get { layout.width }
    set { layout.width = newValue }
  }
  /// The page's height, in the middle of which a lower figure stands; nil is the figure's.
  public var height: Double? {
    get { layout.height }
    set { layout.height = newValue }
  }
  /// How high a page without a height of its own may be.
  public var heightLimit: Double? {
    get { layout.heightLimit }
    set { layout.heightLimit = newValue }
  }
  /// What becomes of a figure that is too large for its page.
  package var fit: FigureFit {
    get { layout.fit }
    set { layout.fit = newValue }
  }
  /// Sets the size of values; other texts, and the spacing, follow in proportion.
  public mutating func setFontSize(_ size: Double) { style = style.withValues(ofSize: size) }
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
