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
  /// What is left for the reader to fill in: `values`, `pointers`, or places such as `main.a`.
  public var blanks: [String] = []

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

  /// The families of the fonts under its paths, each with a file.
  package var givenFonts: [(family: String, file: String)] {
    get throws { try FontCatalog.families(under: style.fonts.paths) }
  }

  /// What is to be said of a path that cannot be read; nil where it can.
  package static func unreadable(fontPath path: String) -> Diagnostic? { FontCatalog.unreadable(path) }

  /// Whether colours change where a reader prefers dark, in formats that can.
  package var followsScheme: Bool { style.inks.ink.dark != nil }

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
  /// Which pointers are looked at; nil is all.
  public var view: OwnershipView? {
    get { layout.view }
    set { layout.view = newValue }
  }
  /// Whether pages with the answers, marked, follow those with blanks.
  public var hasKey: Bool {
    get { layout.hasKey }
    set { layout.hasKey = newValue }
  }
  /// Whether what is new, changed, moved or gone since the last state is marked.
  public var marksChanges: Bool {
    get { layout.marksChanges }
    set { layout.marksChanges = newValue }
  }
  /// Whether a key of the pointers, looks and marks that are used stands below the figure.
  public var showsLegend: Bool {
    get { layout.showsLegend }
    set { layout.showsLegend = newValue }
  }
  /// Whether the source at which each state was taken stands beside the figure, from `sources`.
  public var showsCode: Bool {
    get { layout.code != nil }
    set { layout.code = newValue ? layout.code ?? CodeOptions() : nil }
  }
  /// How many lines of source are shown; nil is the function that the state is in. Nothing unless the code is shown.
  public var codeLines: Int? {
    get { layout.code?.lines }
    set { layout.code?.lines = newValue }
  }
  /// The texts of the sources that the model's states name, by their paths there. Nothing unless the code is shown.
  public var sources: [String: String] {
    get { layout.code?.sources ?? [:] }
    set { layout.code?.sources = newValue }
  }
  /// Pixels an inch, of PNG alone.
  public var dpi: Double {
    get { export.dpi }
    set { export.dpi = newValue }
  }
  /// Files and folders of fonts that need not be installed; they come before those that are.
  public var fontPaths: [String] {
    get { style.fonts.paths }
    set { style.fonts.paths = newValue }
  }
  /// Draws names and labels in a family instead of the style's.
  public mutating func useFont(_ family: String) { style.fonts.replaceSans(with: family) }
  /// Draws values in a family instead of the style's.
  public mutating func useMonoFont(_ family: String) { style.fonts.replaceMono(with: family) }
  /// How SVG holds its text.
  public var svgText: SVGText {
    get { export.svg.text }
    set { export.svg.text = newValue }
  }
  /// What stands before every id in SVG, so that several figures can be inlined in one page; `{n}` in it is the page's
  /// number, `{state}` its label.
  public var idPrefix: String {
    get { export.svg.idPrefix }
    set { export.svg.idPrefix = newValue }
  }
  /// Sets `{name}` in that.
  package mutating func nameIDs(after file: String) {
    idPrefix = idPrefix.replacing("{name}", with: InputName.slug(file))
  }
  /// The date written into documents, in seconds since 1970; nil leaves it out.
  public var date: Int? {
    get { export.date }
    set { export.date = newValue }
  }
}
