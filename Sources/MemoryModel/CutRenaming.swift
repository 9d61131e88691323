/// Gives a state's cells, functions, frames and threads the names their author wants, and pointers their new places.
struct CutRenaming {
  private(set) var state: MemoryState
  private let original: PlaceIndex
  private let names: [CutPlace: String]
  private var roots: [Place.Root: Place.Root] = [:]
  private var frames: [CutPlace: CutPlace] = [:]

  init(of state: MemoryState, _ directives: [CutDirective]) {
    self.state = state
    original = PlaceIndex(state)
    var names: [CutPlace: String] = [:]
    for case .rename(let place, let name) in directives { names[place] = name }
    self.names = names
    if names.isEmpty { return }
    rename()
    for (old, new) in zip(Self.roots(of: state), Self.roots(of: self.state)) { roots[old] = new }
    for (old, new) in zip(Self.frames(of: state), Self.frames(of: self.state)) { frames[old] = new }
    let renaming = self
    self.state.mapPointers { pointer in
      guard case .place(let place, let range) = pointer.target else { return }
      pointer.target = .place(renaming.place(place), range)
    }
  }

  /// What a place is called now; nil where it is not there.
  func place(_ place: CutPlace) -> CutPlace? {
    guard original.contains(place) else { return nil }
    switch place {
    case .region: return place
    case .thread(let thread): return .thread(names[place] ?? thread)
    case .frame: return frames[place] ?? place
    case .cell(let cell): return .cell(self.place(cell))
    }
  }

  private func place(_ place: Place) -> Place {
    if names.isEmpty { return place }
    var renamed = Place(roots[place.root] ?? place.root)
    for (number, step) in place.path.enumerated() {
      let old = CutPlace.cell(Place(place.root, Array(place.path[...number])))
      if case .field = step, let name = names[old] {
        renamed.path.append(.field(name))
      } else {
        renamed.path.append(step)
      }
    }
    return renamed
  }

  // MARK: New names

  private mutating func rename() {
    let index = original.names
    var functions = Occurrences()
    for number in state.code.indices {
      let place = Place(.code(functions.next(state.code[number].name)))
      if let name = names[.cell(place)] { state.code[number].name = name }
      rename(&state.code[number].entries, in: place)
    }
    rename(&state.globals) { Place(.global($0.text)) }
    rename(&state.heap) { Place(.heap($0.text)) }
    for stack in state.stacks.indices {
      let thread = state.stacks[stack].thread
      for frame in state.stacks[stack].frames.indices {
        let id = PlaceNames.FrameID(stack: stack, frame: frame)
        let name = index.name(of: id)
        rename(&state.stacks[stack].frames[frame].entries) { Place(index.root(frame: id, variable: $0)) }
        if let name = names[.frame(thread: thread, name: name)] { state.stacks[stack].frames[frame].function = name }
      }
      if let name = names[.thread(thread)] { state.stacks[stack].thread = name }
    }
  }

  private func rename(_ entries: inout [Entry], place: (Place.Name) -> Place) {
    var occurrences = Occurrences()
    for index in entries.indices {
      guard case .cell(var cell) = entries[index] else { continue }
      rename(&cell, at: place(occurrences.next(cell.name)))
      entries[index] = .cell(cell)
    }
  }

  private func rename(_ fields: inout [Entry], in place: Place) {
    rename(&fields) { place.appending(.field($0.text)) }
  }

  private func rename(_ cell: inout Cell, at place: Place) {
    if let name = names[.cell(place)] { cell.name = name }
    cell.value = cell.value.map { value($0, at: place) }
  }

  private func value(_ value: Value, at place: Place) -> Value {
    switch value {
    case .scalar, .pointer, .uninitialized, .opaque: return value
    case .fields(var entries):
      rename(&entries, in: place)
      return .fields(entries)
    case .variant(let name, var entries):
      rename(&entries, in: place)
      return .variant(name, entries)
    case .elements(var elements):
      var start = 0
      for index in elements.indices {
        if case .value(let inner) = elements[index], inner.isCompound {
          elements[index] = .value(self.value(inner, at: place.appending(.index(start))))
        }
        start = start.addingClamped(elements[index].count)
      }
      return .elements(elements)
    }
  }

  // MARK: Places by position

  private static func roots(of state: MemoryState) -> [Place.Root] {
    var roots: [Place.Root] = []
    var functions = Occurrences()
    for function in state.code { roots.append(.code(functions.next(function.name))) }
    for cell in state.globals.cells { roots.append(.global(cell.name)) }
    for cell in state.heap.cells { roots.append(.heap(cell.name)) }
    let names = PlaceNames(state)
    for (stackNumber, stack) in state.stacks.enumerated() {
      for (number, frame) in stack.frames.enumerated() {
        let id = PlaceNames.FrameID(stack: stackNumber, frame: number)
        var variables = Occurrences()
        for cell in frame.entries.cells { roots.append(names.root(frame: id, variable: variables.next(cell.name))) }
      }
    }
    return roots
  }

  private static func frames(of state: MemoryState) -> [CutPlace] {
    state.stacks.flatMap { stack in
      var names = Occurrences()
      return stack.frames.map { CutPlace.frame(thread: stack.thread, name: names.next($0.function)) }
    }
  }
}
