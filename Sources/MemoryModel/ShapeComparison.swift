/// Compares blocks of one name in states that follow each other: a block keeps its place in both pictures, so its shape
/// had better stay the same.
struct ShapeComparison {
  private struct Seen {
    var cell: Cell
    var path: ModelPath
  }

  private var seen: [Place.Root: Seen] = [:]

  mutating func compare(_ index: PlaceIndex, at path: ModelPath) -> [Finding] {
    let state = index.state
    var findings: [Finding] = []
    for (number, entry) in state.globals.enumerated() {
      guard case .cell(let cell) = entry else { continue }
      compare(cell, as: .global(cell.name), at: path.appending(.globals, number), into: &findings)
    }
    for (number, entry) in state.heap.enumerated() {
      guard case .cell(let cell) = entry else { continue }
      compare(cell, as: .heap(cell.name), at: path.appending(.heap, number), into: &findings)
    }
    for (stackNumber, stack) in state.stacks.enumerated() {
      for (frameNumber, frame) in stack.frames.enumerated() {
        let framePath = path.appending(.stacks, stackNumber).appending(.frames, frameNumber)
        let id = PlaceNames.FrameID(stack: stackNumber, frame: frameNumber)
        var occurrences = Occurrences()
        for (number, entry) in frame.entries.enumerated() {
          guard case .cell(let cell) = entry else { continue }
          let root = index.names.root(frame: id, variable: occurrences.next(cell.name))
          compare(cell, as: root, at: framePath.appending(.cells, number), into: &findings)
        }
      }
    }
    return findings
  }

  private mutating func compare(
    _ cell: Cell, as root: Place.Root, at path: ModelPath, into findings: inout [Finding]
  ) {
    if let earlier = seen[root], let difference = Self.difference(cell, earlier.cell) {
      findings.append(.changedShape(Place(root), difference, at: path, earlier: earlier.path))
    }
    // What is not shown here keeps the shape it had.
    if seen[root] == nil || cell.value?.hasShape == true { seen[root] = Seen(cell: cell, path: path) }
  }

  private static func difference(_ cell: Cell, _ earlier: Cell) -> String? {
    if let type = cell.type, let before = earlier.type, type != before {
      return "the type of \"\(cell.name)\" is \"\(type)\" here and \"\(before)\" there"
    }
    guard let value = cell.value, let before = earlier.value else { return nil }
    return difference(value, before, name: cell.name)
  }

  private static func difference(_ value: Value, _ earlier: Value, name: String) -> String? {
    switch (value, earlier) {
    case (.fields(let fields), .fields(let before)): return difference(fields, before, name: name)
    case (.variant(let variant, let fields), .variant(let other, let before)):
      return variant == other ? difference(fields, before, name: name) : nil
    case (.elements(let elements), .elements(let before)):
      if elements.total != before.total {
        return "\"\(name)\" has \(elements.total) elements here and \(before.total) there"
      }
      for (element, other) in zip(elements, before) {
        guard case .value(let value) = element, case .value(let old) = other else { break }
        if let found = difference(value, old, name: name) { return found }
      }
      return nil
    case (.variant, _), (_, .variant): return nil
    default:
      guard value.hasShape, earlier.hasShape, value.shape != earlier.shape else { return nil }
      return "\"\(name)\" is \(value.shape) here and \(earlier.shape) there"
    }
  }

  private static func difference(_ fields: [Entry], _ earlier: [Entry], name: String) -> String? {
    // A gap stands for any number of fields.
    if fields.contains(.gap) || earlier.contains(.gap) { return nil }
    let names = fields.compactMap(\.cell?.name)
    let before = earlier.compactMap(\.cell?.name)
    if names != before {
      return "\"\(name)\" has the fields \(list(names)) here and \(list(before)) there"
    }
    for (field, other) in zip(fields.cells, earlier.cells) {
      if let found = difference(field, other) { return found }
    }
    return nil
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(6).map { "\"\($0)\"" }.joined(separator: ", ")
    return names.count > 6 ? shown + ", …" : names.isEmpty ? "none" : shown
  }
}

extension Value {
  /// Whether the value says what shape its cell has. A variant does not: another may be larger.
  fileprivate var hasShape: Bool {
    switch self {
    case .scalar, .pointer, .fields, .elements: true
    case .variant(_, let fields): !fields.isEmpty
    case .uninitialized, .opaque: false
    }
  }

  fileprivate var shape: String {
    switch self {
    case .scalar: "a single value"
    case .pointer: "a pointer"
    case .fields: "a struct"
    case .elements: "an array"
    case .variant, .uninitialized, .opaque: "something else"
    }
  }
}

extension Finding {
  static func changedShape(_ place: Place, _ difference: String, at path: ModelPath, earlier: ModelPath) -> Finding {
    Finding(
      .warning, "\"\(place)\" has another shape than in an earlier state: \(difference)", at: path,
      note: Note(message: "the earlier one is here", path: earlier),
      help: "give it another name if it is another block")
  }
}
