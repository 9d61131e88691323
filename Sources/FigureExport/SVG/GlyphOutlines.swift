import CCairo
import FigureLayout
import Graphviz

/// The outlines of the glyphs that a page uses, each once, and where each text has them. Names are made of the outlines:
/// what has the same name in two figures of one page is the same glyph.
struct GlyphOutlines {
  struct Glyph {
    var name: String
    /// From the text's left end on its baseline, in thousandths of its size, y growing downwards.
    var x: Int
    var y: Int
  }

  /// How many units the size of a text has.
  static let unitsPerSize = 1000.0

  /// By their names; in the order they are first used.
  private(set) var outlines: [(name: String, path: String)] = []
  private var texts: [SVGTextKey: [Glyph]] = [:]

  /// The glyphs of a text; nil where it has some without outlines, as emoji in colour are.
  func glyphs(of key: SVGTextKey) -> [Glyph]? { texts[key] }

  init(_ labels: [Label], _ measured: MeasuredTexts) {
    var fonts: [OpaquePointer: OutlineFont] = [:]
    var known: [String: String] = [:]
    for label in labels where texts[SVGTextKey(label)] == nil {
      guard let runs = measured[label]?.runs else { continue }
      let scale = Self.unitsPerSize / label.font.size
      var glyphs: [Glyph]? = []
      for run in runs {
        let font = fonts[run.drawer] ?? OutlineFont(run.drawer, size: label.font.size)
        fonts[run.drawer] = font
        for glyph in run.glyphs {
          guard let path = font.outline(of: glyph.id) else {
            glyphs = nil
            break
          }
          if path.isEmpty { continue }
          let name = known[path] ?? name(for: path)
          if known[path] == nil {
            known[path] = name
            outlines.append((name, path))
          }
          glyphs?.append(
            Glyph(
              name: name, x: Int((glyph.position.x * scale).rounded()), y: -Int((glyph.position.y * scale).rounded())))
        }
      }
      texts[SVGTextKey(label)] = glyphs
    }
  }

  private func name(for path: String) -> String {
    var name = "memfig-glyph-" + ShortHash.text(of: Array(path.utf8))
    while outlines.contains(where: { $0.name == name }) { name += "x" }
    return name
  }
}
