/// What a reader is to fill in.
public enum Blank: Hashable, Sendable {
  /// Every value that is no pointer.
  case values
  /// Every pointer.
  case pointers
  /// Whatever stands there, and what became of it.
  case place(CutPlace)
}

extension MemoryModel {
  /// The model as it may be told to who is to fill the blanks in: nothing follows from it that is asked.
  package func blanked(by blanks: [Blank]) -> MemoryModel {
    if blanks.isEmpty { return self }
    var model = self
    for index in model.states.indices {
      let blanking = Blanking(blanks)
      blanking.blank(&model.states[index])
    }
    return model
  }
}

/// Takes the answers out of a state.
private struct Blanking {
  private let values: Bool
  private let pointers: Bool
  private let places: Set<CutPlace>

  init(_ blanks: [Blank]) {
    values = blanks.contains(.values)
    pointers = blanks.contains(.pointers)
    places = Set(blanks.compactMap { if case .place(let place) = $0 { place } else { nil } })
  }

  func blank(_ state: inout MemoryState) {
    let names = PlaceNames(state)
    let isWhole = { (place: CutPlace) in places.contains(place) }
    var functions = Occurrences()
    for index in state.code.indices {
      let place = Place(.code(functions.next(state.code[index].name)))
      let whole = isWhole(.region(.code)) || isWhole(.cell(place))
      blank(&state.code[index].entries, isWhole: whole) { place.appending(.field($0.text)) }
    }
    blank(&state.globals, isWhole: isWhole(.region(.globals))) { Place(.global($0.text)) }
    blank(&state.heap, isWhole: isWhole(.region(.heap))) { Place(.heap($0.text)) }
    for stack in state.stacks.indices {
      let thread = state.stacks[stack].thread
      for frame in state.stacks[stack].frames.indices {
        let id = PlaceNames.FrameID(stack: stack, frame: frame)
        let whole =
          isWhole(.region(.stack)) || isWhole(.thread(thread))
          || isWhole(.frame(thread: thread, name: names.name(of: id)))
        blank(&state.stacks[stack].frames[frame].entries, isWhole: whole) {
          Place(names.root(frame: id, variable: $0))
        }
      }
    }
  }

  private func blank(_ entries: inout [Entry], isWhole: Bool, place: (Place.Name) -> Place) {
    var occurrences = Occurrences()
    for index in entries.indices {
      guard case .cell(var cell) = entries[index] else { continue }
      let place = place(occurrences.next(cell.name))
      let isWhole = isWhole || places.contains(.cell(place))
      if isWhole { cell.lifecycle = .live }
      if let value = cell.value {
        cell.value = self.value(value, at: place, isWhole: isWhole)
      } else if isWhole {
        cell.value = .opaque
      }
      if cell.lifecycle == .uninitialized, values { cell.lifecycle = .live }
      entries[index] = .cell(cell)
    }
  }

  private func value(_ value: Value, at place: Place, isWhole: Bool) -> Value {
    switch value {
    case .scalar, .uninitialized: return isWhole || values ? .opaque : value
    case .opaque: return value
    case .pointer(var pointer):
      if isWhole || pointers { pointer.target = .hidden }
      return .pointer(pointer)
    case .variant(let name, var entries):
      if isWhole || values { return .opaque }
      blank(&entries, isWhole: false) { place.appending(.field($0.text)) }
      return .variant(name, entries)
    case .fields(var entries):
      blank(&entries, isWhole: isWhole) { place.appending(.field($0.text)) }
      return .fields(entries)
    case .elements(let elements):
      var start = 0
      return .elements(
        elements.map { element in
          defer { start = start.addingClamped(element.count) }
          guard case .value(let inner) = element else { return element }
          let place = place.appending(.index(start))
          return .value(self.value(inner, at: place, isWhole: isWhole || places.contains(.cell(place))))
        })
    }
  }
}
