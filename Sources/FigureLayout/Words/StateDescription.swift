import MemoryModel

/// A state in sentences, region by region from top to bottom.
///
/// A compound is told in one sentence with its leaves, each compound in it in a sentence of its own after it.
struct StateDescription {
  private(set) var sentences: [String] = []
  private let state: MemoryState
  private let index: PlaceIndex

  init(of state: MemoryState) {
    self.state = state
    index = PlaceIndex(state)
  }

  mutating func run() {
    code()
    blocks(state.globals, "The globals hold", "block")
    blocks(state.heap, "The heap holds", "block")
    marks()
    for stack in state.stacks { self.stack(stack) }
  }

  /// What is wrong with blocks of the heap.
  private mutating func marks() {
    let marks = HeapMarks(of: state)
    for cycle in marks.cycles {
      let names = Self.some(cycle)
      say(
        cycle.count == 1
          ? "\(names) owns itself: it is a cycle, and never freed."
          : "\(names) own one another in a cycle: none of them is freed before the others.")
    }
    if !marks.leaked.isEmpty {
      let names = Self.some(marks.leaked)
      say("\(names) \(marks.leaked.count == 1 ? "is" : "are") leaked: nothing outside the heap leads there.")
    }
  }

  private mutating func say(_ sentence: String) { sentences.append(Words.shown(sentence)) }

  /// All blocks by name, or the first of many.
  private static func some(_ blocks: [String]) -> String {
    let named = blocks.count > 12 ? 10 : blocks.count
    let names = blocks.prefix(named).map(Place.quoted)
    return Words.list(names + (blocks.count > named ? ["\(blocks.count - named) other blocks"] : []))
  }

  // MARK: Regions

  private mutating func code() {
    if state.code.isEmpty { return }
    var names = Occurrences()
    let functions = state.code.map { (names.next($0.name).description, $0.entries) }
    say("The code holds \(functions.count == 1 ? "the function" : "the functions") \(Words.list(functions.map(\.0))).")
    for (name, entries) in functions {
      for case .cell(let cell) in entries {
        let path = Place.quoted(cell.name)
        let kind = cell.storage == .const ? "const " : ""
        tell(cell, subject: "\(kind)\(path)\(type(of: cell)) in \(name)", path: path, in: " in \(name)")
      }
    }
  }

  private mutating func blocks(_ entries: [Entry], _ owner: String, _ noun: String) {
    let cells = entries.cells
    if cells.isEmpty { return }
    say("\(owner) \(Words.count(cells.count, noun)).")
    for cell in cells {
      let path = Place.quoted(cell.name)
      var subject = path + type(of: cell)
      if case .static(let mutable) = cell.storage { subject = (mutable ? "static mut " : "static ") + subject }
      tell(cell, subject: subject, path: path, in: "")
    }
  }

  private mutating func stack(_ stack: Stack) {
    let owner = stack.thread == "main" ? "" : " of \(Place.quoted(stack.thread))"
    say("The stack\(owner) holds \(Words.count(stack.frames.count, "frame")).")
    var names = Occurrences()
    for frame in stack.frames {
      let name = names.next(frame.function).description
      say("The frame \(name)\(owner) holds \(Words.count(frame.entries.cells.count, "variable")).")
      var variables = Occurrences()
      for case .cell(let cell) in frame.entries {
        let variable = variables.next(cell.name).description
        let place = " in \(name)\(owner)"
        tell(cell, subject: variable + type(of: cell) + place, path: variable, in: place)
      }
    }
  }

  // MARK: Cells

  private func type(of cell: Cell) -> String { cell.type.map { " (\($0))" } ?? "" }

  /// - Parameters:
  ///   - subject: what the sentence is about.
  ///   - path: how parts of the cell are called.
  ///   - place: what stands behind a part's name to say where it is.
  private mutating func tell(_ cell: Cell, subject: String, path: String, in place: String) {
    tell(cell.value, lifecycle: cell.lifecycle, subject: subject, path: path, in: place)
  }

  private mutating func tell(
    _ value: Value?, lifecycle: Lifecycle, subject: String, path: String, in place: String
  ) {
    if lifecycle == .moved { return say("\(subject) was moved out.") }
    if lifecycle == .uninitialized { return say("\(subject) is uninitialised.") }
    let start: String
    switch lifecycle {
    case .maybeMoved: start = "\(subject) may have been moved out; it"
    case .dropped: start = "\(subject) was dropped; it"
    case .freed: start = "\(subject) was freed; it"
    case .live, .moved, .uninitialized: start = subject
    }
    // Of what is dropped the memory is still there, and what stands around the value.
    let be = lifecycle == .dropped || lifecycle == .freed ? "was" : "is"
    let (have, hold) = lifecycle == .freed ? ("had", "held") : ("has", "holds")
    switch value {
    case nil:
      say(lifecycle == .live ? "\(start) \(have) a value that is not given." : "\(start.dropLast("; it".count)).")
    case .scalar(let text): say("\(start) \(be) \(text).")
    case .uninitialized: say("\(start) \(be) uninitialised.")
    case .opaque: say("\(start) \(have) a value that is not shown.")
    case .pointer(let pointer): say("\(start) \(be) \(words(for: pointer)).")
    case .variant(let name, let fields):
      say("\(start) \(be) \(name)" + (fields.isEmpty ? "." : " with \(list(fields))."))
      tell(fields, path: path, in: place)
    case .fields(let fields):
      say(fields.isEmpty ? "\(start) \(have) no fields." : "\(start) \(hold) \(list(fields)).")
      tell(fields, path: path, in: place)
    case .elements(let elements):
      say(elements.isEmpty ? "\(start) \(have) no elements." : "\(start) \(hold) \(list(elements)).")
      tell(elements, path: path, in: place)
    }
  }

