/// What a sheet and those it names say: a style, and what its colours are where a reader prefers dark.
struct StyleReading {
  var style: Style
  /// By their keys; "none" is transparent.
  var colors: [String: Color] = [:]
  /// Of the style that stands under `dark`; empty where none does.
  var darkColors: [String: Color] = [:]

  init(style: Style) { self.style = style }

  /// The style, whose colours know what stands in for them.
  func followingDark() -> Style {
    if darkColors.isEmpty { return style }
    var style = style
    for (number, key) in StyleKey.all.enumerated() {
      guard var color = colors[key.path], color.alpha > 0, let dark = darkColors[key.path] else { continue }
      color.dark = DarkColor(dark, role: ColorRole(number: UInt16(number)))
      switch key.kind {
      case .color(let set): set(&style, color)
      case .paint(let set): set(&style, color)
      default: break
      }
    }
    return style
  }
}
