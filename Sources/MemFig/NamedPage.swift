/// Pages that many documents have, as LaTeX measures them. A point of TeX is 72/72.27 of one of PDF.
public enum NamedPage: String, Hashable, Sendable, CaseIterable {
  /// A column of `article` in two columns, at 10 pt on letter paper.
  case latexColumn = "latex-column"
  /// A column of IEEEtran.
  case ieeeColumn = "ieee-column"
  /// The text of a Beamer slide of 128 mm by 96 mm, under a title of one line.
  case beamer
  /// The text of a Beamer slide of 160 mm by 90 mm, under a title of one line.
  case beamer169 = "beamer-169"
  /// A4 within margins of 25 mm.
  case a4

  /// In points of PDF.
  public var width: Double {
    switch self {
    case .latexColumn: Self.tex(229.5)
    case .ieeeColumn: Self.tex(252)
    case .beamer: Self.tex(307.28987)
    case .beamer169: Self.tex(398.3386)
    case .a4: Self.millimetres(160)
    }
  }

  /// In points of PDF; nil where a page has room below.
  public var height: Double? {
    switch self {
    case .latexColumn, .ieeeColumn: nil
    case .beamer: Self.tex(245.27)
    case .beamer169: Self.tex(228.2)
    case .a4: Self.millimetres(247)
    }
  }

  private static func tex(_ points: Double) -> Double { points * 72 / 72.27 }
  private static func millimetres(_ length: Double) -> Double { length * 72 / 25.4 }
}
