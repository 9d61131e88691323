/// One value of a style sheet: where it stands in the file, what it may be, and where it goes in a style.
struct StyleKey: Sendable {
  /// From the file's top, joined by dots: `pointers.ref-mut.color`.
  let path: String
  let kind: Kind

  enum Kind: Sendable {
    case color(Setter<Color>)
    /// A colour, or `none`.
    case paint(Setter<Color?>)
    /// Points, or a string with a unit; in points between these.
    case length(ClosedRange<Double>, Setter<Double>)
    case factor(ClosedRange<Double>, Setter<Double>)
    case family(Setter<String>)
    case families(Setter<[String]>)
    case tail(Setter<PointerStyle.Tail>)
    /// All heads but `none`, which only dangling pointers have.
    case head(Setter<PointerStyle.Head>)
    case line(Setter<PointerStyle.Line>)

    /// What has to stand there, as a message says it.
    var expected: String {
      switch self {
      case .color, .paint: "a colour in quotes"
      case .length: "a number of points or a string with a unit"
      case .factor: "a number"
      case .family: "a font family in quotes"
      case .families: "an array of font families"
      case .tail, .head, .line: "a word in quotes"
      }
    }
  }

  typealias Setter<Value> = @Sendable (inout Style, Value) -> Void

  init(_ path: String, _ kind: Kind) {
    self.path = path
    self.kind = kind
  }
}

extension StyleKey {
  /// Every value that a style has, in the order of the sheets.
  static let all: [StyleKey] = colors + fonts + lengths + pointers

  static let byPath = Dictionary(uniqueKeysWithValues: all.map { ($0.path, $0) })

  /// The paths of the tables that the values stand in.
  static let tables: Set<String> = {
    var tables: Set<String> = []
    for key in all {
      var path = key.path[...]
      while let dot = path.lastIndex(of: "."), tables.insert(String(path[..<dot])).inserted { path = path[..<dot] }
    }
    return tables
  }()

