import MemoryModel
import ProcessSnapshot

/// Decodes one stop.
struct StateDecoding {
  private struct DrawnFrame {
    var thread: String
    var name: String
    var place: Place.Name
    var id: RegionMap.FrameID
    var line: Int?
    var cells: [(node: Node, place: Place.Name, isRoot: Bool, detail: Detail)]
  }

  private var reader: StateReader
  private let details: DetailChoices
  private let showsPlaces: Bool
  private let threadNames: [String]
  private let hasManyThreads: Bool

  /// - Parameters:
  ///   - threadNames: of the snapshot's threads, each another.
  ///   - hasManyThreads: whether there are several in any of the snapshots.
  init(
    _ snapshot: ProcessSnapshot, details: DetailChoices, showsPlaces: Bool, names: BlockNames, threadNames: [String],
    hasManyThreads: Bool
  ) {
    reader = StateReader(snapshot, names: names)
    self.details = details
    self.showsPlaces = showsPlaces
    self.hasManyThreads = hasManyThreads
    self.threadNames = threadNames
  }

  /// The state, and the names that blocks have so far.
  mutating func run(label: String?) -> (state: MemoryState, names: BlockNames) {
    let unread = reader
    var (statics, frames) = (readStatics(), readFrames())
    reader.readBlocks()
    if !reader.disowned.isEmpty {
      // Once more, knowing what was moved on.
      let disowned = reader.disowned
      reader = unread
      reader.disowned = disowned
      (statics, frames) = (readStatics(), readFrames())
      reader.readBlocks()
    }
    settle(&frames)
    reader.readBlocks()
    return (assemble(label, statics, frames), reader.names)
  }

  // MARK: Statics

  private mutating func readStatics() -> [(item: Static, node: Node)] {
    var counts = Occurrences()
    return reader.snapshot.statics.filter { !reader.isLinkedAway($0) }.map { item in
      var base = item.drawnName
      if let thread = item.thread, let owner = owner(thread) { base += " (\(owner))" }
      // Two of one name stand in different modules.
      let number = counts.next(base).occurrence
      let name = number == 1 ? base : "\(base) (\(number))"
      reader.beginRoot()
      reader.detail = details.detail(of: base, in: nil)
      var node = reader.node(name, item.type, at: Site(address: item.address.value, name: base))
      node.storage = .static(mutable: item.mutable ?? false)
      return (item, node)
    }
  }

  /// The name of the thread whose own a static is, where there are several.
  private func owner(_ thread: Int) -> String? {
    guard hasManyThreads else { return nil }
    return zip(reader.snapshot.threads, threadNames).first { $0.0.id == thread }?.1
  }

  // MARK: Frames

  private struct Cells {
    var frame: StoppedFrame
    var nodes: [(node: Node, variable: Variable, isRoot: Bool)]
    var function: String { FunctionName.ofFrame(frame.function) }
  }

  private mutating func readFrames() -> [[Cells]] {
    var number = 0
    return reader.snapshot.threads.map { thread in
      thread.frames.reversed().map { frame in
        var cells = Cells(frame: frame, nodes: [])
        for (index, variable) in frame.variables.enumerated() where !variable.name.isEmpty {
          if frame.function.contains("{async_fn"), frame.variables[(index + 1)...].contains(where: variable.isTaken) {
            continue
          }
          number += 1
          var variable = variable
          if variable.address == nil, let bytes = variable.bytes {
            variable.address = reader.memory.addRegister(bytes, number: number).map(Address.init)
          }
          reader.detail = details.detail(of: variable.name, in: cells.function)
          cells.nodes.append(read(variable, in: frame))
        }
        return cells
      }
    }
  }

