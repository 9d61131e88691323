import MemoryModel

/// Lays the states of a model over one another, block by block.
struct PlanBuilder {
  var plan: Plan
  let options: LayoutOptions
  let pointedAt: PointedAt
  /// Blocks that elements which are left out point to.
  var hiddenTargets: Set<Place> = []

  /// Which arrays are set as columns.
  var shapes: ColumnShapes
  /// By type, how long arrays of it may be that are drawn in full.
  let limits: [String: Int]

  /// - Parameters:
  ///   - limits: By type, how long arrays of it may be that are drawn in full.
  ///   - leftOut: Heap blocks that are not in the model any more, and are counted.
  ///   - orders: Lists of heap blocks that stand in this order.
  init(
    _ model: MemoryModel, options: LayoutOptions, limits: [String: Int] = [:], leftOut: Int = 0,
    orders: [[String]] = []
  ) {
    let model = options.bytes == .none ? model : model.withBytes()
    self.limits = limits
    plan = Plan(stateCount: model.states.count)
    plan.omittedBlocks = leftOut
    pointedAt = PointedAt(model)
    shapes = ColumnShapes(model)
    self.options = options
    addCode(model.states.map(\.code))
    addCells(model.states.map(\.globals), of: .globals) { .global($0) }
    findSatellites(model)
    addCells(model.states.map(\.heap), of: .heap) { .heap($0) }
    addStacks(model.states.map(\.stacks))
    plan.setScales()
    plan.connect()
    setSatellites()
    mark(model)
    plan.omitBlocks(behind: hiddenTargets)
    if let depth = options.depth { plan.leaveOut(deeperThan: depth) }
    if options.marksChanges { plan.markChanges() }
    plan.orders = orders.map { names in
      names.compactMap { name in plan.blocks.firstIndex { $0.place == Place(.heap(name)) } }
    }
  }

  // MARK: Regions

  private mutating func addCode(_ states: [[Function]]) {
    let byName = states.map { functions in
      numbered(functions.map { ($0.name, $0) })
    }
    let lookup = byName.map { Dictionary($0.map { ($0.name, $0.value) }) { first, _ in first } }
    for name in unionOrder(of: byName.map { $0.map(\.name) }) {
      let functions = lookup.map { $0[name] }
      let place = Place(.code(name))
      let block = addBlock(place, .code, header: .line)
      if functions.allSatisfy({ $0?.entries.isEmpty ?? true }) {
        let faces = functions.map { function in
          function.map { _ in
            Face(
              content: .text(DrawnText.shown(name.text, limit: options.maxText), .function), lifecycle: .live,
              isGone: false, type: "fn", title: "fn \(name.text)")
          }
        }
        plan.blocks[block].root = addPart(place, .function, faces: faces, block: block, parent: nil)
      } else {
        let faces = functions.map { function in
          function.map { _ in
            Face(
              content: .empty, lifecycle: .live, isGone: false,
              type: "fn \(DrawnText.shown(name.text, limit: options.maxText))", title: "fn \(name.text)")
          }
        }
        let root = addPart(place, .cell, faces: faces, block: block, parent: nil)
        plan.blocks[block].root = root
        addEntries(
          functions.map { $0?.entries }, at: place, in: root, inherited: live(functions.map { $0 != nil }))
      }
    }
  }

  private mutating func addCells(_ states: [[Entry]], of region: Region, root: (String) -> Place.Root) {
    addBlocks(states, in: region, frame: nil) { Place(root($0.text)) }
  }

  private mutating func addStacks(_ states: [[Stack]]) {
    let byThread = states.map { Dictionary($0.map { ($0.thread, $0) }) { first, _ in first } }
    for thread in unionOrder(of: states.map { $0.map(\.thread) }) {
      let stacks = byThread.map { $0[thread] }
      plan.threads.append(
        PlanThread(id: "stack/" + Place.quoted(thread), name: thread, isPresent: stacks.map { $0 != nil }))
      let byName = stacks.map { stack in
        numbered((stack?.frames ?? []).map { ($0.function, $0) })
      }
      let lookup = byName.map { Dictionary($0.map { ($0.name, $0.value) }) { first, _ in first } }
      for name in unionOrder(of: byName.map { $0.map(\.name) }) {
        let frames = lookup.map { $0[name] }
        let frame = plan.frames.count
        plan.frames.append(
          PlanFrame(
            id: "stack/\(Place.quoted(thread))/\(name)", function: name.text, thread: plan.threads.count - 1,
            isPresent: frames.map { $0 != nil }))
        addBlocks(frames.map { $0?.entries ?? [] }, in: .stack, frame: frame) {
          Place(.variable(thread: thread, frame: name, name: $0))
        }
      }
    }
  }

  /// Which blocks stand beside lines has to be known before their own arrays are set.
  private mutating func findSatellites(_ model: MemoryModel) {
    guard options.arrays == .column else { return }
    for name in Set(model.states.flatMap { $0.heap.cells.map(\.name) }) {
      let states = model.states.map { state -> [Element]? in
        guard case .elements(let elements) = state.heap.cells.first(where: { $0.name == name })?.value else {
          return nil
        }
        return elements
      }
      let place = Place(.heap(name))
      guard (states.compactMap { $0?.count }.max() ?? 0) > options.maxElements, !shapes.blocked.contains(place) else {
        continue
      }
      _ = shapes.accept(states, at: place)
    }
  }

  /// Says on the heap's blocks what is wrong with them.
  private mutating func mark(_ model: MemoryModel) {
    for (state, marks) in model.states.map(HeapMarks.init).enumerated() {
      for (name, mark) in marks.marks {
        guard let root = plan.partByPlace[Place(.heap(name))] else { continue }
        plan.parts[root].faces[state]?.mark = mark
      }
    }
  }

  // MARK: Blocks

  /// One line of a list: a cell by its name, or a gap by its ordinal.
  enum Slot: Hashable {
    case cell(Place.Name)
    case gap(Int)
  }

  private mutating func addBlocks(
    _ states: [[Entry]], in region: Region, frame: Int?, place: (Place.Name) -> Place
  ) {
    let (order, cells) = slots(of: states)
    for slot in order {
      switch slot {
      case .gap(let ordinal):
        let name = Place.Name("…", occurrence: ordinal)
        let block = addBlock(place(name), region, header: .line, frame: frame)
        let faces = states.indices.map { cells[$0][slot] != nil ? Face.gap : nil }
        plan.blocks[block].root = addPart(place(name), .gap, faces: faces, block: block, parent: nil)
      case .cell(let name):
        let found = states.indices.map { cells[$0][slot]?.cell }
        let isNamed = region == .stack || found.contains { if case .static = $0?.storage { true } else { false } }
        let block = addBlock(
          place(name), region, header: isNamed ? .variable(name: name.text) : .line, frame: frame)
        plan.blocks[block].root = addCell(
          found, at: place(name), name: nil, block: block, parent: nil, inherited: live(found.map { $0 != nil }))
      }
    }
  }

  private mutating func addBlock(_ place: Place, _ region: Region, header: Block.Header, frame: Int? = nil) -> Int {
    let index = plan.blocks.count
    plan.blocks.append(
      Block(id: place.description, place: place, region: region, root: 0, header: header, frame: frame))
    if let frame { plan.frames[frame].blocks.append(index) }
    return index
  }

  func live(_ present: [Bool]) -> [Inherited?] {
    present.map { $0 ? Inherited(lifecycle: .live, isGone: false) : nil }
  }
}
