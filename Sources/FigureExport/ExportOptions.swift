/// What the author asks of an export, beyond the figure.
package struct ExportOptions: Hashable, Sendable {
  /// Pixels an inch, of PNG alone.
  package var dpi: Double
  /// The date written into documents, in seconds since 1970; nil leaves it out.
  package var date: Int?

  package var svg: SVGOptions

  package init(dpi: Double = 300, date: Int? = nil, svg: SVGOptions = SVGOptions()) {
    self.dpi = dpi
    self.date = date
    self.svg = svg
  }
}