  private mutating func read(_ variable: Variable, in frame: StoppedFrame) -> (Node, Variable, Bool) {
    let name = FunctionName.drawable(variable.name)
    var node = Node(
      name: name, type: reader.layout.shortName(variable.type), address: variable.address?.value ?? .max,
      size: max(0, variable.size), standsFor: [variable.type])
    if variable.captured, let address = variable.address?.value {
      let isMutable = Captures.isMutable(name, in: frame, reader.layout)
      node.type = node.type.map { (isMutable ? "&mut " : "&") + $0 }
      node.content = .reference(
        Reference(kind: isMutable ? .mutable : .shared, target: .address(address), pointee: variable.type))
      node.standsFor = []
      // Where the closure has the pointer is not known.
      node.address = .max
      node.size = 8
      return (node, variable, false)
    }
    switch variable.state {
    case .moved, .uninitialized:
      node.lifecycle = variable.state == .moved ? .moved : .uninitialized
    case .maybe: node.lifecycle = .maybeMoved
    case .live: node = readLive(variable, node)
    case .unknown:
      if isStale(variable) { node.lifecycle = .moved } else { node = readLive(variable, node) }
    }
    return (node, variable, true)
  }

  private mutating func readLive(_ variable: Variable, _ node: Node) -> Node {
    guard let address = variable.address?.value else {
      var node = node
      node.content = .opaque
      return node
    }
    reader.beginRoot()
    return reader.node(node.name, variable.type, at: Site(address: address, name: node.name, parts: variable.parts))
  }

  // MARK: Lines

  private var source: SourceLine? {
    guard let file = reader.snapshot.stop.file, let line = reader.snapshot.stop.line, line > 0 else { return nil }
    return SourceLine(path: FunctionName.drawable(file), line: line)
  }

  /// Of a frame in the file that the stop is in.
  private func line(of frame: StoppedFrame) -> Int? {
    let stop = reader.snapshot.stop
    let stopped = reader.snapshot.threads.first { $0.id == stop.thread }?.frames.first
    guard stop.file != nil, let file = frame.file, file == stopped?.file, let line = frame.line, line > 0 else {
      return nil
    }
    return frame == stopped ? stop.line ?? line : line
  }

  // MARK: Moved or not

  /// What the variable owns, if it is alive.
  private func owned(by variable: Variable) -> [Target] {
    guard let address = variable.address?.value else { return [] }
    var trial = reader
    trial.forgetTargets()
    trial.beginRoot()
    _ = trial.read(variable.type, at: Site(address: address, name: variable.name, parts: variable.parts))
    return trial.owned
  }

  /// Whether it owns a block that is freed or dropped: a live one would not.
  private func isStale(_ variable: Variable) -> Bool {
    owned(by: variable).contains(where: reader.isGone)
  }

  /// Conditional moves, as far as the heap tells.
  private mutating func settle(_ threads: inout [[Cells]]) {
    for thread in threads.indices {
      for frame in threads[thread].indices {
        for index in threads[thread][frame].nodes.indices {
          let (node, variable, _) = threads[thread][frame].nodes[index]
          guard variable.state == .maybe, node.lifecycle == .maybeMoved else { continue }
          reader.detail = details.detail(of: variable.name, in: threads[thread][frame].function)
          let owned = owned(by: variable)
          let blocks = owned.compactMap { target in reader.map.block(at: target.address).map { (target, $0) } }
          if owned.contains(where: reader.isGone) || blocks.contains(where: { reader.isSolelyOwned($0.0.address) }) {
            threads[thread][frame].nodes[index].node.lifecycle = .moved
          } else if let (target, _) = blocks.first, !target.isCounted {
            var live = node
            live.lifecycle = .live
            threads[thread][frame].nodes[index].node = readLive(variable, live)
          } else {
            threads[thread][frame].nodes[index].node.content = .opaque
          }
        }
      }
    }
  }

  // MARK: The state

