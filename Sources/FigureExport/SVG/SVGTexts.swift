import FigureLayout
import Graphviz

/// What the texts of a page are written with.
enum SVGTexts {
  case live
  case embedded(EmbeddedFonts)
  case outlined(GlyphOutlines)

  /// - Throws: `Diagnostics` where a font may not be embedded.
  init(_ way: SVGText, of page: FigurePage, measured texts: MeasuredTexts) throws {
    switch way {
    case .live: self = .live
    case .embed: self = .embedded(try EmbeddedFonts(page.labels, texts))
    case .paths: self = .outlined(GlyphOutlines(page.labels, texts))
    }
  }
}

/// A text as a canvas is told of it.
struct SVGTextKey: Hashable {
  let text: String
  /// As Graphviz names it.
  let font: String
  let size: Double

  init(_ text: String, font: String, size: Double) {
    self.text = text
    self.font = font
    self.size = size
  }

  init(_ label: Label) { self.init(label.text, font: FontName(label.font).spelling ?? "", size: label.font.size) }
}
