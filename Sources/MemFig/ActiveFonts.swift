import Diagnostics
import FigureExport
import FigureLayout
import FigureStyle

/// How a process chooses its fonts, which it can do only once.
package enum FontChoosing: Sendable {
  /// All that any text may need.
  case forAnyText
  /// No more than the first texts need, which is faster.
  case forFirstTexts
}

/// The fonts a process has chosen.
package struct ActiveFonts {
  /// Other texts need other fonts: only another process can draw them.
  package struct Stale: Error {}

  /// What is not ASCII in the texts they were chosen for.
  private let scalars: Set<Unicode.Scalar>
  /// What of them will be replaced.
  let warnings: [Diagnostic]
  private let fonts: Fonts
  /// Where fonts were taken from that are not installed.
  private var paths: Set<String>

  init(for texts: [MeasuredText], style: Style, _ choosing: FontChoosing) throws {
    fonts = style.fonts
    paths = Set(style.fonts.paths)
    switch choosing {
    case .forFirstTexts:
      scalars = Self.scalars(of: texts)
      warnings = try FontConfiguration.activate(for: [style], texts: texts.map(\.text))
    case .forAnyText:
      scalars = []
      let others = Style.builtInNames.compactMap { try? Style.named($0) }
      warnings = try FontConfiguration.activate(for: [style], alsoFor: others, texts: nil)
    }
  }

  /// What of a figure's fonts will be replaced. One that is drawn after another may bring fonts of its own.
  mutating func warnings(
    for texts: [MeasuredText], style: Style, _ choosing: FontChoosing
  ) throws -> [Diagnostic] {
    if case .forAnyText = choosing {
      if style.fonts == fonts { return warnings }
      let added = style.fonts.paths.filter { !paths.contains($0) }
      let extended = try FontConfiguration.extend(for: style, newPaths: added)
      paths.formUnion(added)
      if extended.isChanged { Renderer.fontsHaveChanged() }
      return extended.warnings
    }
    let needed = Self.scalars(of: texts)
    guard warnings.isEmpty ? needed.isSubset(of: scalars) : needed == scalars else { throw Stale() }
    return warnings
  }

  private static func scalars(of texts: [MeasuredText]) -> Set<Unicode.Scalar> {
    var scalars: Set<Unicode.Scalar> = []
    for text in texts where !text.text.utf8.allSatisfy({ $0 < 0x80 }) {
      for scalar in text.text.unicodeScalars where scalar.value >= 0x80 { scalars.insert(scalar) }
    }
    return scalars
  }
}
