import MemoryModel

/// What is wrong with blocks of the heap in one state: cycles of owning pointers, and leaks.
struct HeapMarks {
  enum Mark: String, Hashable {
    case cycle
    case leaked
    case leakedCycle = "leaked cycle"

    /// As classes of the block's band.
    var classes: [String] { rawValue.split(separator: " ").map(String.init) }
  }

  /// Blocks that own one another in a ring, by ring, in the heap's order.
  private(set) var cycles: [[String]] = []
  /// Blocks that nothing outside the heap leads to, in the heap's order.
  private(set) var leaked: [String] = []
  private(set) var marks: [String: Mark] = [:]

  init(of state: MemoryState) {
    let blocks = state.heap.cells
    if blocks.isEmpty { return }
    var index: [String: Int] = [:]
    for (number, block) in blocks.enumerated() { index[block.name] = number }
    var inside = Targets()
    var outgoing: [[Int]] = []
    var owning: [[Int]] = []
    var hides = Array(repeating: false, count: blocks.count)
    for (number, block) in blocks.enumerated() {
      inside.reset()
      inside.visit(block)
      outgoing.append(inside.all.compactMap { index[$0] })
      owning.append(inside.owned.compactMap { index[$0] })
      hides[number] = inside.hidesSomething
    }
    findCycles(owning, blocks)
    findLeaks(outgoing, hides, blocks, in: state, index)
    for block in leaked { marks[block] = .leaked }
    for block in cycles.joined() { marks[block] = marks[block] == .leaked ? .leakedCycle : .cycle }
  }

  private mutating func findCycles(_ owning: [[Int]], _ blocks: [Cell]) {
    let component = StrongComponents(owning).component
    var members: [Int: [Int]] = [:]
    for block in blocks.indices { members[component[block], default: []].append(block) }
    for block in blocks.indices {
      guard let ring = members[component[block]], ring.first == block else { continue }
      if ring.count > 1 || owning[block].contains(block) { cycles.append(ring.map { blocks[$0].name }) }
    }
  }

  /// Says nothing of leaks where something is not shown that may lead to any block.
  private mutating func findLeaks(
    _ outgoing: [[Int]], _ hides: [Bool], _ blocks: [Cell], in state: MemoryState, _ index: [String: Int]
  ) {
    guard state.stacks.contains(where: { !$0.frames.isEmpty }) else { return }
    var roots = Targets()
    for function in state.code { roots.visit(function.entries) }
    roots.visit(state.globals)
    for frame in state.stacks.lazy.flatMap(\.frames) { roots.visit(frame.entries) }
    if roots.hidesSomething || state.heap.contains(.gap) { return }
    var isReached = Array(repeating: false, count: blocks.count)
    var open: [Int] = []
    func reach(_ block: Int) {
      if !isReached[block] { open.append(block) }
      isReached[block] = true
    }
    for name in roots.all { if let block = index[name] { reach(block) } }
    while let block = open.popLast() {
      if hides[block] { return }
      for next in outgoing[block] { reach(next) }
    }
    leaked = blocks.indices.filter { !isReached[$0] && blocks[$0].lifecycle != .freed }.map { blocks[$0].name }
  }

  /// The blocks of the heap that pointers lead to.
  private struct Targets {
    private(set) var all: [String] = []
    private(set) var owned: [String] = []
    private(set) var hidesSomething = false

    mutating func reset() { self = Targets() }

    mutating func visit(_ entries: [Entry]) {
      for entry in entries {
        switch entry {
        case .cell(let cell): visit(cell)
        case .gap: hidesSomething = true
        }
      }
    }

    mutating func visit(_ cell: Cell) {
      switch cell.lifecycle {
      case .moved, .freed, .uninitialized: return
      case .live, .maybeMoved, .dropped: if let value = cell.value { visit(value) }
      }
    }

    private mutating func visit(_ value: Value) {
      switch value {
      case .pointer(let pointer):
        switch pointer.target {
        case .place(let place, _):
          guard case .heap(let name) = place.root else { return }
          all.append(name)
          if pointer.kind == .owner || pointer.kind == .strong { owned.append(name) }
        case .address, .hidden: hidesSomething = true
        case .dangling, .null: return
        }
      case .fields(let entries), .variant(_, let entries): visit(entries)
      case .elements(let elements):
        for element in elements {
          switch element {
          case .value(let value): visit(value)
          case .elided: hidesSomething = true
          case .spare: continue
          }
        }
      case .opaque: hidesSomething = true
      case .scalar, .uninitialized: return
      }
    }
  }
}
