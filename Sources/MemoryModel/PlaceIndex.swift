/// Finds what stands at a place of a state.
///
/// Finding costs as much as the path has steps, however wide the structs and arrays on the way are.
public struct PlaceIndex: Sendable {
  /// What stands at a place.
  public enum Content: Hashable, Sendable {
    case function(Function)
    case cell(Cell)
    case element(Value)
    /// An element that is left out.
    case elided
    /// Unused capacity.
    case spare
  }

  /// A place that exists.
  public struct Found: Hashable, Sendable {
    public var content: Content
    /// Whether the cell there, or one around it, is dropped or freed.
    public var isGone: Bool
  }

  public let state: MemoryState
  public let names: PlaceNames
  /// Fields by name, of structs with more than a few.
  private var wideFields: [Place: [String: Int]] = [:]
  /// The index at which each element starts, of arrays that leave elements out before their end.
  private var offsets: [Place: [Int]] = [:]

  public init(_ state: MemoryState) {
    self.state = state
    names = PlaceNames(state)
    for (name, index) in names.functions { note(.fields(state.code[index].entries), at: Place(.code(name))) }
    for entry in state.globals { if case .cell(let cell) = entry { note(cell.value, at: Place(.global(cell.name))) } }
    for entry in state.heap { if case .cell(let cell) = entry { note(cell.value, at: Place(.heap(cell.name))) } }
    for (variable, index) in names.variables {
      guard let cell = state.stacks[variable.frame.stack].frames[variable.frame.frame].entries[index].cell else {
        continue
      }
      guard cell.value?.isCompound == true else { continue }
      note(cell.value, at: Place(names.root(frame: variable.frame, variable: variable.name)))
    }
  }

  private static let few = 12

  private static func positions(_ entries: [Entry]) -> [String: Int] {
    var positions: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      if case .cell(let cell) = entry, positions[cell.name] == nil { positions[cell.name] = index }
    }
    return positions
  }

  private mutating func note(_ value: Value?, at place: Place) {
    switch value {
    case .fields(let entries), .variant(_, let entries):
      if entries.count > Self.few { wideFields[place] = Self.positions(entries) }
      for entry in entries {
        guard case .cell(let cell) = entry, cell.value?.isCompound == true else { continue }
        note(cell.value, at: place.appending(.field(cell.name)))
      }
    case .elements(let elements):
      var starts: [Int] = []
      var start = 0
      var isPlain = true
      for element in elements {
        starts.append(start)
        if case .value(let value) = element {
          if value.isCompound { note(value, at: place.appending(.index(start))) }
        } else {
          isPlain = false
        }
        start = start.addingClamped(element.count)
      }
      if !isPlain, elements.count > Self.few { offsets[place] = starts }
    default: break
    }
  }

  // MARK: Finding

  /// What stands at the place, or nil where nothing does.
  public func find(_ place: Place) -> Found? {
    switch walk(place) {
    case .found(let found): found
    case .missing: nil
    }
  }

  package enum Walk {
    case found(Found)
    /// The block is missing where `steps` is nil, else the step of that number in what was found before it.
    case missing(step: Int?, in: Content?)
  }

  package func walk(_ place: Place) -> Walk {
    guard var content = root(place.root) else { return .missing(step: nil, in: nil) }
    var isGone = content.isGone
    var parent = Place(place.root)
    for (number, step) in place.path.enumerated() {
      guard let next = self.step(step, into: content, at: parent) else { return .missing(step: number, in: content) }
      content = next
      isGone = isGone || content.isGone
      if number + 1 < place.path.count { parent.path.append(step) }
    }
    return .found(Found(content: content, isGone: isGone))
  }

  /// How many elements the array at a place has, those left out and spare ones included.
  func count(of elements: [Element], at place: Place) -> Int {
    if let starts = offsets[place], let last = elements.last {
      return starts[starts.count - 1].addingClamped(last.count)
    }
    return elements.count > Self.few ? elements.count : elements.total
  }

  private func root(_ root: Place.Root) -> Content? {
    switch root {
    case .code(let name): return names.functions[name].map { .function(state.code[$0]) }
    case .global(let name): return names.globals[name].flatMap { state.globals[$0].cell }.map(Content.cell)
    case .heap(let name): return names.heap[name].flatMap { state.heap[$0].cell }.map(Content.cell)
    case .variable(_, _, let name):
      guard let id = names.frame(of: root),
        let index = names.variables[PlaceNames.VariableName(frame: id, name: name)]
      else { return nil }
      return state.stacks[id.stack].frames[id.frame].entries[index].cell.map(Content.cell)
    }
  }

  private func step(_ step: Place.Step, into content: Content, at parent: Place) -> Content? {
    let entries: [Entry]
    switch (step, content.value) {
    case (.index(let index), .elements(let elements)): return element(index, of: elements, at: parent)
    case (.field, .fields(let fields)), (.field, .variant(_, let fields)): entries = fields
    case (.field, nil):
      guard case .function(let function) = content else { return nil }
      entries = function.entries
    default: return nil
    }
    guard case .field(let name) = step else { return nil }
    if entries.count > Self.few {
      return wideFields[parent]?[name].flatMap { entries[$0].cell }.map(Content.cell)
    }
    for case .cell(let cell) in entries where cell.name == name { return .cell(cell) }
    return nil
  }

  private func element(_ index: Int, of elements: [Element], at parent: Place) -> Content? {
    guard index >= 0 else { return nil }
    if let starts = offsets[parent] {
      var (low, high) = (0, starts.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if starts[middle] <= index { low = middle } else { high = middle }
      }
      return index < starts[low].addingClamped(elements[low].count) ? Content(elements[low]) : nil
    }
    if elements.count > Self.few { return index < elements.count ? Content(elements[index]) : nil }
    var start = 0
    for element in elements {
      start = start.addingClamped(element.count)
      if index < start { return Content(element) }
    }
    return nil
  }
}

extension PlaceIndex.Content {
  init(_ element: Element) {
    switch element {
    case .value(let value): self = .element(value)
    case .elided: self = .elided
    case .spare: self = .spare
    }
  }

  /// What is held there; nil for a function, or where nothing is shown.
  public var value: Value? {
    switch self {
    case .cell(let cell): cell.value
    case .element(let value): value
    case .function, .elided, .spare: nil
    }
  }

  var isGone: Bool {
    guard case .cell(let cell) = self else { return false }
    return cell.lifecycle == .dropped || cell.lifecycle == .freed
  }
}

extension Value {
  /// Whether the value holds other values.
  var isCompound: Bool {
    switch self {
    case .fields, .variant, .elements: true
    default: false
    }
  }
}

extension Int {
  func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}

extension [Element] {
  /// How many elements the array has, those that are left out and spare ones included.
  public var total: Int { reduce(0) { $0.addingClamped($1.count) } }
}
