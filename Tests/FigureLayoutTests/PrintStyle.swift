import FigureStyle

@testable import FigureLayout

extension Style {
  /// Close to the default style, and independent of its file.
  static let printLike = Style(
    name: "test", background: "#FFFFFF",
    inks: Inks(ink: "#1B1F24", sub: "#5B6470", ghost: "#7B838C", faint: "#69727E"),
    cell: CellPaint(fill: "#FFFFFF", line: "#2A3038", pen: 0.9, tagFill: "#F4EFE3", padFill: "#EEEEEE"),
    regions: Regions(
      code: RegionPaint(fill: "#F3F1EC", band: "#E4DFD3"), globals: RegionPaint(fill: "#F1F3EC", band: "#DFE5D0"),
      heap: RegionPaint(fill: "#FBF6EA", band: "#F3E6C4"), stack: RegionPaint(fill: "#EDF2F8", band: "#D8E4F1")),
    frame: FramePaint(fill: "#F7FAFD", line: "#9FB2C8"),
    fonts: Fonts(sans: "Inter", mono: "Hack", type: "Inter", fallbacks: []),
    sizes: FontSizes(value: 11, name: 9, type: 7.5, field: 7, region: 9, frame: 8.5),
    spacing: Spacing(
      paddingX: 7, leastCell: 26, value: 16, field: 9, band: 13, variableBand: 23, gap: 16, variableGap: 6,
      frameGap: 14, rowPad: 9, channel: 40, margin: 14, labelColumn: 64,
      least: Spacing.Least(
        paddingX: 4, cell: 20, gap: 9, variableGap: 3, frameGap: 7, rowPad: 5, channel: 26, labelColumn: 52)),
    pointers: Pointers(
      arrowSize: 0.62, owner: PointerStyle(.dot, .solid, 1.25, .normal, "#1B1F24"),
      strong: PointerStyle(.dot, .solid, 1.25, .normalnormal, "#00755A"),
      weak: PointerStyle(.odot, .dashed, 1.1, .onormal, "#00755A"),
      shared: PointerStyle(.odot, .solid, 1.1, .vee, "#0063A6"),
      mutable: PointerStyle(.odot, .solid, 1.8, .vee, "#C2480A"),
      ref: PointerStyle(.odiamond, .solid, 1.1, .vee, "#0063A6"),
      refMut: PointerStyle(.odiamond, .solid, 1.8, .vee, "#C2480A"),
      guard: PointerStyle(.box, .solid, 1.8, .vee, "#8A3F86"),
      raw: PointerStyle(.odot, .dotted, 1, .vee, "#5B6470"),
      function: PointerStyle(.odot, .solid, 0.9, .onormal, "#5B6470"),
      vtable: PointerStyle(.odot, .solid, 0.9, .onormal, "#5B6470"),
      dangling: PointerStyle(.odot, .dashed, 1.1, .none, "#B3261E")))

  /// Small and tight, with large arrows' pens: the other end of what styles do.
  static let textbookLike: Style = {
    var style = printLike
    style.sizes = FontSizes(value: 10, name: 8.5, type: 7.5, field: 6.5, region: 8.5, frame: 8)
    style.spacing = Spacing(
      paddingX: 5, leastCell: 20, value: 14, field: 9, band: 11, variableBand: 19, gap: 12, variableGap: 6,
      frameGap: 10, rowPad: 5, channel: 32, margin: 6, labelColumn: 50,
      least: Spacing.Least(
        paddingX: 3, cell: 16, gap: 7, variableGap: 3, frameGap: 6, rowPad: 4, channel: 22, labelColumn: 46))
    style.pointers.arrowSize = 0.5
    return style
  }()
}

extension PointerStyle {
  fileprivate init(_ tail: Tail, _ line: Line, _ pen: Double, _ head: Head, _ color: Color) {
    self.init(tail: tail, head: head, line: line, color: color, pen: pen)
  }
}

extension Color: ExpressibleByStringLiteral {
  package init(stringLiteral hex: String) { self = Color(hex: hex) ?? Color(red: 255, green: 0, blue: 255) }
}
