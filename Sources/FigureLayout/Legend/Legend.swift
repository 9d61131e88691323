import FigureStyle
import MemoryModel

/// The key to what a figure uses, the same in all states: samples with their words, in columns below the figure.
struct Legend {
  private let entries: [LegendEntry]
  private let style: Style
  private let sizes: TextSizes
  private let typography: Typography
  /// Entries by column; of one sort, unless the page is too narrow for that.
  private let columns: [Column]

  private struct Column {
    var entries: [LegendEntry]
    /// Of its samples, and of all.
    var sample: Double
    var width: Double
  }

  static func texts(of entries: [LegendEntry], style: Style) -> [MeasuredText] {
    let typography = Typography(style: style)
    return entries.map { MeasuredText($0.words, typography.member) }
      + ["?", "7", "…"].map { MeasuredText($0, valueFont(style)) }
  }

  /// - Parameter width: What the columns have room for, in points; one column takes what it needs.
  init(_ entries: [LegendEntry], style: Style, sizes: TextSizes, width: Double) {
    self.entries = entries
    self.style = style
    self.sizes = sizes
    typography = Typography(style: style)
    let (font, own) = (typography.member, sizes)
    func columns(of entries: [LegendEntry], rows: Int) -> [Column] {
      let sample = entries.map { Self.sample(of: $0, style: style) }.max() ?? 0
      return stride(from: 0, to: entries.count, by: rows).map { start in
        let part = Array(entries[start..<min(start + rows, entries.count)])
        let text = part.map { own[$0.words, font].width }.max() ?? 0
        return Column(entries: part, sample: sample, width: sample + Self.sampleGap + text)
      }
    }
    func fits(_ columns: [Column]) -> Bool {
      columns.reduce(Double(columns.count - 1) * Self.columnGap) { $0 + $1.width } <= width
    }
    let sorts = LegendEntry.Sort.allCases.map { sort in entries.filter { $0.sort == sort } }.filter { !$0.isEmpty }
    let most = max(entries.count, 1)
    let sorted = (1...most).lazy.map { rows in sorts.flatMap { columns(of: $0, rows: rows) } }.first(where: fits)
    let mixed = (1...most).lazy.map { columns(of: entries, rows: $0) }.first(where: fits)
    let single = columns(of: entries, rows: most)
    let mixedHeight = mixed?.first?.entries.count ?? most
    // A page that has no room for a column of each sort has them one under the other.
    if let sorted, Self.rows(of: sorted) <= mixedHeight + 2 {
      self.columns = sorted
    } else {
      self.columns = mixed ?? single
    }
  }

  private static func rows(of columns: [Column]) -> Int { columns.map(\.entries.count).max() ?? 0 }

  private static let columnGap = 22.0
  private static let sampleGap = 7.0

  var isEmpty: Bool { entries.isEmpty }
  var size: Size {
    Size(
      width: columns.reduce(Double(max(columns.count - 1, 0)) * Self.columnGap) { $0 + $1.width }.rounded(.up),
      height: Double(Self.rows(of: columns)) * rowHeight)
  }

  private var rowHeight: Double { (style.sizes.type * 2.15).rounded() }
  private static func cellHeight(_ style: Style) -> Double { (style.sizes.type * 1.6).rounded() }

  private static func valueFont(_ style: Style) -> Font {
    Font(family: style.fonts.mono, size: style.sizes.type)
  }

  /// The width of samples: those of pointers have room for tail, line and head.
  private static func sample(of entry: LegendEntry, style: Style) -> Double {
    switch entry.sort {
    case .mark: ChangeMark(style).side
    case .pointer: (style.pointers.arrowSize * 52).rounded()
    // Dashes are 6 points long: they go round in whole ones.
    case .cell: 2.5 * cellHeight(style)
    }
  }

  // MARK: Painting

