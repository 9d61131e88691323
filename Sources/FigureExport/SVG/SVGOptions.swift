/// How an SVG holds its text.
public enum SVGText: String, Hashable, Sendable, CaseIterable {
  /// As text, in fonts that the reader has.
  case live
  /// As text, with what is used of its fonts.
  case embed
  /// As outlines, for programs that lack the fonts.
  case paths
}

/// What the author asks of an SVG.
package struct SVGOptions: Hashable, Sendable {
  package var text: SVGText
  /// Stands before every id, `{n}` in it for the page's number and `{state}` for its label.
  package var idPrefix: String

  package init(text: SVGText = .live, idPrefix: String = "") {
    self.text = text
    self.idPrefix = idPrefix
  }
}
