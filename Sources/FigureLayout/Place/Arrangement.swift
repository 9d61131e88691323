import FigureStyle
import MemoryModel

/// The rows of a figure from top to bottom, and what stands in each.
struct Arrangement {
  var rows: [Row] = []
  var items: [Item] = []
  /// The item each block is in, and where in it.
  var itemOfBlock: [Int]
  var position: [Int]

  struct Row {
    var region: Region
    /// From left to right.
    var items: [Int] = []
    /// Which of a region's lines of blocks it is.
    var line: LineKey?
  }

  /// A line of a region, or of a level of the heap, that is set in several.
  struct LineKey: Hashable {
    var region: Region
    var level = 0
    var line: Int
  }

  /// What moves as one in a row: a block, a list, a frame, or the passage of a pointer through the row.
  struct Item {
    var row: Int
    var blocks: [Int] = []
    /// Of each block, from the item's left edge.
    var offsets: [Double] = []
    var width: Double
    /// Between its blocks, around them, and what it is wide at least.
    var gap = 0.0
    var inset = 0.0
    var leastWidth = 0.0
    var frame: Int?
    /// Whether its frame has several lines, and it is one variable of it.
    var isPieceOfFrame = false
    var isPassage = false
    var x = 0.0
  }

  /// Between a frame's outline and its variables.
  static let framePadding = 8.0
  /// Between a list's blocks, for the arrow.
  static let listGap = 30.0
  static let passageWidth = 4.0
  static let passageGap = 6.0
  /// Where a frame's outline is on the other side: as far from it as from the variable.
  static let outlineGap = framePadding / 2 - passageWidth / 2

  /// Takes over the blocks' widths; what stands in which row stays.
  mutating func fit(to plan: Plan) {
    for index in items.indices where !items[index].isPassage { items[index].fit(to: plan) }
  }

  /// The least distance of two neighbours in a row.
  func gap(between a: Int, and b: Int, style: Style) -> Double {
    let first = items[a]
    let second = items[b]
    // Where spacing is tight, pointers that run side by side draw closer.
    if first.isPassage, second.isPassage { return min(Self.passageGap, style.spacing.variableGap) }
    if first.isPassage || second.isPassage {
      return isAtOutline(first.isPassage ? a : b, beside: first.isPassage ? b : a) ? Self.outlineGap : Self.passageGap
    }
    if first.isPieceOfFrame, second.isPieceOfFrame { return style.spacing.variableGap }
    if first.frame != nil || second.frame != nil { return style.spacing.frameGap }
    return style.spacing.gap
  }

  /// Whether a passage lies between a frame's first or last variable in a row and the frame's outline.
  private func isAtOutline(_ passage: Int, beside piece: Int) -> Bool {
    guard items[piece].isPieceOfFrame else { return false }
    let row = rows[items[passage].row].items
    guard let own = row.firstIndex(of: passage) else { return false }
    let isBefore = own + 1 < row.count && row[own + 1] == piece
    let far = isBefore ? own - 1 : own + 1
    return !row.indices.contains(far) || items[row[far]].isPassage || items[row[far]].frame != items[piece].frame
  }

  /// Whether a row holds a frame's last line, under which its name stands.
  func endsFrame(_ row: Int) -> Bool {
    guard let frame = rows[row].items.lazy.compactMap({ items[$0].frame }).last else { return false }
    let next = row + 1 < rows.count ? rows[row + 1].items.lazy.compactMap { items[$0].frame }.first : nil
    return next != frame
  }
}

extension Arrangement.Item {
  init(_ blocks: [Int], gap: Double, inset: Double = 0, leastWidth: Double = 0, in plan: Plan) {
    self.init(row: 0, blocks: blocks, width: 0, gap: gap, inset: inset, leastWidth: leastWidth)
    fit(to: plan)
  }

  mutating func fit(to plan: Plan) {
    offsets = []
    var x = inset
    for block in blocks {
      offsets.append(x + plan.blocks[block].lead)
      x += plan.blocks[block].extent + gap
    }
    width = max(leastWidth, blocks.isEmpty ? 2 * inset : x - gap + inset).rounded(.up)
  }
}
