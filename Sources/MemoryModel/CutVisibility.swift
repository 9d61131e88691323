/// Leaves out of a state what its directives hide.
///
/// A field that is hidden leaves a gap, an element counts as left out; variables, blocks and frames go whole. Heap blocks
/// that only hidden things lead to go too. What pointed into anything of it points to something not shown.
struct CutVisibility {
  private let original: PlaceIndex
  private let hidden: Set<CutPlace>
  /// nil where nothing is kept, which means everything.
  private var kept: Set<CutPlace>?
  /// What holds something kept.
  private var around: Set<CutPlace> = []
  private(set) var state: MemoryState
  /// The blocks that what is hidden points to.
  private var hiddenTargets: Set<String> = []

  init(of state: MemoryState, _ directives: [CutDirective]) {
    self.state = state
    hidden = Set(directives.compactMap { if case .hide(let place) = $0 { place } else { nil } })
    let named = directives.compactMap { if case .keep(let place) = $0 { place } else { nil } }
    if hidden.isEmpty, named.isEmpty {
      original = PlaceIndex(MemoryState())
      return
    }
    original = PlaceIndex(state)
    if !named.isEmpty { keep(named) }
    filter()
    leaveOutBlocks(
      explicitly: Set(
        named.compactMap { if case .cell(let cell) = $0, case .heap(let name) = cell.root { name } else { nil } }))
    retarget()
  }

  // MARK: What is kept

  private mutating func keep(_ named: [CutPlace]) {
    var kept: Set<CutPlace> = []
    var open = named
    while let place = open.popLast() {
      if hidden.contains(place) || !kept.insert(place).inserted { continue }
      for outer in Self.outer(place) { around.insert(outer) }
      for value in values(in: place) { targets(of: value) { open.append(.cell($0)) } }
    }
    self.kept = kept
  }

  /// What a place is in, from the inside out.
  private static func outer(_ place: CutPlace) -> [CutPlace] {
    switch place {
    case .region: return []
    case .thread: return [.region(.stack)]
    case .frame(let thread, _): return [.thread(thread), .region(.stack)]
    case .cell(let cell):
      var outer = (0..<cell.path.count).reversed().map { CutPlace.cell(Place(cell.root, Array(cell.path[..<$0]))) }
      if case .variable(let thread, let frame, _) = cell.root {
        outer += [.frame(thread: thread, name: frame), .thread(thread)]
      }
      return outer + [.region(cell.region)]
    }
  }

  private func values(in place: CutPlace) -> [Value] {
    let state = original.state
    func all(_ entries: [Entry]) -> [Value] { entries.compactMap { $0.cell?.value } }
    switch place {
    case .region(.code): return state.code.flatMap { all($0.entries) }
    case .region(.globals): return all(state.globals)
    case .region(.heap): return all(state.heap)
    case .region(.stack): return state.stacks.flatMap { $0.frames.flatMap { all($0.entries) } }
    case .thread(let thread):
      return state.stacks.filter { $0.thread == thread }.flatMap { $0.frames.flatMap { all($0.entries) } }
    case .frame(let thread, let name):
      guard let id = original.names.frames[PlaceNames.FrameName(thread: thread, name: name)] else { return [] }
      return all(state.stacks[id.stack].frames[id.frame].entries)
    case .cell(let cell):
      switch original.find(cell)?.content {
      case .function(let function)?: return all(function.entries)
      case let content?: return content.value.map { [$0] } ?? []
      case nil: return []
      }
    }
  }

  /// The blocks and variables that pointers in a value lead to, whole.
  private func targets(of value: Value, _ body: (Place) -> Void) {
    switch value {
    case .pointer(let pointer): if case .place(let place, _) = pointer.target { body(place.block) }
    case .fields(let entries), .variant(_, let entries):
      for case .cell(let cell) in entries { if let value = cell.value { targets(of: value, body) } }
    case .elements(let elements):
      for case .value(let value) in elements { targets(of: value, body) }
    case .scalar, .uninitialized, .opaque: return
    }
  }

