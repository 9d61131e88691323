import MemoryModel

/// Which bytes of a block each of its cells takes, where that can be known.
///
/// A cell stands where its address says; without one, in the order written, at the next multiple of its alignment.
/// What lies unused between cells, and behind the last, becomes cells named `padding`.
struct ByteLayout {
  private struct Laid {
    var value: Value?
    /// In bytes.
    var size: Int
    var alignment: Int
  }

  /// The block's address where it is known.
  private let start: UInt64?

  /// The cell with the sizes of all that is in it; nil where one is not known, or they contradict one another.
  static func completed(_ cell: Cell) -> Cell? {
    guard let laid = ByteLayout(start: cell.address).lay(cell, at: 0) else { return nil }
    var completed = cell
    completed.value = laid.value
    completed.size = laid.size
    return completed
  }

  private func lay(_ cell: Cell, at offset: Int) -> Laid? {
    guard let type = cell.type else { return lay(cell.value, size: cell.size, at: offset) }
    return lay(Self.typed(cell.value, as: type), size: cell.size ?? PrimitiveType.size(of: type), at: offset)
  }

  /// A tuple's fields with the types that the tuple's names.
  private static func typed(_ value: Value?, as type: String) -> Value? {
    guard case .fields(let entries) = value, let types = TupleType.members(of: type),
      types.count == entries.count
    else { return value }
    return .fields(
      zip(entries, types).map { entry, type in
        guard case .cell(var cell) = entry, cell.type == nil else { return entry }
        cell.type = type
        return .cell(cell)
      })
  }

  /// - Parameter size: nil where it follows from what is in it.
  private func lay(_ value: Value?, size: Int?, at offset: Int) -> Laid? {
    switch value {
    case .fields(let entries) where !entries.isEmpty:
      return laid(entries, size: size, at: offset) { .fields($0) }
    case .variant(let name, let entries) where !entries.isEmpty:
      return laid(entries, size: size, at: offset) { .variant(name, $0) }
    case .elements(let elements) where !elements.isEmpty: return laid(elements, size: size, at: offset)
    case .pointer: return leaf(value, size: size ?? 8)
    case .scalar(let text) where size == nil && text.hasPrefix("\""):
      return leaf(value, size: StringPieces.bytes(of: text).count)
    case .fields, .elements: return leaf(value, size: size ?? 0)
    case .scalar("()"): return leaf(value, size: size ?? 0)
    case .scalar, .variant, .uninitialized, .opaque, nil: return size.flatMap { leaf(value, size: $0) }
    }
  }

  private func leaf(_ value: Value?, size: Int) -> Laid {
    Laid(value: value, size: size, alignment: size == 0 ? 1 : min(1 << size.trailingZeroBitCount, 8))
  }

  private func laid(_ entries: [Entry], size: Int?, at offset: Int, _ value: ([Entry]) -> Value) -> Laid? {
    var result: [Entry] = []
    var end = 0
    var alignment = 1
    var padding = Padding(besides: entries.cells.map(\.name))
    for entry in entries {
      guard case .cell(var cell) = entry, let first = lay(cell, at: offset + end) else { return nil }
      alignment = max(alignment, first.alignment)
      guard let place = self.place(of: cell, after: end, alignment: first.alignment, in: offset), place >= end else {
        return nil
      }
      if place > end { result.append(.cell(padding.cell(place - end))) }
      // What is in it may depend on where it stands.
      guard let laid = place == end ? first : lay(cell, at: offset + place) else { return nil }
      cell.value = laid.value
      cell.size = laid.size
      result.append(.cell(cell))
      end = place + laid.size
    }
    let total = size ?? Self.aligned(end, to: alignment)
    if total < end { return nil }
    if total > end { result.append(.cell(padding.cell(total - end))) }
    return Laid(value: value(result), size: total, alignment: alignment)
  }

  /// From the start of what it is in, which stands at `offset` in the block.
  private func place(of cell: Cell, after end: Int, alignment: Int, in offset: Int) -> Int? {
    guard let address = cell.address, let start else { return Self.aligned(end, to: alignment) }
    guard address >= start, address - start <= 1 << 40 else { return nil }
    return Int(address - start) - offset
  }

  private func laid(_ elements: [Element], size: Int?, at offset: Int) -> Laid? {
    let count = elements.total
    var stride = size.flatMap { $0 % count == 0 ? $0 / count : nil }
    if size != nil, stride == nil { return nil }
    var alignment = 1
    var laid: [Element] = []
    var index = 0
    for element in elements {
      switch element {
      case .value(let value):
        guard let own = lay(value, size: stride, at: offset + index * (stride ?? 0)), own.size == stride ?? own.size,
          let value = own.value
        else { return nil }
        stride = own.size
        alignment = max(alignment, own.alignment)
        laid.append(.value(value))
      case .elided, .spare: laid.append(element)
      }
      index += element.count
    }
    guard let stride else { return nil }
    return Laid(value: .elements(laid), size: stride * count, alignment: alignment)
  }

  private static func aligned(_ offset: Int, to alignment: Int) -> Int {
    (offset + alignment - 1) / alignment * alignment
  }
}

extension MemoryModel {
  /// The model with the sizes of all cells of the blocks in which they can be known.
  func withBytes() -> MemoryModel {
    func completed(_ entries: [Entry]) -> [Entry] {
      entries.map { entry in
        guard case .cell(var cell) = entry else { return .gap }
        if let completed = ByteLayout.completed(cell) { return .cell(completed) }
        cell.size = nil
        return .cell(cell)
      }
    }
    var model = self
    for state in model.states.indices {
      model.states[state].globals = completed(model.states[state].globals)
      model.states[state].heap = completed(model.states[state].heap)
      for stack in model.states[state].stacks.indices {
        for frame in model.states[state].stacks[stack].frames.indices {
          let entries = model.states[state].stacks[stack].frames[frame].entries
          model.states[state].stacks[stack].frames[frame].entries = completed(entries)
        }
      }
    }
    return model
  }
}