  /// The compounds among fields.
  private mutating func tell(_ fields: [Entry], path: String, in place: String) {
    for case .cell(let cell) in fields where cell.isTold {
      let path = path + "." + Place.quoted(cell.name)
      tell(cell, subject: path + type(of: cell) + place, path: path, in: place)
    }
  }

  private mutating func tell(_ elements: [Element], path: String, in place: String) {
    var start = 0
    for element in elements {
      if case .value(let value) = element, value.isTold {
        let path = "\(path)[\(start)]"
        tell(value, lifecycle: .live, subject: path + place, path: path, in: place)
      }
      start += element.count
    }
  }

  // MARK: Lists

  private func list(_ fields: [Entry]) -> String {
    var position = 0
    return fields.map { entry in
      guard case .cell(let cell) = entry else { return "what is not shown" }
      defer { position += 1 }
      return phrase(for: cell, isPositional: cell.name == "\(position)")
    }.joined(separator: "; ")
  }

  /// A tuple's field goes without its name where it is a leaf.
  private func phrase(for cell: Cell, isPositional: Bool) -> String {
    let value = cell.lifecycle == .moved ? "" : words(forLeaf: cell.value)
    var text = (isPositional ? "field " : "") + Place.quoted(cell.name)
    if let value {
      text = isPositional && !value.isEmpty ? String(value.drop { $0 == "," || $0 == " " }) : text + value
    }
    if let words = cell.lifecycle.words, cell.value != .uninitialized || cell.lifecycle != .uninitialized {
      text += ", \(words)"
    }
    return text
  }

  private func list(_ elements: [Element]) -> String {
    var start = 0
    return elements.map { element in
      defer { start += element.count }
      switch element {
      case .value(let value):
        switch value {
        case .scalar(let text): return text
        case .variant(let name, let fields) where fields.isEmpty: return name
        default: return "[\(start)]" + (words(forLeaf: value) ?? "")
        }
      case .elided(let count): return "\(count) more"
      case .spare(let count): return "room for \(count) more"
      }
    }.joined(separator: "; ")
  }

  /// Behind a name; nil for a compound, which has a sentence of its own.
  private func words(forLeaf value: Value?) -> String? {
    switch value {
    case nil: ""
    case .scalar(let text): " " + text
    case .variant(let name, let fields): fields.isEmpty ? " " + name : nil
    case .fields, .elements: nil
    case .uninitialized: ", uninitialised"
    case .opaque: ", not shown"
    case .pointer(let pointer): ", " + words(for: pointer)
    }
  }

  // MARK: Pointers

  private func words(for pointer: Pointer) -> String {
    let kind = pointer.kind.words
    switch pointer.target {
    case .null: return kind + " that is null"
    case .dangling: return kind + " that dangles: it points nowhere"
    case .hidden: return kind + " to something that is not shown"
    case .address(let address): return kind + " to 0x\(String(address, radix: 16)), where nothing is shown"
    case .place(let place, let range):
      let found = index.find(place)
      let target = PlaceWords.readable(place)
      if found?.isGone == true { return "\(kind) that dangles: its target \(target) was \(fate(of: place))" }
      guard let range else { return "\(kind) to \(target)" }
      let noun = if case .scalar = found?.content.value { "byte" } else { "element" }
      switch range.count {
      case 0: return "\(kind) to no \(noun)s of \(target)"
      case 1: return "\(kind) to \(noun) \(range.lowerBound) of \(target)"
      default: return "\(kind) to \(noun)s \(range.lowerBound) to \(range.upperBound - 1) of \(target)"
      }
    }
  }

  /// What happened to the outermost cell that is not live any more.
  private func fate(of place: Place) -> String {
    for length in 0...place.path.count {
      let part = Place(place.root, Array(place.path.prefix(length)))
      if case .cell(let cell) = index.find(part)?.content {
        if cell.lifecycle == .freed { return "freed" }
        if cell.lifecycle == .dropped { return "dropped" }
      }
    }
    return "dropped"
  }
}

extension Cell {
  /// Whether it has a sentence of its own in a description of what it is in.
  fileprivate var isTold: Bool { lifecycle != .moved && lifecycle != .uninitialized && value?.isTold == true }
}

extension Value {
  fileprivate var isTold: Bool {
    switch self {
    case .fields, .elements: true
    case .variant(_, let fields): !fields.isEmpty
    default: false
    }
  }
}