  private mutating func assemble(
    _ label: String?, _ statics: [(item: Static, node: Node)], _ threads: [[Cells]]
  ) -> MemoryState {
    let blocks = reader.blocks.values.sorted {
      (reader.names.number($0.key), $0.range.lowerBound) < (reader.names.number($1.key), $1.range.lowerBound)
    }
    let drawn = drawnFrames(threads, temporaries: blocks.filter { $0.region == .stack })
    var roots: [PlaceFinder.Root] = statics.map { PlaceFinder.Root(place: Place(.global($0.node.name)), node: $0.node) }
    for frame in drawn {
      for cell in frame.cells where cell.isRoot {
        roots.append(
          PlaceFinder.Root(
            place: Place(.variable(thread: frame.thread, frame: frame.place, name: cell.place)), node: cell.node))
      }
    }
    let blockRoots = blocks.filter { $0.region != .stack }.map {
      PlaceFinder.Root(
        place: Place($0.region == .heap ? .heap($0.name) : .global($0.name)), node: $0.node, range: $0.range)
    }
    var code = CodeRegion(reader.snapshot, statics: statics.map { ($0.item, Place(.global($0.node.name))) })
    for node in statics.map(\.node) + drawn.flatMap(\.cells).map(\.node) + blocks.map(\.node) {
      node.eachFunction { code.show($0) }
    }
    let functions = code.functions
    let finder = PlaceFinder(
      layout: reader.layout, cells: roots, blocks: blockRoots, functions: functions.map { ($0.range, $0.place) })
    let writer = CellWriter(finder: finder, showsPlaces: showsPlaces)
    let cell: (Block) -> Entry = { block in
      var cell = writer.root(block.node, block.detail)
      // What was asked for, which may be more than what is in use.
      if block.isExact, cell.size != nil { cell.size = block.range.count }
      return .cell(cell)
    }
    var stacks: [Stack] = []
    for (thread, name) in zip(reader.snapshot.threads, threadNames) {
      let own = drawn.filter { $0.thread == name }
      guard !own.isEmpty || thread.hiddenFrames > 0 else { continue }
      var frames = own.map { frame in
        ModelFrame(
          function: frame.name, line: frame.line,
          entries: frame.cells.map { .cell(writer.root($0.node, $0.detail)) })
      }
      if thread.hiddenFrames > 0 {
        let count = thread.hiddenFrames
        frames.insert(ModelFrame(function: "… \(count) more \(count == 1 ? "frame" : "frames")"), at: 0)
      }
      stacks.append(Stack(thread: name, frames: frames))
    }
    return MemoryState(
      label: label, source: source, code: functions.map(\.function),
      globals: statics.map { .cell(writer.root($0.node, details.detail(of: $0.item.drawnName, in: nil))) }
        + blocks.filter { $0.region == .globals }.map(cell),
      heap: blocks.filter { $0.region == .heap }.map(cell), stacks: stacks)
  }

  /// The frames as places name them, with what references lead to that has no variable.
  private func drawnFrames(_ threads: [[Cells]], temporaries: [Block]) -> [DrawnFrame] {
    var drawn: [DrawnFrame] = []
    for (thread, (name, frames)) in zip(threadNames, threads).enumerated() {
      var counts = Occurrences()
      for (frame, cells) in frames.enumerated() {
        let id = RegionMap.FrameID(thread: thread, frame: frames.count - 1 - frame)
        let own = temporaries.filter { $0.frame == id }
        let function = cells.function
        var variables = Occurrences()
        drawn.append(
          DrawnFrame(
            thread: name, name: function, place: counts.next(function), id: id, line: line(of: cells.frame),
            cells: cells.nodes.map { cell in
              let detail = details.detail(of: cell.variable.name, in: function)
              return (cell.node, variables.next(cell.node.name), cell.isRoot, detail)
            } + own.map { ($0.node, variables.next($0.node.name), true, $0.detail) }))
      }
    }
    return drawn
  }
}

extension PlaceFinder.Root {
  init(place: Place, node: Node) {
    let start = node.address
    self.init(place: place, node: node, range: start..<start.addingClamped(UInt64(max(0, node.size))))
  }
}

extension Variable {
  /// Whether it is an async function's argument, of which another is the variable that one wrote.
  fileprivate func isTaken(by other: Variable) -> Bool { other.name == name && other.line == line && line != nil }
}

extension Target {
  var isCounted: Bool {
    if case .counted = shape { true } else { false }
  }
}

extension Node {
  /// Calls `body` with every address that a function pointer inside points at.
  func eachFunction(_ body: (UInt64) -> Void) {
    switch content {
    case .reference(let reference):
      if reference.kind == .function, case .address(let address) = reference.target { body(address) }
    case .fields(let fields), .variant(_, let fields): for field in fields { field.eachFunction(body) }
    case .elements(let elements):
      for case .value(let node) in elements { node.eachFunction(body) }
    default: break
    }
  }
}
