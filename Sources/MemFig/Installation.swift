import FigureExport

/// What memfig stands on, for bug reports.
public struct Installation: Sendable {
  public var graphviz: String
  public var cairo: String
  public var harfBuzz: String
  /// Graphviz's plugins, by kind.
  public var plugins: [(kind: String, names: [String])]

  /// Starts Graphviz and asks.
  ///
  /// - Throws: `Diagnostics` where it cannot be started.
  public static func current() throws -> Installation {
    try OneRenderer.use { renderer in
      Installation(
        graphviz: renderer.version, cairo: CairoVersion.text, harfBuzz: HarfBuzzVersion.text,
        plugins: ["render", "device", "layout", "textlayout"].map { ($0, renderer.plugins(of: $0)) })
    }
  }
}
