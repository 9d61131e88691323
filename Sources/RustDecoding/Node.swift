import MemoryModel

/// A cell that knows where it lies, its pointers still addresses.
struct Node: Sendable {
  var name: String
  /// As it is drawn.
  var type: String?
  var address: UInt64
  /// In bytes.
  var size: Int
  /// Its type's id and those of the wrappers folded into it: pointers to any of them mean this node.
  var standsFor: [Int]
  var lifecycle: Lifecycle = .live
  var content: Content?
  var storage: Storage = .ordinary
}

/// What a node holds.
indirect enum Content: Sendable {
  case scalar(String)
  case fields([Node])
  case variant(String, [Node])
  case elements([NodeElement])
  case reference(Reference)
  case uninitialized
  case opaque
}

enum NodeElement: Sendable {
  /// Its name does not count.
  case value(Node)
  /// So many, and where they begin.
  case elided(Int)
  case spare(Int)
}

/// A pointer as it was read.
struct Reference: Sendable {
  enum Target: Sendable {
    case null
    /// Points nowhere that means something.
    case dangling
    case address(UInt64)
  }

  var kind: PointerKind
  var target: Target
  /// The id of the type it points at, where that says something.
  var pointee: Int?
  /// Elements of a slice, bytes of a str; nil where it points at one value.
  var count: Int?
}

/// What was read at a place.
struct Reading: Sendable {
  var content: Content
  /// Types folded into it.
  var folded: [Int] = []
  /// The type's drawn name, where it is another than the type's own.
  var type: String?

  init(_ content: Content, folded: [Int] = [], type: String? = nil) {
    self.content = content
    self.folded = folded
    self.type = type
  }

  static let opaque = Reading(.opaque)
}
