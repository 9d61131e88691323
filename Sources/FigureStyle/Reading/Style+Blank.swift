extension Style {
  /// What a sheet that extends nothing starts from; all but the dangling pointer's tail and head is to be replaced.
  static let blank: Style = {
    let black = Color(red: 0, green: 0, blue: 0)
    let region = RegionPaint(fill: nil, band: black)
    let pointer = PointerStyle(tail: .dot, head: .normal, line: .solid, color: black, pen: 0)
    return Style(
      name: "", background: nil, inks: Inks(ink: black, sub: black, ghost: black, faint: black),
      cell: CellPaint(fill: black, line: black, pen: 0, tagFill: black, padFill: black),
      regions: Regions(code: region, globals: region, heap: region, stack: region),
      frame: FramePaint(fill: black, line: black), fonts: Fonts(sans: "", mono: "", type: "", fallbacks: []),
      sizes: FontSizes(value: 0, name: 0, type: 0, field: 0, region: 0, frame: 0),
      spacing: Spacing(
        paddingX: 0, leastCell: 0, value: 0, field: 0, band: 0, variableBand: 0, gap: 0, variableGap: 0, frameGap: 0,
        rowPad: 0, channel: 0, margin: 0, labelColumn: 0,
        least: Spacing.Least(
          paddingX: 0, cell: 0, gap: 0, variableGap: 0, frameGap: 0, rowPad: 0, channel: 0, labelColumn: 0)),
      pointers: Pointers(
        arrowSize: 0, owner: pointer, strong: pointer, weak: pointer, shared: pointer, mutable: pointer, ref: pointer,
        refMut: pointer, guard: pointer, raw: pointer, function: pointer, vtable: pointer,
        dangling: PointerStyle(tail: .odot, head: .none, line: .dashed, color: black, pen: 0)))
  }()
}
