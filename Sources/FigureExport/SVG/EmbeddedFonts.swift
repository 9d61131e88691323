import Diagnostics
import FigureLayout
import Graphviz

/// Fonts of no more than the glyphs that a page uses, each under a name made of its bytes: what has the same name in
/// two figures of one page is the same font.
struct EmbeddedFonts {
  /// `@font-face` rules.
  private(set) var rules = ""
  /// Of each text, the fonts it is drawn in.
  private var families: [SVGTextKey: [String]] = [:]

  func families(of key: SVGTextKey) -> [String] { families[key] ?? [] }

  /// - Throws: `Diagnostics` for fonts that may not be embedded.
  init(_ labels: [Label], _ texts: MeasuredTexts) throws {
    var fonts: [SubsetFont] = []
    var numbers: [SubsetFont.Key: Int] = [:]
    var used: [SVGTextKey: [Int]] = [:]
    for label in labels where used[SVGTextKey(label)] == nil {
      guard let runs = texts[label]?.runs else { continue }
      let utf8 = Array(label.text.utf8)
      used[SVGTextKey(label)] = runs.map { run in
        let key = SubsetFont.Key(run.shaper)
        let number = numbers[key] ?? fonts.count
        if number == fonts.count {
          numbers[key] = number
          fonts.append(SubsetFont(key))
        }
        fonts[number].use(String(decoding: utf8[run.bytes], as: UTF8.self))
        return number
      }
    }
    let forbidden = fonts.filter { !$0.mayBeEmbedded }.map(\.family)
    if !forbidden.isEmpty { throw Diagnostics(Set(forbidden).sorted().map(Self.mayNotBeEmbedded)) }
    let faces = try fonts.map { try EmbeddedFace($0) }
    rules = faces.enumerated().map { number, face in
      faces[..<number].contains { $0.name == face.name } ? "" : face.rule
    }.joined()
    for (key, numbers) in used {
      families[key] = numbers.reduce(into: []) { names, number in
        if !names.contains(faces[number].name) { names.append(faces[number].name) }
      }
    }
  }

  static func mayNotBeEmbedded(_ family: String) -> Diagnostic {
    .error(
      "the font \"\(family)\" does not allow to be embedded", help: "use --text paths, or choose another font")
  }
}

/// A font as it stands in a style sheet.
private struct EmbeddedFace {
  let name: String
  let rule: String

  init(_ font: SubsetFont) throws {
    let subset = try font.subset()
    name = "memfig-font-" + ShortHash.text(of: subset.bytes)
    let kind = subset.bytes.starts(with: Array("OTTO".utf8)) ? "otf" : "ttf"
    rule =
      "@font-face { font-family: \(name); font-weight: \(subset.weights); font-style: \(font.isItalic ? "italic" : "normal"); "
      + "src: url(data:font/\(kind);base64,\(Base64.text(of: subset.bytes))) }\n"
  }
}
