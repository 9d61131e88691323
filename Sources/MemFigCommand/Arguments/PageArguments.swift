import ArgumentParser
import MemFig

/// How large the figure is, and what becomes of it where that is too small.
struct PageArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      The page's width: 86mm, 3.4in, 345pt (72 an inch) or 229.5texpt (TeX's, 72.27 an inch); or latex-column, \
      ieee-column, beamer, beamer-169, a4, of which the last three limit the height too. Rows are laid out anew to fit.
      """, valueName: "length"), transform: PageLength.init)
  var width: PageLength?

  @Option(
    help: ArgumentHelp(
      "The page's height: a length, or beamer, beamer-169, a4. A lower figure stands in the middle.",
      valueName: "length"), transform: PageLength.init)
  var height: PageLength?

  @Option(
    help: ArgumentHelp(
      """
      What becomes of a figure too large for its page. wrap: rows wrap, spacing shrinks, then all is scaled; \
      scale: rows stay, all is scaled; error: as wrap, but what would be scaled fails.
      """, valueName: "way"))
  var fit: FigureFit = .wrap

  @Option(
    help: ArgumentHelp(
      "The size of values on paper, such as 8pt; other texts and spacing follow in proportion.", valueName: "length"),
    transform: { text in
      guard let points = Length.points(text), (2...100).contains(points) else {
        throw ValidationError("expected a length from 2pt to 100pt, such as 8pt")
      }
      return points
    })
  var fontSize: Double?

  func validate() throws {
    if let height, height.name != nil, height.height == nil {
      throw ValidationError("\"\(height.name ?? "")\" has no height: expected a length, beamer, beamer-169 or a4")
    }
  }

  func applied(to options: DrawingOptions) -> DrawingOptions {
    var options = options
    options.width = width?.width
    options.height = height?.height
    options.heightLimit = width?.name == nil ? nil : width?.height
    options.fit = fit
    if let fontSize { options.setFontSize(fontSize) }
    return options
  }
}

extension FigureFit: ExpressibleByArgument {}

/// A length, or the name of a page.
struct PageLength {
  var name: String?
  var width: Double
  var height: Double?

  init(_ text: String) throws {
    if let page = NamedPage(rawValue: text) {
      (name, width, height) = (text, page.width, page.height)
    } else {
      width = try LengthArgument.points(text, or: NamedPage.allCases.map(\.rawValue))
      height = width
    }
  }
}
