/// The source that is set beside a figure.
package struct CodeOptions: Hashable, Sendable {
  /// The texts of sources, by their paths as the model has them.
  package var sources: [String: String]
  /// This many lines around the marker; nil is the function it stands in.
  package var lines: Int?

  package init(sources: [String: String] = [:], lines: Int? = nil) {
    self.sources = sources
    self.lines = lines
  }
}
