/// A line of a region, frame or struct: a cell, or a gap where something stands that is not shown.
public enum Entry: Hashable, Sendable {
  case cell(Cell)
  case gap

  public var cell: Cell? {
    if case .cell(let cell) = self { cell } else { nil }
  }
}

extension [Entry] {
  public var cells: [Cell] { compactMap(\.cell) }
}

/// A named piece of memory: a variable, a static, an allocation, or a field of one.
public struct Cell: Hashable, Sendable {
  /// As in the source, without quotes; `0`, `1`, … for the fields of a tuple.
  public var name: String
  /// A Rust type as written, or nil where none is given.
  public var type: String?
  /// nil where none is given (a moved variable's, say).
  public var value: Value?
  public var lifecycle: Lifecycle
  public var storage: Storage
  public var address: UInt64?
  /// In bytes.
  public var size: Int?

  public init(
    name: String, type: String? = nil, value: Value? = nil, lifecycle: Lifecycle = .live,
    storage: Storage = .ordinary, address: UInt64? = nil, size: Int? = nil
  ) {
    self.name = name
    self.type = type
    self.value = value
    self.lifecycle = lifecycle
    self.storage = storage
    self.address = address
    self.size = size
  }
}

/// How a cell came to stand where it stands.
public enum Storage: Hashable, Sendable {
  case ordinary
  /// A `const`, inlined into a function of the code region.
  case const
  /// A `static` of the globals region.
  case `static`(mutable: Bool)
}

/// Where in its life a cell is.
public enum Lifecycle: String, Hashable, Sendable, CaseIterable {
  case live, moved
  case maybeMoved = "maybe-moved"
  case uninitialized
  /// The value is gone, its block is still allocated.
  case dropped
  case freed
}
