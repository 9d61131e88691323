/// A format that a figure can be written in.
public enum FigureFormat: String, Hashable, Sendable, CaseIterable {
  case svg, pdf, png, eps, dot, txt

  /// Whether one file holds all pages.
  public var holdsSeveralPages: Bool { self == .pdf }
  /// Whether its bytes are no text, and so nothing for a terminal.
  package var isBinary: Bool { self == .pdf || self == .png }
}
