/// Says how large texts are in their fonts, before layout. A figure's texts are all measured at once: they decide which
/// fonts are needed.
package protocol TextMeasuring: ~Copyable {
  /// The sizes of `texts`, in their order, in points: advance width, and the height of a line of the font.
  func sizes(of texts: [MeasuredText]) throws -> [Size]
}

/// One line of text in a font.
package struct MeasuredText: Hashable, Sendable {
  package var text: String
  package var font: Font

  package init(_ text: String, _ font: Font) {
    self.text = text
    self.font = font
  }

  /// Of the font its size says enough: few texts differ in the rest alone.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(font.size)
  }
}
