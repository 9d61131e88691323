import MemoryModel

/// A state as lines that do not depend on invented names, on the order of functions and blocks, on addresses or sizes: a block is
/// named after the way to it that is found first, from the stacks on.
struct CanonicalLines {
  private let state: MemoryState
  private let index: PlaceIndex
  private var names: [Place: String] = [:]
  private var waiting: [(name: String, cell: Cell)] = []
  private(set) var lines: [String] = []

  init(_ state: MemoryState) {
    self.state = state
    index = PlaceIndex(state)
    for stack in state.stacks.sorted(by: {
      ($0.thread == "main" ? "" : $0.thread) < ($1.thread == "main" ? "" : $1.thread)
    }) {
      var seen: [String: Int] = [:]
      for frame in stack.frames {
        seen[frame.function, default: 0] += 1
        let depth = seen[frame.function]!
        let name = "\(stack.thread)/\(frame.function)" + (depth > 1 ? "#\(depth)" : "")
        lines.append("frame \(name): " + frame.entries.cells.map(\.name).joined(separator: ", "))
        for cell in frame.entries.cells { add(cell, named: "\(name).\(cell.name)") }
      }
    }
    for cell in state.globals.cells where cell.storage != .ordinary { add(cell, named: "static \(cell.name)") }
    for function in state.code.sorted(by: { $0.name < $1.name }) {
      lines.append("code \(function.name)")
      for cell in function.entries.cells { add(cell, named: "code \(function.name).\(cell.name)") }
    }
    // What is found on the way is told after what leads to it, the nearest first.
    while !waiting.isEmpty {
      let next = waiting.removeFirst()
      add(next.cell, named: next.name)
    }
    for cell in (state.heap + state.globals).cells where cell.storage == .ordinary {
      let place = Place(state.heap.cells.contains(cell) ? .heap(cell.name) : .global(cell.name))
      if names[place] == nil { lines.append("nothing leads to \(place)") }
    }
    lines.sort()
  }

  private mutating func add(_ cell: Cell, named name: String) {
    var text = cell.lifecycle == .live ? name : "\(cell.lifecycle.rawValue) \(name)"
    if case .static(mutable: true) = cell.storage { text = "mut " + text }
    if let type = cell.type { text += ": " + type }
    add(cell.value, text, named: name)
  }

  private mutating func add(_ value: Value?, _ text: String, named name: String) {
    switch value {
    case nil: lines.append(text)
    case .scalar(let scalar): lines.append("\(text) = \(scalar)")
    case .uninitialized: lines.append(text + " = ?")
    case .opaque: lines.append(text + " = _")
    case .pointer(let pointer): lines.append("\(text) = \(pointer.kind) \(describe(pointer, from: name))")
    case .fields(let entries):
      lines.append(text)
      addAll(entries, name)
    case .variant(let variant, let entries):
      lines.append("\(text) = \(variant)")
      addAll(entries, name)
    case .elements(let elements):
      lines.append(text)
      var number = 0
      for element in elements {
        let place = "\(name)[\(number)]"
        switch element {
        case .value(let value): add(value, place, named: place)
        case .elided(let count): lines.append("\(place) \(count) left out")
        case .spare(let count): lines.append("\(place) \(count) spare")
        }
        number += element.count
      }
    }
  }

  private mutating func addAll(_ entries: [Entry], _ name: String) {
    for cell in entries.cells { add(cell, named: "\(name).\(cell.name)") }
  }

  private mutating func describe(_ pointer: Pointer, from name: String) -> String {
    switch pointer.target {
    case .null: return "null"
    case .dangling: return "nowhere"
    case .address, .hidden: return "an address"
    case .place(let place, let range):
      var text = block(place, from: name)
      for step in place.path { text += step.description }
      if let range { text += "[\(range.lowerBound)..<\(range.upperBound)]" }
      return index.status(of: pointer) == .dangling ? text + ", dangling" : text
    }
  }

  private mutating func block(_ place: Place, from name: String) -> String {
    switch place.root {
    case .variable(let thread, let frame, let name): return "\(thread)/\(frame).\(name)"
    case .code(let name): return "code \(name)"
    case .global(let global):
      let cell = state.globals.cells.first { $0.name == global }
      if let cell, cell.storage != .ordinary { return "static \(global)" }
      return reach(place, cell, from: name)
    case .heap(let block): return reach(place, state.heap.cells.first { $0.name == block }, from: name)
    }
  }

  private mutating func reach(_ place: Place, _ cell: Cell?, from name: String) -> String {
    if let known = names[place.block] { return known }
    names[place.block] = "*" + name
    if let cell { waiting.append(("*" + name, cell)) }
    return "*" + name
  }
}
