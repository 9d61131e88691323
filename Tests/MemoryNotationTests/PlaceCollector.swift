import MemoryModel

/// Every place of a state.
struct PlaceCollector {
  struct Target {
    var place: Place
    /// How many elements an array there has.
    var elements: Int?
  }

  private(set) var all: [Target] = []

  mutating func collect(_ state: MemoryState) {
    var functions = Occurrences()
    for function in state.code {
      let place = Place(.code(functions.next(function.name)))
      all.append(Target(place: place))
      fields(function.entries, in: place)
    }
    for case .cell(let cell) in state.globals { add(cell.value, at: Place(.global(cell.name))) }
    for case .cell(let cell) in state.heap { add(cell.value, at: Place(.heap(cell.name))) }
    for stack in state.stacks {
      var frames = Occurrences()
      for frame in stack.frames {
        let name = frames.next(frame.function)
        var variables = Occurrences()
        for case .cell(let cell) in frame.entries {
          add(cell.value, at: Place(.variable(thread: stack.thread, frame: name, name: variables.next(cell.name))))
        }
      }
    }
  }

  private mutating func fields(_ entries: [Entry], in place: Place) {
    for case .cell(let cell) in entries { add(cell.value, at: place.appending(.field(cell.name))) }
  }

  private mutating func add(_ value: Value?, at place: Place) {
    switch value {
    case .fields(let entries), .variant(_, let entries):
      all.append(Target(place: place))
      fields(entries, in: place)
    case .elements(let elements):
      all.append(Target(place: place, elements: elements.total))
      var start = 0
      for element in elements {
        if case .value(let value) = element { add(value, at: place.appending(.index(start))) }
        start += element.count
      }
    default: all.append(Target(place: place))
    }
  }
}