  /// - Parameter origin: the upper left corner; y grows upwards.
  func paint(at origin: Point, width: Double, on page: inout FigurePage) {
    var group = Group(
      id: "legend", role: .legend, title: "what the signs mean",
      rect: Rect(x: origin.x, y: origin.y - size.height, width: width, height: size.height), paint: Paint())
    var x = origin.x
    for column in columns {
      for (row, entry) in column.entries.enumerated() {
        let y = origin.y - (Double(row) + 0.5) * rowHeight
        let width = entry.sort == .mark ? Self.sample(of: entry, style: style) : column.sample
        let height = Self.cellHeight(style)
        paint(entry, in: Rect(x: x, y: y - height / 2, width: width, height: height), into: &group, page: &page)
        let text = sizes[entry.words, typography.member]
        group.texts.append(
          Label(
            id: id(of: entry) + "#label", text: entry.words, font: typography.member, color: style.inks.ink,
            rect: Rect(
              x: x + column.sample + Self.sampleGap, y: y - text.height / 2, width: text.width, height: text.height)))
      }
      x += column.width + Self.columnGap
    }
    page.groups.append(group)
  }

  private func id(of entry: LegendEntry) -> String {
    switch entry {
    case .pointer(let kind): "legend/\(kind.rawValue)"
    case .change(let change): "legend/change-\(change.rawValue)"
    default: "legend/\(entry)"
    }
  }

  private func paint(_ entry: LegendEntry, in sample: Rect, into group: inout Group, page: inout FigurePage) {
    let id = id(of: entry)
    func key(_ paint: Paint, _ text: String? = nil, struck: Bool = false, rect: Rect? = nil, classes: [String] = []) {
      var shape = Shape(
        id: id, role: .key, classes: classes, title: entry.words, rect: rect ?? cell(in: sample), paint: paint)
      if let text {
        let font = Self.valueFont(style)
        let own = sizes[text, font]
        shape.texts = [
          Label(
            id: id + "#value", text: text, font: font, color: style.inks.ghost,
            rect: Rect(
              x: shape.rect.midX - own.width / 2, y: shape.rect.midY - font.size * 0.55, width: own.width,
              height: font.size * 1.1), struckThrough: struck)
        ]
      }
      group.shapes.append(shape)
    }
    let ghost = Paint(fill: nil, line: style.inks.ghost, pen: style.cell.pen, dash: .dashed)
    let live = Paint(fill: style.cell.fill, line: style.cell.line, pen: style.cell.pen)
    var dashed = live
    dashed.dash = .dashed
    switch entry {
    case .pointer(let kind): arrow(style.pointers.look(of: kind), kind, id, in: sample, into: &group, page: &page)
    case .dangling: dangling(id, in: sample, into: &group, page: &page)
    case .null:
      group.shapes.append(
        Shape(
          id: id, role: .key, title: "null",
          rect: Rect(x: sample.midX - Stub.nullWidth / 2, y: sample.midY - 5, width: Stub.nullWidth, height: 10),
          paint: Paint(line: style.inks.ink, pen: 1.1), form: .ground))
    case .address:
      let side = 8 * style.pointers.arrowSize
      group.shapes.append(
        Shape(
          id: id, role: .key, title: entry.words,
          rect: Rect(x: sample.midX - side / 2, y: sample.midY - side / 2, width: side, height: side),
          paint: Paint(fill: style.pointers.raw.color, line: style.pointers.raw.color, pen: style.pointers.raw.pen),
          form: .glyph(style.pointers.raw.tail)))
    case .slice:
      key(
        Paint(fill: style.pointers.shared.color),
        rect: Rect(x: sample.minX, y: sample.midY - 1, width: sample.width, height: 2))
    case .moved: key(ghost, classes: ["moved"])
    case .maybeMoved: key(dashed, classes: ["maybe-moved"])
    case .uninitialized: key(ghost, "?", classes: ["uninitialized"])
    case .dropped: key(live, "7", struck: true, classes: ["dropped"])
    case .freed: key(ghost, "7", struck: true, classes: ["freed"])
    case .const:
      var paint = dashed
      paint.fill = style.cell.tagFill
      key(paint, classes: ["const"])
    case .spare: key(ghost, classes: ["spare"])
    case .more, .gap: key(dashed, "…", classes: ["more"])
    case .pad:
      key(
        Paint(fill: style.cell.padFill, line: style.inks.ghost, pen: style.cell.pen, dash: .dotted), classes: ["pad"])
    case .padding:
      group.shapes.append(
        Shape(
          id: id, role: .key, classes: ["padding"], title: entry.words, rect: cell(in: sample),
          paint: Paint(fill: style.cell.padFill, line: style.cell.line, pen: style.cell.pen), form: .hatched(free: 0)))
    case .change(let change):
      let side = ChangeMark(style).side
      group.shapes.append(
        Shape(
          id: id, role: .key, classes: [change.rawValue], title: entry.words,
          rect: Rect(x: sample.minX, y: sample.midY - side / 2, width: side, height: side),
          paint: Paint(fill: style.changes.color, line: style.changes.sign, pen: side / 6), form: .change(change)))
    }
  }

