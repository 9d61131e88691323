import MemoryModel

/// A state in one sentence.
enum StateSummary {
  static func text(of state: MemoryState, title: String?) -> String {
    let names = [title, state.label].compactMap { $0 }.filter { !$0.isEmpty }
    let contents = contents(of: state)
    let shown = contents.isEmpty ? "nothing in memory" : "memory with " + Words.list(contents)
    if names.isEmpty { return shown.prefix(1).uppercased() + shown.dropFirst() + "." }
    return names.joined(separator: ", ") + ": " + shown + "."
  }

  private static func contents(of state: MemoryState) -> [String] {
    var parts: [String] = []
    let functions = state.code.count
    if functions > 0 { parts.append(Words.count(functions, "function")) }
    let globals = state.globals.cells.count
    if globals > 0 { parts.append(Words.count(globals, "global")) }
    let blocks = state.heap.cells.count
    if blocks > 0 { parts.append(Words.count(blocks, "heap block")) }
    let frames = state.stacks.reduce(0) { $0 + $1.frames.count }
    if frames > 0 {
      let stacks = state.stacks.count { !$0.frames.isEmpty }
      parts.append(Words.count(frames, "frame") + (stacks > 1 ? " on \(stacks) stacks" : " on the stack"))
    }
    var pointers = PointerCount()
    pointers.count(state)
    if pointers.all > 0 {
      let dangling = pointers.dangling(in: state)
      parts.append(Words.count(pointers.all, "pointer") + (dangling > 0 ? " (\(dangling) dangling)" : ""))
    }
    return parts
  }
}

/// The pointers of a state that have something to point to, or had.
private struct PointerCount {
  private(set) var all = 0
  private var targets: [Pointer] = []
  private var nowhere = 0
  private var isAnythingGone = false

  mutating func count(_ state: MemoryState) {
    for function in state.code { count(function.entries) }
    count(state.globals)
    count(state.heap)
    for stack in state.stacks {
      for frame in stack.frames { count(frame.entries) }
    }
  }

  func dangling(in state: MemoryState) -> Int {
    if !isAnythingGone { return nowhere }
    let index = PlaceIndex(state)
    return nowhere + targets.count { index.status(of: $0) == .dangling }
  }

  private mutating func count(_ entries: [Entry]) {
    for case .cell(let cell) in entries {
      if cell.lifecycle == .dropped || cell.lifecycle == .freed { isAnythingGone = true }
      if cell.lifecycle != .moved, let value = cell.value { count(value) }
    }
  }

  private mutating func count(_ value: Value) {
    switch value {
    case .pointer(let pointer):
      switch pointer.target {
      case .place: targets.append(pointer)
      case .dangling: nowhere += 1
      case .address, .hidden: break
      case .null: return
      }
      all += 1
    case .fields(let fields), .variant(_, let fields): count(fields)
    case .elements(let elements):
      for case .value(let element) in elements { count(element) }
    case .scalar, .uninitialized, .opaque: break
    }
  }
}
