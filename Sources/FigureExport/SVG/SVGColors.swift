import FigureLayout
import FigureStyle
import Graphviz

/// The colours of a page some of which change where the reader prefers dark. Graphviz hands plain colours through: each
/// goes as the number it has here.
struct SVGColors {
  private var colors: [Color] = []
  private var numbers: [Color: Int] = [:]
  /// What was painted with colours that change.
  private var uses: [String: (role: ColorRole, rule: String)] = [:]

  /// A page whose colours are numbers; nil where none of its colours changes.
  static func numbered(_ page: FigurePage, background: Color?) -> (page: FigurePage, colors: SVGColors)? {
    guard background?.dark != nil || page.hasColor(where: { $0.dark != nil }) else { return nil }
    var colors = SVGColors()
    let numbered = page.recolored { colors.number($0) }
    return (numbered, colors)
  }

  private mutating func number(_ color: Color) -> Color {
    if color.alpha == 0 { return color }
    let number = numbers[color] ?? colors.count
    if number == colors.count {
      colors.append(color)
      numbers[color] = number
    }
    return Color(red: UInt8(number >> 16 & 0xFF), green: UInt8(number >> 8 & 0xFF), blue: UInt8(number & 0xFF))
  }

  /// The colour that has come through Graphviz as a number; nil for none.
  func color(of number: GraphColor) -> Color? {
    let index = Int(number.rgba >> 8)
    return number.rgba & 0xFF != 0 && index < colors.count ? colors[index] : nil
  }

  /// The class of what is filled or outlined with a colour; nil where the colour stays.
  mutating func use(_ color: Color, isFill: Bool) -> String? {
    guard let dark = color.dark else { return nil }
    let name = isFill ? dark.role.fillClass : dark.role.lineClass
    let attribute = isFill ? "fill" : "stroke"
    var rule = attribute + ": " + (dark.color.alpha == 0 ? "none" : GraphColor(dark.color).opaque.spelling ?? "none")
    if color.alpha != 0xFF || dark.color.alpha != 0xFF {
      rule += "; \(attribute)-opacity: " + ShortDecimal.text(Double(dark.color.alpha) / 255)
    }
    uses[name] = (dark.role, rule)
    return name
  }

  /// The class of the page's root, and the style sheet that changes what stands in it and nothing else. Where the figure
  /// stands alone, what is around it is dark too.
  func sheet() -> (scope: String, text: String) {
    let rules = uses.sorted { ($0.value.role, $0.key) < ($1.value.role, $1.key) }.map { name, use in
      "." + name + " { " + use.rule + " }"
    }
    let scope = "memfig-" + ShortHash.text(of: Array(rules.joined(separator: "\n").utf8))
    let canvas = ".\(scope) { color-scheme: light dark }\n"
    return (
      scope,
      canvas + "@media screen and (prefers-color-scheme: dark) {\n"
        + rules.map { ".\(scope) \($0)\n" }.joined() + "}\n"
    )
  }
}

extension GraphColor {
  /// Without its alpha, which SVG 1.1 has an attribute of its own for.
  var opaque: GraphColor { GraphColor(rgba: rgba | 0xFF) }
}
