import MemoryModel

/// What pointers point at inside arrays and strings, over all states: it decides what may be left out and what is split.
struct PointedAt {
  /// Elements of arrays, by the array's place.
  private(set) var elements: [Place: Set<Int>] = [:]
  /// Ranges of arrays' elements, and of strings' bytes.
  private(set) var ranges: [Place: Set<Range<Int>>] = [:]

  init(_ model: MemoryModel) {
    for state in model.states {
      for function in state.code { visit(function.entries) }
      visit(state.globals)
      visit(state.heap)
      for stack in state.stacks {
        for frame in stack.frames { visit(frame.entries) }
      }
    }
  }

  private mutating func visit(_ entries: [Entry]) {
    for entry in entries {
      if case .cell(let cell) = entry, let value = cell.value { visit(value) }
    }
  }

  private mutating func visit(_ value: Value) {
    switch value {
    case .pointer(let pointer):
      guard case .place(let place, let range) = pointer.target else { return }
      if let range { ranges[place, default: []].insert(range) }
      for (depth, step) in place.path.enumerated() {
        if case .index(let index) = step {
          elements[Place(place.root, Array(place.path[..<depth])), default: []].insert(index)
        }
      }
    case .fields(let entries), .variant(_, let entries): visit(entries)
    case .elements(let elements):
      for case .value(let value) in elements { visit(value) }
    case .scalar, .uninitialized, .opaque: return
    }
  }
}
