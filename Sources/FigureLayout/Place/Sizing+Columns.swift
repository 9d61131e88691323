import FigureStyle

/// Columns: lines of cells that stand under one another, in strips that fit the page.
extension Sizing {
  mutating func sizeColumn(_ block: Int) {
    let root = plan.blocks[block].root
    let rows = plan.parts[root].children
    guard var column = plan.blocks[block].column else { return }
    let widest = rows.map { plan.parts[$0].children.count }.max() ?? 1
    var widths = Array(repeating: 0.0, count: widest)
    for row in rows where plan.parts[row].children.count == widest {
      for (number, cell) in plan.parts[row].children.enumerated() {
        widths[number] = max(widths[number], cellWidth(cell))
      }
    }
    for (number, name) in column.names.enumerated() where number + 1 < widest {
      let width = sizes[name, typography.field].width + 2 * (style.spacing.paddingX - 2)
      widths[number + 1] = max(widths[number + 1], width.rounded(.up))
    }
    // What spans a line, and what stands under it or arrives there, has room.
    let arriving = arrivals.atBottom[root] ?? []
    let top = arrivals.atTop[root] ?? []
    let spanning = rows.filter { plan.parts[$0].children.count < widest }.flatMap { plan.parts[$0].children }
    let least = max(
      spanning.map { leafWidth($0) }.max() ?? 0, bandWidth(root),
      Arrivals.width(for: arriving.count, spacing: plan.spacing(of: arriving)),
      Arrivals.width(for: top.count, spacing: plan.spacing(of: top)))
    let own = widths.reduce(0, +)
    if least > own, let last = widths.indices.last {
      let share = ((least - own) / Double(max(last, 1))).rounded(.up)
      for number in widths.indices where number > 0 || last == 0 { widths[number] += share }
    }
    column.cellWidths = widths
    column.rowWidth = widths.reduce(0, +)
    let arrivingAtRows = rows.map { arrivals.atBottom[$0] ?? [] }
    let lanes = arrivingAtRows.joined().count
    column.lead = lanes == 0 ? 0 : Self.laneStart + Self.lane * Double(lanes)
    setStrips(&column, beside: besideWidth(rows))
    plan.parts[root].width = column.rowWidth
    plan.parts[root].depth = 1
    for (number, row) in rows.enumerated() { place(row, number, column) }
    for edge in arriving + top { plan.edges[edge].arrival = nil }
    // The bar over a whole array is met like that over any compound.
    for edge in top {
      plan.edges[edge].arrival = column.rowWidth / 2
    }
    plan.blocks[block].column = column
    plan.blocks[block].width = column.rowWidth
    // Of those that arrive at a strip's lines, what goes higher turns off farther from the strip.
    for strip in 0..<column.stripCount {
      var distance = Self.laneStart
      for row in column.rows(of: strip).reversed() {
        for edge in arrivingAtRows[row] {
          plan.edges[edge].arrival = Double(strip) * column.pitch - distance
          distance += Self.lane
        }
      }
    }
  }

  /// Before a strip, for the longest head and a turn; from one pointer that arrives there to the next.
  private static let laneStart = 24.0
  private static let lane = 6.0

  private func cellWidth(_ cell: Int) -> Double {
    let part = plan.parts[cell]
    guard part.role == .index else { return leafWidth(cell) }
    var width = 0.0
    for case .text(let text, let role)? in part.faces.map({ $0?.content }) {
      width = max(width, sizes[text, typography.font(of: part, role)].width)
    }
    return (width + 2 * (style.spacing.paddingX - 1)).rounded(.up)
  }

  /// The room beside the lines for an arrow and the widest block.
  private func besideWidth(_ rows: [Int]) -> Double {
    let lines = Set(rows)
    var widest = 0.0
    for block in plan.blocks {
      if let row = block.satelliteOf, lines.contains(row) { widest = max(widest, block.width) }
    }
    return widest == 0 ? 0 : Arrangement.listGap + widest
  }

  private func setStrips(_ column: inout Column, beside: Double) {
    column.pitch = column.lead + column.rowWidth + beside + style.spacing.gap
    var strips = column.mayBreak ? (column.rowCount + Column.longest - 1) / Column.longest : 1
    if available < .infinity { strips = min(strips, max(Int((available + style.spacing.gap) / column.pitch), 1)) }
    column.rowsInStrip = (column.rowCount + strips - 1) / max(strips, 1)
    column.extent = column.pitch * Double(column.stripCount) - style.spacing.gap
  }

  private mutating func place(_ row: Int, _ number: Int, _ column: Column) {
    let left = column.pitch * Double(number / max(column.rowsInStrip, 1))
    plan.parts[row].x = left
    plan.parts[row].width = column.rowWidth
    let cells = plan.parts[row].children
    var x = left
    for (index, cell) in cells.enumerated() {
      plan.parts[cell].x = x
      plan.parts[cell].width = cells.count == column.cellWidths.count ? column.cellWidths[index] : column.rowWidth
      plan.parts[cell].dotOffset = plan.parts[cell].width / 2
      x += plan.parts[cell].width
    }
  }
}
