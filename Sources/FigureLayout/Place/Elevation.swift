import FigureStyle
import MemoryModel

/// The heights of everything: rows, regions, and the channels between them. y grows downwards from the top edge.
struct Elevation {
  /// By row.
  private(set) var rows: [RowElevation] = []
  private(set) var regions: [RegionElevation] = []
  private(set) var height = 0.0

  struct RowElevation {
    /// Top and bottom edge of the row's blocks.
    var top = 0.0
    var bottom = 0.0
    /// Of a cell without nested bands under it.
    var leaf = 0.0
    /// Of the rulers at the top of cells to scale.
    var ruler = 0.0
    /// From a cell's top to the middle of its value.
    var valueCenter = 0.0
    /// Room above the blocks for arcs.
    var arcs = 0.0
    /// What stands around blocks: a frame's outline, its name.
    var above = 0.0
    var below = 0.0

    /// Where pointers that rise from the row, or come down on it, bend: clear of its arcs.
    var clearTop: Double { top - max(above, arcs) }
  }

  struct RegionElevation {
    var region: Region
    var top: Double
    var bottom: Double
    var rows: Range<Int>
  }

  /// Over a frame's variables, under them, and under the frame's name.
  static let frameTop = 7.0
  static let frameBottom = 6.0
  /// From the top of a row to the bottom of its lowest arc, and from arc to arc.
  static let arcBase = 26.0
  static let arcStep = 8.0
  /// Between the highest arc and what passes over it.
  private static let arcClearance = 6.0
  /// A block that is shorter than its row by more than this many bands keeps its own height, and stands on the row's
  /// lower edge.
  private static let stretch = 2.3

  /// The height of an item's blocks in their row, in points: those of a list, or a frame, are as high as the highest.
  func height(of item: Arrangement.Item, in plan: Plan, style: Style) -> Double {
    let row = rows[item.row]
    // Columns have heights of their own.
    let others = item.blocks.filter { plan.blocks[$0].column == nil }
    let natural = others.map { plan.height(of: $0, leaf: row.leaf, style: style) }.max() ?? 0
    let full = row.bottom - row.top
    return full - natural <= Self.stretch * style.spacing.band ? full : natural
  }

  /// Between the lower edge of one bar and the next under it.
  static let barStep = 3.5

  init(_ plan: Plan, _ arrangement: Arrangement, style: Style, top: Double) {
    let spacing = style.spacing
    var arcCount = Array(repeating: 0, count: arrangement.rows.count)
    var crossed = Array(repeating: 0.0, count: arrangement.rows.count + 1)
    var isCrossed = Array(repeating: false, count: arrangement.rows.count + 1)
    for edge in plan.edges {
      switch edge.route {
      case .flat:
        let row = arrangement.row(of: edge.source, in: plan)
        arcCount[row] = max(arcCount[row], edge.arcLevel + 1)
      case .up, .down:
        for (from, to) in arrangement.stops(of: edge, in: plan) {
          let channel = max(from.row, to.row)
          isCrossed[channel] = true
          crossed[channel] = max(crossed[channel], abs(from.x - to.x))
        }
      case .list, .beside: continue
      }
    }
    for index in arrangement.rows.indices {
      rows.append(Self.elevation(of: index, in: plan, arrangement, style: style))
      rows[index].arcs =
        arcCount[index] == 0 ? 0 : Self.arcBase + Double(arcCount[index] - 1) * Self.arcStep + Self.arcClearance
    }
    place(arrangement, spacing, top: top) { row in
      isCrossed[row] ? spacing.channel + min(crossed[row] / 14, 40) : 0
    }
  }

  private mutating func place(
    _ arrangement: Arrangement, _ spacing: Spacing, top: Double, channel: (Int) -> Double
  ) {
    var y = top
    for row in rows.indices {
      let region = arrangement.rows[row].region
      let isFirst = row == 0 || arrangement.rows[row - 1].region != region
      let height = rows[row].bottom
      if isFirst {
        let pad = region == .stack ? 4 : spacing.rowPad
        let inside = pad + rows[row].above
        // Over the first row nothing has to pass between its arcs and the margin.
        let overhang = max(rows[row].arcs - (row == 0 ? Self.arcClearance : 0) - inside, 0)
        let gap = row == 0 ? 0 : max(channel(row), spacing.rowPad + 1)
        y += gap + overhang
        regions.append(RegionElevation(region: region, top: y, bottom: y, rows: row..<row + 1))
        y += inside
      } else {
        y += max(channel(row), region == .stack ? Self.frameTop : spacing.gap) + max(rows[row].above, rows[row].arcs)
      }
      rows[row].top = y
      y += height
      rows[row].bottom = y
      y += rows[row].below
      let last = regions.count - 1
      regions[last].rows = regions[last].rows.lowerBound..<row + 1
      let isLast = row + 1 == rows.count || arrangement.rows[row + 1].region != region
      if isLast {
        y += region == .stack ? 4 : spacing.rowPad
        regions[last].bottom = y
      }
    }
    height = y
  }