  // MARK: Filtering

  private enum Verdict { case whole, inside, gone }

  /// - Parameter isKept: Whether what it stands in is kept whole.
  private func verdict(_ place: CutPlace, isKept: Bool) -> Verdict {
    if hidden.contains(place) { return .gone }
    guard let kept, !isKept else { return .whole }
    return kept.contains(place) ? .whole : around.contains(place) ? .inside : .gone
  }

  private mutating func filter() {
    let source = state
    let names = original.names
    var functions = Occurrences()
    let code = verdict(.region(.code), isKept: false)
    state.code = source.code.compactMap { function in
      let place = Place(.code(functions.next(function.name)))
      guard code != .gone else { return nil }
      let own = verdict(.cell(place), isKept: code == .whole)
      if own == .gone { return nil }
      var function = function
      function.entries = fields(function.entries, in: place, isKept: own == .whole)
      return function
    }
    state.globals = blocks(source.globals, .globals) { Place(.global($0)) }
    state.heap = blocks(source.heap, .heap) { Place(.heap($0)) }
    let stacks = verdict(.region(.stack), isKept: false)
    state.stacks = []
    for (stackNumber, stack) in source.stacks.enumerated() {
      let own = stacks == .gone ? .gone : verdict(.thread(stack.thread), isKept: stacks == .whole)
      var shown = Stack(thread: stack.thread)
      for (number, frame) in stack.frames.enumerated() {
        let id = PlaceNames.FrameID(stack: stackNumber, frame: number)
        let place = CutPlace.frame(thread: stack.thread, name: names.name(of: id))
        let verdict = own == .gone ? .gone : self.verdict(place, isKept: own == .whole)
        var variables = Occurrences()
        let entries = frame.entries.compactMap { entry -> Entry? in
          guard case .cell(let cell) = entry else { return verdict == .whole ? entry : nil }
          let root = names.root(frame: id, variable: variables.next(cell.name))
          return self.cell(cell, at: Place(root), in: verdict).map(Entry.cell)
        }
        if verdict != .gone { shown.frames.append(Frame(function: frame.function, entries: entries)) }
      }
      if !shown.frames.isEmpty || (own == .whole && stack.frames.isEmpty) { state.stacks.append(shown) }
    }
  }

  private mutating func blocks(_ entries: [Entry], _ region: Region, _ place: (String) -> Place) -> [Entry] {
    let verdict = verdict(.region(region), isKept: false)
    return entries.compactMap { entry in
      guard case .cell(let cell) = entry else { return verdict == .whole ? entry : nil }
      return self.cell(cell, at: place(cell.name), in: verdict).map(Entry.cell)
    }
  }

  /// A cell without what is hidden of it; nil where it is hidden itself.
  private mutating func cell(_ cell: Cell, at place: Place, in outer: Verdict) -> Cell? {
    let own = outer == .gone ? .gone : verdict(.cell(place), isKept: outer == .whole)
    if own == .gone {
      if let value = cell.value { hide(value) }
      return nil
    }
    var cell = cell
    cell.value = cell.value.map { value($0, at: place, isKept: own == .whole) }
    return cell
  }

  private mutating func hide(_ value: Value) {
    var found: [String] = []
    targets(of: value) { if case .heap(let name) = $0.root { found.append(name) } }
    hiddenTargets.formUnion(found)
  }

  private mutating func value(_ value: Value, at place: Place, isKept: Bool) -> Value {
    switch value {
    case .scalar, .pointer, .uninitialized, .opaque: return value
    case .fields(let entries): return .fields(fields(entries, in: place, isKept: isKept))
    case .variant(let name, let entries): return .variant(name, fields(entries, in: place, isKept: isKept))
    case .elements(let elements):
      var shown: [Element] = []
      var start = 0
      for element in elements {
        var element = element
        if case .value(let inner) = element {
          let place = place.appending(.index(start))
          switch verdict(.cell(place), isKept: isKept) {
          case .gone:
            hide(inner)
            element = .elided(1)
          case let own: element = .value(self.value(inner, at: place, isKept: own == .whole))
          }
        }
        start = start.addingClamped(element.count)
        if case .elided(let count) = element, case .elided(let before)? = shown.last {
          shown[shown.count - 1] = .elided(before.addingClamped(count))
        } else {
          shown.append(element)
        }
      }
      return .elements(shown)
    }
  }

