import FigureStyle
import MemoryModel

/// All states of a model laid over one another: every cell that is in any of them, once.
///
/// Its places are computed once, so that what two states share stands in one place in both.
/// Lengths are in points; within a plan y grows downwards.
struct Plan {
  var stateCount: Int
  /// Cells and what they are made of, by index.
  var parts: [Part] = []
  var blocks: [Block] = []
  var frames: [PlanFrame] = []
  var threads: [PlanThread] = []
  var edges: [Edge] = []
  /// Parts by canonical place.
  var partByPlace: [Place: Int] = [:]
  /// Heap blocks that only left-out elements reach.
  var omittedBlocks = 0
  /// Lists of blocks whose order in a row is the author's.
  var orders: [[Int]] = []
}

/// A cell of a block, or a compound of cells with a band under it.
struct Part {
  enum Role: Hashable {
    case cell, tag, gap, more, spare
    /// A piece of a `str`, split where slices begin and end.
    case piece
    /// A function's name, in the cell of a function without cells of its own.
    case function
    /// Bytes that belong to no field.
    case padding
    /// A line of a column: an element of an array, with its index before it.
    case row, index
  }

  var id: String
  var role: Role
  /// Drawn under the value, or in the band of a nested compound.
  var name: String?
  var block: Int
  var parent: Int?
  var children: [Int] = []
  /// One a state; nil where it is not there.
  var faces: [Face?]
  /// Indices of an array's elements that this part stands for.
  var elements: Range<Int>?
  /// Whether a pointer leaves downwards: then its name stands above its dot.
  var leavesDownwards = false
  /// Whether children are cells of one array, which have one width.
  var isArray = false
  /// Cells in a line of an array that is set in several lines; nil where all stand in one.
  var columns: Int?
  /// Bars of slices that lie one under the other below the cells.
  var barLevels = 0
  /// One a state: what happened to the value in a cell, and to all that a band stands for. Empty where nobody asks.
  var cellChanges: [Change?] = []
  var bandChanges: [Change?] = []
  /// States in which elements that are left out here are others than in the state before.
  var hiddenChanges: Set<Int> = []

  /// How many bytes it takes; nil where that is not known.
  var bytes: Int?
  /// What its texts are shrunk by in a block to scale, to fit a narrow cell.
  var textScales = (value: 1.0, name: 1.0)

  /// Left edge, from the block's.
  var x = 0.0
  var width = 0.0
  /// Bands from here to the deepest cell: 0 for a cell.
  var depth = 0
  /// From the part's left edge to its pointer's dot.
  var dotOffset = 0.0

  var isLeaf: Bool { children.isEmpty }
  var hasCellMark: Bool { cellChanges.contains { $0 != nil } }
  var hasBandMark: Bool { bandChanges.contains { $0 != nil } }
  /// How many lines its cells stand in.
  var lines: Int { columns.map { (children.count + $0 - 1) / max($0, 1) } ?? 1 }
}

/// How a part looks in one state.
struct Face {
  enum Content: Hashable {
    case empty
    case text(String, TextRole)
    case pointer(Pointer)
  }

  enum TextRole: Hashable {
    case value, variant, unknown, aside, function
  }

  var content: Content
  /// Its own, or what it inherits from the cell it is in.
  var lifecycle: Lifecycle
  /// Whether it, or what it is in, is dropped or freed: a pointer to it dangles.
  var isGone: Bool
  var type: String?
  var isConst = false
  /// Of a block's root: what is wrong with the whole block.
  var mark: HeapMarks.Mark?
  /// The whole text where the drawn one is shortened, and what the cell is in words.
  var title: String
}

/// A variable, static, allocation or function: a strip of cells over a band.
struct Block {
  enum Header: Hashable {
    /// Name over type.
    case variable(name: String)
    /// One line.
    case line
  }

  var id: String
  var place: Place
  var region: Region
  var root: Int
  var header: Header
  var frame: Int?
  /// Whether its cells are as wide as they have bytes, under a ruler.
  var isToScale = false
  /// An array whose elements stand one under the other.
  var column: Column?
  /// The line of a column beside which it stands.
  var satelliteOf: Int?

  var width = 0.0
  var height = 0.0
  var row = 0
  var x = 0.0
  /// Top edge.
  var y = 0.0
}

struct PlanThread {
  var id: String
  var name: String
  var isPresent: [Bool]
}

struct PlanFrame {
  var id: String
  var function: String
  var thread: Int
  var blocks: [Int] = []
  var isPresent: [Bool]
  /// One a state; empty where nobody asks.
  var changes: [Change?] = []
}

/// A pointer from a cell to a part, in the states it has this target.
struct Edge {
  enum Route: Hashable {
    /// To a row above: leaves at the top, arrives at the bottom.
    case up
    /// To a row below: leaves at the bottom, arrives at the top.
    case down
    /// Within a row: an arc over it.
    case flat
    /// From a list's last cell straight into the next block's left side.
    case list
    /// From a line of a column straight into the block beside it.
    case beside
  }

  var source: Int
  var target: Int
  /// The children of the target that a slice covers.
  var slice: ClosedRange<Int>?
  /// One a state; nil where the source points elsewhere.
  var pointers: [DrawnPointer?]
  var route: Route = .up
  /// Items that hold its way open in the rows it crosses, from the source's side.
  var passages: [Int] = []
  /// Where it arrives, from its target block's left edge; nil until a place among the arrivals at a whole block is
  /// given out.
  var arrival: Double?
  /// Bars one under the other: 0 is the one at the cells.
  var barLevel = 0
  /// The children of the target under which, or over which, a slice's pointer meets its bar.
  var landing: ClosedRange<Int>?
  /// Arcs one over the other: 0 is the lowest.
  var arcLevel = 0
  /// Least distance of its head from the next, in points.
  var headRoom = Arrivals.spacing
}

struct DrawnPointer: Hashable {
  var kind: PointerKind
  var isDangling: Bool
}
