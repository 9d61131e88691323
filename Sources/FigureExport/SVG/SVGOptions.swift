/// What the author asks of an SVG.
package struct SVGOptions: Hashable, Sendable {
  package var text: Text
  /// Stands before every id, `{n}` in it for the page's number and `{state}` for its label.
  package var idPrefix: String

  /// How text is written.
  package enum Text: String, Hashable, Sendable, CaseIterable {
    /// As text, in fonts that the reader has.
    case live
    /// As text, with what is used of its fonts.
    case embed
    /// As outlines.
    case paths
  }

  package init(text: Text = .live, idPrefix: String = "") {
    self.text = text
    self.idPrefix = idPrefix
  }
}
