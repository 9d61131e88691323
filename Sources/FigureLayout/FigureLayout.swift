import Diagnostics
import FigureStyle
import MemoryModel

extension Figure {
  /// Lays a checked model out, one page a state, all pages of one size; where there is a key, its pages follow.
  ///
  /// - Throws: `Diagnostics` where the figure is too large for its page and may not be scaled, or nothing is left to be
  ///   drawn, and what `measuring` throws.
  package static func layOut(
    _ model: MemoryModel, style: Style, options: LayoutOptions = LayoutOptions(),
    measuring: borrowing some TextMeasuring & ~Copyable
  ) throws -> Figure {
    let contents = try FigureContents(of: model, style: style, options: options)
    let sizes = try TextSizes(of: contents.texts, measuring: measuring)
    let composition =
      try contents.isAlone
      ? contents.composed(width: options.width, sizes)
      : FittedPage.best(options) { try contents.composed(width: $0, sizes) }
    let page = try FittedPage(composition.size, options: options)
    var figure = Figure(
      title: options.title ?? contents.model.title ?? "", pages: contents.pages(of: composition),
      background: style.background, arrowSize: style.pointers.arrowSize, genericFamilies: style.fonts.generics)
    figure.warnings = contents.cut.lost.map { .lost($0) }
    figure.slack = contents.isAlone ? composition.scene.drop : page.slack
    if !contents.isAlone { for index in figure.pages.indices { page.fill(&figure.pages[index]) } }
    return figure.scaled(by: page.scale, toWidth: options.width, height: options.height)
  }
}

extension Diagnostic {
  static func lost(_ directive: CutDirective) -> Diagnostic {
    let place = directive.places.first?.description ?? ""
    return .warning(
      "the \(directive.word.rawValue) on \"\(place)\" is not drawn: its place is hidden",
      help: "leave it out, or show \"\(place)\"")
  }
}

extension Fonts {
  fileprivate var generics: [String: String] {
    var generics: [String: String] = [:]
    for family in [sans, type] { generics[family] = "sans-serif" }
    generics[mono] = "monospace"
    return generics
  }
}
