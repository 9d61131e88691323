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
    if first.frame != nil || second.frame != nil { return style.spacing.frameGap }
    return style.spacing.gap
  }

  /// The width of a row packed tightly.
  func packedWidth(of row: Int, style: Style) -> Double {
    let items = rows[row].items
    let gaps = zip(items, items.dropFirst()).reduce(0) { $0 + gap(between: $1.0, and: $1.1, style: style) }
    return items.reduce(gaps) { $0 + self.items[$1].width }
  }
}