  private mutating func fields(_ entries: [Entry], in place: Place, isKept: Bool) -> [Entry] {
    var shown: [Entry] = []
    for entry in entries {
      var entry = entry
      if case .cell(let cell) = entry {
        let own = self.cell(cell, at: place.appending(.field(cell.name)), in: isKept ? .whole : .inside)
        entry = own.map(Entry.cell) ?? .gap
      }
      if entry == .gap, shown.last == .gap { continue }
      shown.append(entry)
    }
    return shown
  }

  // MARK: Blocks behind what is hidden

  private mutating func leaveOutBlocks(explicitly kept: Set<String>) {
    if hiddenTargets.isEmpty { return }
    var outgoing: [String: [String]] = [:]
    var roots: Set<String> = []
    func names(_ entries: [Entry]) -> [String] {
      var found: [String] = []
      for case .cell(let cell) in entries {
        if let value = cell.value { targets(of: value) { if case .heap(let name) = $0.root { found.append(name) } } }
      }
      return found
    }
    for case .cell(let cell) in state.heap { outgoing[cell.name] = names([.cell(cell)]) }
    for function in state.code { roots.formUnion(names(function.entries)) }
    roots.formUnion(names(state.globals))
    for stack in state.stacks { for frame in stack.frames { roots.formUnion(names(frame.entries)) } }
    func reached(from start: Set<String>) -> Set<String> {
      var reached = start
      var open = Array(start)
      while let name = open.popLast() {
        for next in outgoing[name] ?? [] where reached.insert(next).inserted { open.append(next) }
      }
      return reached
    }
    let behind = reached(from: hiddenTargets)
    roots.formUnion(state.heap.cells.lazy.map(\.name).filter { !behind.contains($0) })
    roots.formUnion(state.heap.cells.lazy.map(\.name).filter { kept.contains($0) })
    let shown = reached(from: roots)
    state.heap.removeAll { $0.cell.map { !shown.contains($0.name) } ?? false }
  }

  // MARK: Pointers

  private mutating func retarget() {
    let index = PlaceIndex(state)
    state.mapPointers { pointer in
      guard case .place(let place, _) = pointer.target, index.find(place) == nil else { return }
      pointer.target = .hidden
    }
  }
}

extension MemoryState {
  /// Changes every pointer.
  mutating func mapPointers(_ body: (inout Pointer) -> Void) {
    for index in code.indices { Self.map(&code[index].entries, body) }
    Self.map(&globals, body)
    Self.map(&heap, body)
    for stack in stacks.indices {
      for frame in stacks[stack].frames.indices { Self.map(&stacks[stack].frames[frame].entries, body) }
    }
  }

  private static func map(_ entries: inout [Entry], _ body: (inout Pointer) -> Void) {
    for index in entries.indices {
      guard case .cell(var cell) = entries[index], let value = cell.value else { continue }
      cell.value = map(value, body)
      entries[index] = .cell(cell)
    }
  }

  private static func map(_ value: Value, _ body: (inout Pointer) -> Void) -> Value {
    switch value {
    case .scalar, .uninitialized, .opaque: return value
    case .pointer(var pointer):
      body(&pointer)
      return .pointer(pointer)
    case .fields(var entries):
      map(&entries, body)
      return .fields(entries)
    case .variant(let name, var entries):
      map(&entries, body)
      return .variant(name, entries)
    case .elements(let elements):
      return .elements(
        elements.map { element in
          if case .value(let value) = element { .value(map(value, body)) } else { element }
        })
    }
  }
}
