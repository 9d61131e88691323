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
  }

  /// What moves as one in a row: a block, a list, a frame, or the passage of a pointer through the row.
  struct Item {
    var row: Int
    var blocks: [Int] = []
    /// Of each block, from the item's left edge.
    var offsets: [Double] = []
    var width: Double
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

  /// The least distance of two neighbours in a row.
  func gap(between a: Int, and b: Int, style: Style) -> Double {
    let first = items[a]
    let second = items[b]
    if first.isPassage || second.isPassage { return Self.passageGap }
    if first.isPieceOfFrame, second.isPieceOfFrame { return style.spacing.variableGap }
    if first.frame != nil || second.frame != nil { return style.spacing.frameGap }
    return style.spacing.gap
  }

  /// Whether a row holds a frame's last line, under which its name stands.
  func endsFrame(_ row: Int) -> Bool {
    guard let frame = rows[row].items.lazy.compactMap({ items[$0].frame }).last else { return false }
    let next = row + 1 < rows.count ? rows[row + 1].items.lazy.compactMap { items[$0].frame }.first : nil
    return next != frame
  }
}
