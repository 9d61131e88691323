import FigureStyle

/// The rectangles of cells, bands and blocks on the page; y grows downwards, and a rectangle's `y` is its top.
struct Boxes {
  /// By part: the cells of a part, without its own band.
  private var rects: [Rect]
  /// By part: its band.
  private var bands: [Rect?]
  private var blocks: [Rect]
  private let plan: Plan
  private var valueCenters: [Double]
  private let rulers: [Double]
  private let satellites: [Int: [Int]]

  init(_ plan: Plan, _ arrangement: Arrangement, _ elevation: Elevation, style: Style) {
    self.plan = plan
    satellites = plan.satellites()
    let none = Rect(x: 0, y: 0, width: 0, height: 0)
    rects = Array(repeating: none, count: plan.parts.count)
    bands = Array(repeating: nil, count: plan.parts.count)
    blocks = Array(repeating: none, count: plan.blocks.count)
    valueCenters = plan.blocks.indices.map { block in
      elevation.rows[arrangement.items[arrangement.itemOfBlock[block]].row].valueCenter
    }
    rulers = plan.blocks.indices.map { block in
      elevation.rows[arrangement.items[arrangement.itemOfBlock[block]].row].ruler
    }
    for item in arrangement.items {
      let bottom = elevation.rows[item.row].bottom
      let height = elevation.height(of: item, in: plan, style: style)
      for (block, offset) in zip(item.blocks, item.offsets) {
        let height = plan.blocks[block].column == nil ? height : plan.height(of: block, leaf: 0, style: style)
        let rect = Rect(x: item.x + offset, y: bottom - height, width: plan.blocks[block].width, height: height)
        blocks[block] = rect
        if let column = plan.blocks[block].column {
          place(column, of: block, in: rect, style: style)
          continue
        }
        place(plan.blocks[block].root, left: rect.minX, top: rect.minY, bottom: rect.maxY, style: style)
      }
    }
  }

  /// Lines from the top down; what they own stands beside them, a little lower than they are.
  private mutating func place(_ column: Column, of block: Int, in rect: Rect, style: Style) {
    let root = plan.blocks[block].root
    let line = column.lineHeight(style)
    let band = plan.bandHeight(of: root, style: style)
    bands[root] = Rect(x: rect.x, y: rect.maxY - band, width: rect.width, height: band)
    rects[root] = Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height - band)
    for (number, row) in plan.parts[root].children.enumerated() {
      let y = rect.y + Double(number % max(column.rowsInStrip, 1)) * line
      let part = plan.parts[row]
      rects[row] = Rect(x: rect.x + part.x, y: y, width: part.width, height: line)
      for cell in part.children {
        let own = plan.parts[cell]
        rects[cell] = Rect(x: rect.x + own.x, y: y, width: own.width, height: line)
      }
    }
    valueCenters[block] = line / 2
    for satellite in satellites[block] ?? [] {
      guard let row = plan.blocks[satellite].satelliteOf else { continue }
      let own = Rect(
        x: rects[row].maxX + Arrangement.listGap, y: rects[row].y + 1, width: plan.blocks[satellite].width,
        height: line - 2)
      blocks[satellite] = own
      valueCenters[satellite] = own.height / 2
      place(plan.blocks[satellite].root, left: own.minX, top: own.minY, bottom: own.maxY, style: style)
    }
  }

  private mutating func place(_ index: Int, left: Double, top: Double, bottom: Double, style: Style) {
    let part = plan.parts[index]
    let band = plan.bandHeight(of: index, style: style)
    let x = left + part.x
    if band > 0 { bands[index] = Rect(x: x, y: bottom - band, width: part.width, height: band) }
    rects[index] = Rect(x: x, y: top, width: part.width, height: bottom - band - top)
    let line = (bottom - band - top) / Double(part.lines)
    for (number, child) in part.children.enumerated() {
      let start = top + line * Double(number / (part.columns ?? part.children.count))
      place(child, left: left, top: start, bottom: start + line, style: style)
    }
  }

  /// A part's cells, without its band.
  func rect(of part: Int) -> Rect { rects[part] }

  func band(of part: Int) -> Rect? { bands[part] }

  /// A part's cells with the band under them.
  func outerRect(of part: Int) -> Rect {
    let rect = rects[part]
    return Rect(
      x: rect.x, y: rect.y, width: rect.width, height: (bands[part]?.maxY ?? rect.maxY) - rect.y)
  }

  func blockRect(_ block: Int) -> Rect { blocks[block] }

  func valueCenter(of part: Int) -> Double { valueCenters[plan.parts[part].block] }

  /// What a ruler takes, or leaves free, at the top of a cell.
  func ruler(of part: Int) -> Double { rulers[plan.parts[part].block] }

  /// The middle of a pointer's tail. One that leaves downwards has its field's name above it.
  func dot(of part: Int, leavingDownwards: Bool = false) -> Point {
    let rect = rects[part]
    let own = plan.parts[part]
    let center = valueCenter(of: part)
    let y = leavingDownwards && own.name != nil ? rect.maxY - (center - ruler(of: part)) : rect.minY + center
    return Point(x: rect.minX + own.dotOffset, y: y)
  }
}
