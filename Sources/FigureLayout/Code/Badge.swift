import FigureStyle

/// A state's number in a circle: the same at its memory and at its line of source.
enum Badge {
  /// - Parameter text: the number's width, in points.
  static func size(text: Double, style: Style) -> Size {
    let height = (style.sizes.field * 1.5).rounded()
    return Size(width: max(height, (text + 6).rounded(.up)), height: height)
  }

  /// - Parameter isFilled: whether it is of the state that is shown.
  static func shape(
    _ text: String, _ size: Size, isFilled: Bool, in rect: Rect, style: Style, id: String
  ) -> Shape {
    let font = CodeTypography(style: style).badge
    let paint =
      isFilled
      ? Paint(fill: style.inks.ink) : Paint(fill: nil, line: style.inks.sub, pen: 0.7)
    let ground = style.cell.fill
    return Shape(
      id: id, role: .badge, classes: isFilled ? ["current"] : [], title: "state \(text)", rect: rect, paint: paint,
      form: .pill,
      texts: [
        Label(
          id: id + "#text", text: text, font: font, color: isFilled ? ground : style.inks.sub,
          rect: Rect(
            x: rect.midX - size.width / 2, y: rect.midY - size.height / 2, width: size.width, height: size.height))
      ])
  }
}