  /// A row's own measures, with `bottom` as its height.
  private static func elevation(
    of index: Int, in plan: Plan, _ arrangement: Arrangement, style: Style
  ) -> RowElevation {
    let spacing = style.spacing
    let row = arrangement.rows[index]
    var result = RowElevation()
    let blocks = row.items.flatMap { arrangement.items[$0].blocks }
    let namesFields = blocks.contains { plan.namesFields(plan.blocks[$0].root) }
    let leaf = namesFields ? spacing.value + spacing.field + 3 : spacing.value + 8
    result.ruler = plan.rulerHeight(over: blocks, style: style)
    result.leaf = leaf + result.ruler
    result.valueCenter = result.ruler + (namesFields ? spacing.value / 2 + 2 : leaf / 2)
    result.bottom = blocks.map { plan.height(of: $0, leaf: result.leaf, style: style) }.max() ?? 0
    if row.items.contains(where: { arrangement.items[$0].frame != nil }) {
      result.above = frameTop
      if arrangement.endsFrame(index) { result.below = spacing.value - 1 + frameBottom }
      if blocks.isEmpty { result.bottom = result.leaf }
    }
    return result
  }
}

extension Plan {
  /// Whether names stand under values in any cell of a part.
  func namesFields(_ part: Int) -> Bool {
    let own = parts[part]
    if own.role == .row { return false }
    return own.isLeaf ? own.name != nil : own.children.contains(where: namesFields)
  }

  /// A block's own height where a cell is `leaf` points high.
  func height(of block: Int, leaf: Double, style: Style) -> Double {
    let root = blocks[block].root
    if let column = blocks[block].column {
      return column.height(rows: column.rowsInStrip, style: style) + bandHeight(of: root, style: style)
    }
    return leaf * Double(lines(of: root)) + bandsHeight(of: root, style: style)
  }

  /// The most lines any array of a part is set in.
  func lines(of part: Int) -> Int {
    parts[part].children.reduce(parts[part].lines) { max($0, parts[$1].isLeaf ? 1 : lines(of: $1)) }
  }

  /// The height of all bands from a part's own down to its lowest cells'.
  func bandsHeight(of part: Int, style: Style) -> Double {
    let below = parts[part].children.map { bandsHeight(of: $0, style: style) }.max() ?? 0
    return below + bandHeight(of: part, style: style)
  }

  /// What bars of slices, the first of which lies on the band's upper edge, add to the height of a band.
  func barsHeight(of part: Int) -> Double {
    let levels = parts[part].barLevels
    return levels == 0 ? 0 : (Double(levels - 1) * Elevation.barStep + Routes.bar / 2).rounded(.up)
  }

  /// The height of a part's own band, 0 where it has none.
  func bandHeight(of part: Int, style: Style) -> Double {
    guard hasBand(part) else { return 0 }
    let isVariable = parts[part].parent == nil && blocks[parts[part].block].header != .line
    return barsHeight(of: part) + (isVariable ? style.spacing.variableBand : style.spacing.band)
  }
}

extension Column {
  /// Of one line, in points.
  func lineHeight(_ style: Style) -> Double { style.spacing.value + 3 }

  /// Of the fields' names under a strip.
  func namesHeight(_ style: Style) -> Double { names.isEmpty ? 0 : style.spacing.field + 2 }

  /// Of a strip of lines, without its band.
  func height(rows: Int, style: Style) -> Double { Double(rows) * lineHeight(style) + namesHeight(style) }
}

extension Arrangement {
  struct Stop {
    var x: Double
    var row: Int
  }

  func row(of part: Int, in plan: Plan) -> Int { items[itemOfBlock[plan.parts[part].block]].row }

  func left(of block: Int) -> Double {
    let (item, offset) = offset(of: block)
    return items[item].x + offset
  }

  /// Where an edge passes its source's row, the rows it crosses, and its target's, piece by piece.
  func stops(of edge: Edge, in plan: Plan) -> [(from: Stop, to: Stop)] {
    let departure = departure(of: edge, in: plan)
    let arrival = arrival(of: edge, in: plan)
    var stops = [Stop(x: items[departure.item].x + departure.offset, row: items[departure.item].row)]
    stops += edge.passages.map { Stop(x: items[$0].x + Self.passageWidth / 2, row: items[$0].row) }
    stops.append(Stop(x: items[arrival.item].x + arrival.offset, row: items[arrival.item].row))
    return zip(stops, stops.dropFirst()).map { ($0, $1) }
  }
}