  /// What may stand in a table, in the order of the sheets; the file itself is "".
  static func names(in table: String) -> [String] {
    var names = table.isEmpty ? [extends, dark, maxElements] : []
    let start = table.isEmpty ? "" : table + "."
    for key in all where key.path.hasPrefix(start) {
      let name = String(key.path.dropFirst(start.count).prefix { $0 != "." })
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  static let extends = "extends"
  /// The style whose colours are taken where a reader prefers dark.
  static let dark = "dark"

  /// Whether it stands for another sheet, not for a value.
  static func isOfSheets(_ path: [String]) -> Bool { path == [extends] || path == [dark] }

  /// A table whose keys are types.
  static let maxElements = "max-elements"

  private static let colors: [StyleKey] = [
    StyleKey("background", .paint { $0.background = $1 }),
    StyleKey("inks.ink", .color { $0.inks.ink = $1 }),
    StyleKey("inks.sub", .color { $0.inks.sub = $1 }),
    StyleKey("inks.ghost", .color { $0.inks.ghost = $1 }),
    StyleKey("inks.faint", .color { $0.inks.faint = $1 }),
    StyleKey("inks.faded", .color { $0.inks.faded = $1 }),
    StyleKey("inks.mark", .color { $0.inks.mark = $1 }),
    StyleKey("cell.fill", .color { $0.cell.fill = $1 }),
    StyleKey("cell.line", .color { $0.cell.line = $1 }),
    StyleKey("cell.pen", .length(pens) { $0.cell.pen = $1 }),
    StyleKey("cell.tag-fill", .color { $0.cell.tagFill = $1 }),
    StyleKey("cell.pad-fill", .color { $0.cell.padFill = $1 }),
    StyleKey("regions.code.fill", .paint { $0.regions.code.fill = $1 }),
    StyleKey("regions.code.band", .color { $0.regions.code.band = $1 }),
    StyleKey("regions.globals.fill", .paint { $0.regions.globals.fill = $1 }),
    StyleKey("regions.globals.band", .color { $0.regions.globals.band = $1 }),
    StyleKey("regions.heap.fill", .paint { $0.regions.heap.fill = $1 }),
    StyleKey("regions.heap.band", .color { $0.regions.heap.band = $1 }),
    StyleKey("regions.stack.fill", .paint { $0.regions.stack.fill = $1 }),
    StyleKey("regions.stack.band", .color { $0.regions.stack.band = $1 }),
    StyleKey("frame.fill", .color { $0.frame.fill = $1 }),
    StyleKey("frame.line", .color { $0.frame.line = $1 }),
    StyleKey("changes.color", .color { $0.changes.color = $1 }),
    StyleKey("changes.sign", .color { $0.changes.sign = $1 }),
    StyleKey("code.strip", .color { $0.code.strip = $1 }),
  ]

  private static let fonts: [StyleKey] = [
    StyleKey("fonts.sans", .family { $0.fonts.sans = $1 }),
    StyleKey("fonts.mono", .family { $0.fonts.mono = $1 }),
    StyleKey("fonts.type", .family { $0.fonts.type = $1 }),
    StyleKey("fonts.fallbacks", .families { $0.fonts.fallbacks = $1 }),
    StyleKey("sizes.value", .length(fontSizes) { $0.sizes.value = $1 }),
    StyleKey("sizes.name", .length(fontSizes) { $0.sizes.name = $1 }),
    StyleKey("sizes.type", .length(fontSizes) { $0.sizes.type = $1 }),
    StyleKey("sizes.field", .length(fontSizes) { $0.sizes.field = $1 }),
    StyleKey("sizes.region", .length(fontSizes) { $0.sizes.region = $1 }),
    StyleKey("sizes.frame", .length(fontSizes) { $0.sizes.frame = $1 }),
    StyleKey("sizes.code", .length(fontSizes) { $0.sizes.code = $1 }),
  ]

  private static let lengths: [StyleKey] = [
    StyleKey("spacing.padding-x", .length(gaps) { $0.spacing.paddingX = $1 }),
    StyleKey("spacing.least-cell", .length(heights) { $0.spacing.leastCell = $1 }),
    StyleKey("spacing.value", .length(heights) { $0.spacing.value = $1 }),
    StyleKey("spacing.field", .length(heights) { $0.spacing.field = $1 }),
    StyleKey("spacing.band", .length(heights) { $0.spacing.band = $1 }),
    StyleKey("spacing.variable-band", .length(heights) { $0.spacing.variableBand = $1 }),
    StyleKey("spacing.gap", .length(gaps) { $0.spacing.gap = $1 }),
    StyleKey("spacing.variable-gap", .length(gaps) { $0.spacing.variableGap = $1 }),
    StyleKey("spacing.frame-gap", .length(gaps) { $0.spacing.frameGap = $1 }),
    StyleKey("spacing.row-pad", .length(gaps) { $0.spacing.rowPad = $1 }),
    StyleKey("spacing.channel", .length(heights) { $0.spacing.channel = $1 }),
    StyleKey("spacing.margin", .length(gaps) { $0.spacing.margin = $1 }),
    StyleKey("spacing.label-column", .length(gaps) { $0.spacing.labelColumn = $1 }),
    StyleKey("spacing.least.padding-x", .length(gaps) { $0.spacing.least.paddingX = $1 }),
    StyleKey("spacing.least.cell", .length(heights) { $0.spacing.least.cell = $1 }),
    StyleKey("spacing.least.gap", .length(gaps) { $0.spacing.least.gap = $1 }),
    StyleKey("spacing.least.variable-gap", .length(gaps) { $0.spacing.least.variableGap = $1 }),
    StyleKey("spacing.least.frame-gap", .length(gaps) { $0.spacing.least.frameGap = $1 }),
    StyleKey("spacing.least.row-pad", .length(gaps) { $0.spacing.least.rowPad = $1 }),
    StyleKey("spacing.least.channel", .length(heights) { $0.spacing.least.channel = $1 }),
    StyleKey("spacing.least.label-column", .length(gaps) { $0.spacing.least.labelColumn = $1 }),
  ]

  private static let pointers: [StyleKey] =
    [StyleKey("pointers.arrow-size", .factor(0.1...5) { $0.pointers.arrowSize = $1 })]
    + pointer("owner", \.owner) + pointer("strong", \.strong) + pointer("weak", \.weak)
    + pointer("shared", \.shared) + pointer("mutable", \.mutable) + pointer("ref", \.ref)
    + pointer("ref-mut", \.refMut) + pointer("guard", \.guard) + pointer("raw", \.raw)
    + pointer("function", \.function) + pointer("vtable", \.vtable) + line("dangling", \.dangling)

  private typealias Look = any WritableKeyPath<Pointers, PointerStyle> & Sendable

  private static func pointer(_ kind: String, _ look: Look) -> [StyleKey] {
    [
      StyleKey("pointers.\(kind).tail", .tail { $0.pointers[keyPath: look].tail = $1 }),
      StyleKey("pointers.\(kind).head", .head { $0.pointers[keyPath: look].head = $1 }),
    ] + line(kind, look)
  }

  private static func line(_ kind: String, _ look: Look) -> [StyleKey] {
    [
      StyleKey("pointers.\(kind).line", .line { $0.pointers[keyPath: look].line = $1 }),
      StyleKey("pointers.\(kind).pen", .length(pens) { $0.pointers[keyPath: look].pen = $1 }),
      StyleKey("pointers.\(kind).color", .color { $0.pointers[keyPath: look].color = $1 }),
    ]
  }

  private static let pens = 0.1...20.0
  private static let fontSizes = 2.0...200.0
  private static let gaps = 0.0...2000.0
  private static let heights = 1.0...2000.0
}
