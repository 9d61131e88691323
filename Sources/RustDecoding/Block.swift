import MemoryModel
import ProcessSnapshot

/// What a block outside the variables holds, as its pointer says.
enum BlockShape {
  case type(Int)
  /// The first `live` of `capacity` elements.
  case array(element: Int, live: Int, capacity: Int)
  /// `live` elements from `head` on, around the end.
  case ring(element: Int, capacity: Int, head: Int, live: Int)
  /// So many bytes, with the name of their type: `str`, `Path`.
  case text(Int, type: String = "str")
  /// An Rc's or Arc's, with its counts.
  case counted(Int, CountedTail)
  /// A hash table's buckets, below its control bytes.
  case table(entry: Int, control: UInt64, buckets: Int, items: Int, isSet: Bool)
  case treeNode(leaf: Int, height: Int)
  case vtable(VTable)
  /// Nothing is known of it.
  case unknown
}

/// What stands behind the counts, where the type alone does not say.
enum CountedTail {
  case sized
  case elements(Int)
  case text(Int)
  case dynamic(vtable: UInt64)
}

/// A block that something leads to and that is still to be read.
struct Target {
  var address: UInt64
  var shape: BlockShape
  /// A name for it.
  var name: String
  /// Bytes from where the pointer points back to the block's beginning.
  var back: UInt64 = 0
  /// Whether a live reference says that something is there.
  var isReference = false
  /// What of it is moved or uninitialised.
  var parts: [Variable.Part] = []
  /// Whether it keeps only the block, not the value.
  var isWeak = false
  /// The field of a state machine that leads to it, which may have been moved on.
  var doubt: UInt64?
  /// As what leads to it is shown; set where it is reached.
  var detail = Detail.teaching
}

/// A block that was read.
struct Block {
  var node: Node
  var region: Region
  /// Of a temporary on the stack: its thread and frame, by their places in the snapshot.
  var frame: RegionMap.FrameID?
  var key: BlockNames.Key
  var name: String
  /// The memory it takes.
  var range: Range<UInt64>
  /// Whether the heap recorder knows its extent.
  var isExact: Bool
  var detail: Detail
}