  private func cell(in sample: Rect) -> Rect {
    Rect(x: sample.minX, y: sample.minY, width: 2.5 * sample.height, height: sample.height)
  }

  /// A whole pointer, between two shapes that are not seen.
  private func arrow(
    _ look: PointerStyle, _ kind: PointerKind, _ id: String, in sample: Rect, into group: inout Group,
    page: inout FigurePage
  ) {
    let radius = 4 * style.pointers.arrowSize
    let from = Rect(x: sample.minX, y: sample.midY - radius, width: 2 * radius, height: 2 * radius)
    let to = Rect(x: sample.maxX, y: sample.midY - radius, width: 0, height: 2 * radius)
    group.shapes += [
      Shape(id: id, role: .key, title: kind.words, rect: from, paint: Paint()),
      Shape(id: id + "#end", role: .key, title: nil, rect: to, paint: Paint()),
    ]
    page.arrows.append(
      line(
        look, kind: kind.rawValue, isDangling: false, title: kind.words, id,
        from: Point(x: from.midX, y: sample.midY), to: Point(x: to.minX - 0.5, y: sample.midY)))
  }

  private func dangling(_ id: String, in sample: Rect, into group: inout Group, page: inout FigurePage) {
    let radius = 4 * style.pointers.arrowSize
    let from = Rect(x: sample.minX, y: sample.midY - radius, width: 2 * radius, height: 2 * radius)
    let reach = 3.2
    let cross = Rect(
      x: sample.maxX - 2 * reach - 1, y: sample.midY - reach, width: 2 * reach, height: 2 * reach)
    group.shapes += [
      Shape(id: id, role: .key, title: LegendEntry.dangling.words, rect: from, paint: Paint()),
      Shape(
        id: id + "#end", role: .key, title: nil,
        rect: Rect(x: cross.maxX + 1, y: sample.midY - radius, width: 0, height: 2 * radius), paint: Paint()),
    ]
    page.shapes.append(
      Shape(
        id: id + "#cross", role: .cross, title: LegendEntry.dangling.words, rect: cross,
        paint: Paint(line: style.pointers.dangling.color, pen: 1.3), form: .cross))
    var look = style.pointers.dangling
    look.tail = style.pointers.weak.tail
    look.head = .none
    page.arrows.append(
      line(
        look, kind: PointerKind.weak.rawValue, isDangling: true, title: LegendEntry.dangling.words, id,
        from: Point(x: from.midX, y: sample.midY), to: cross.center))
  }

  private func line(
    _ look: PointerStyle, kind: String, isDangling: Bool, title: String, _ id: String, from: Point, to: Point
  ) -> Arrow {
    let tail = 6 * style.pointers.arrowSize
    let head = look.head == .normalnormal ? 20 : look.head == .none ? 0.1 : 10
    let second = Point(x: from.x + tail, y: from.y)
    let third = Point(x: max(to.x - head * style.pointers.arrowSize, second.x + 0.5), y: to.y)
    var path = [from]
    for (a, b) in [(from, second), (second, third), (third, to)] {
      path += [
        Point(x: (2 * a.x + b.x) / 3, y: a.y), Point(x: (a.x + 2 * b.x) / 3, y: a.y), b,
      ]
    }
    return Arrow(
      id: id, kind: kind, isDangling: isDangling, title: title, source: id, target: id + "#end", tail: look.tail,
      head: look.head, line: look.line, color: look.color, pen: look.pen, start: from, end: to, path: path)
  }
}
