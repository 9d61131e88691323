import MemoryModel

/// How an array stands whose elements are lines, one under the other, in one strip or several side by side.
struct Column {
  /// The fields that the lines have in common, named under each strip; empty where they have one, or none.
  var names: [String]
  /// Whether strips may stand side by side.
  var mayBreak = true
  var rowCount: Int
  var rowsInStrip: Int

  // In points.
  var rowWidth = 0.0
  /// The widths of a line's cells, its index first.
  var cellWidths: [Double] = []
  /// From one strip's left edge to the next's.
  var pitch = 0.0
  /// Of all strips with what stands beside them.
  var extent = 0.0
  /// Before each strip, for pointers that arrive at its lines.
  var lead = 0.0

  init(names: [String], rowCount: Int, mayBreak: Bool) {
    self.names = names
    self.rowCount = rowCount
    self.mayBreak = mayBreak
    rowsInStrip = rowCount
  }

  var stripCount: Int { (rowCount + rowsInStrip - 1) / max(rowsInStrip, 1) }

  /// The lines of one strip.
  func rows(of strip: Int) -> Range<Int> { strip * rowsInStrip..<min((strip + 1) * rowsInStrip, rowCount) }

  /// A strip of more lines is hard to look through.
  static let longest = 20
}

extension Block {
  /// The room it takes in its row, with all that stands beside it, and what of that is before it.
  var extent: Double { column?.extent ?? width }
  var lead: Double { column?.lead ?? 0 }
}

extension Plan {
  /// Whether a pointer leaves its line at the end, while its tail stays in its cell.
  func hasTailApart(_ edge: Edge) -> Bool {
    guard edge.route == .beside, let row = parts[edge.source].parent else { return false }
    return parts[row].children.last != edge.source
  }

  func firstLeaf(of part: Int) -> Int? {
    var part = part
    while let first = parts[part].children.first { part = first }
    return part
  }

  /// The blocks that stand beside lines, by the block the lines are in.
  func satellites() -> [Int: [Int]] {
    var found: [Int: [Int]] = [:]
    for (block, own) in blocks.enumerated() {
      if let row = own.satelliteOf { found[parts[row].block, default: []].append(block) }
    }
    return found
  }
}

/// Which arrays stand as columns, and which blocks beside them: what the whole model says.
struct ColumnShapes {
  /// How often a heap block is pointed at, as a whole, in the state in which that is most often.
  private var references: [Place: Int] = [:]
  /// Blocks that more is said of than pointers to the whole: their parts are pointed at, or they point themselves.
  private var others: Set<Place> = []
  /// Arrays into which pointers lead that cannot arrive at a line: not from the stack, or not to a whole element.
  private(set) var blocked: Set<Place> = []
  /// By block that stands beside a line, the line's cell.
  private(set) var cellOfSatellite: [Place: Place] = [:]

  init(_ model: MemoryModel) {
    for state in model.states {
      var counts: [Place: Int] = [:]
      var region = Region.heap
      func visit(_ value: Value) {
        switch value {
        case .pointer(let pointer):
          guard case .place(let place, let range) = pointer.target else { return }
          if range == nil, place.path.isEmpty { counts[place, default: 0] += 1 } else { others.insert(place.block) }
          let isElement = place.path.count == 1 && range == nil && region == .stack && place.region == .heap
          if range != nil || !place.path.isEmpty, !isElement { blocked.insert(place.block) }
        case .fields(let entries), .variant(_, let entries):
          for cell in entries.cells { if let value = cell.value { visit(value) } }
        case .elements(let elements): for case .value(let value) in elements { visit(value) }
        case .scalar, .uninitialized, .opaque: return
        }
      }
      for entries in state.code.map(\.entries) + [state.globals, state.heap] {
        for cell in entries.cells { if let value = cell.value { visit(value) } }
      }
      region = .stack
      for frame in state.stacks.lazy.flatMap(\.frames) {
        for cell in frame.entries.cells { if let value = cell.value { visit(value) } }
      }
      for (place, count) in counts { references[place] = max(references[place] ?? 0, count) }
      for cell in state.heap.cells where !(cell.value?.isPlain ?? true) { others.insert(Place(.heap(cell.name))) }
    }
  }

  /// Whether elements can stand as lines: of the same cells each, at most one of which owns a plain block that nothing
  /// else points to. Remembers those blocks.
  mutating func accept(_ states: [[Element]?], at place: Place) -> [[String]]? {
    var shape: [[String]]?
    var found: [Place: Place] = [:]
    for elements in states {
      var index = 0
      for element in elements ?? [] {
        defer { index += element.count }
        guard case .value(let value) = element else { continue }
        guard let own = value.columnLeaves else { return nil }
        if let shape, shape != own.map(\.path) { return nil }
        shape = own.map(\.path)
        var owns = false
        for leaf in own {
          guard case .pointer(let pointer) = leaf.value, case .place(let target, let range) = pointer.target else {
            continue
          }
          let cell = leaf.path.reduce(place.appending(.index(index))) { $0.appending(.field($1)) }
          let isOwn =
            place.region == .heap && range == nil && target.path.isEmpty && target.region == .heap
            && references[target] == 1 && !others.contains(target) && target != place
            && (found[target] ?? cell) == cell && (cellOfSatellite[target] ?? cell) == cell
          if !isOwn || owns { return nil }
          owns = true
          found[target] = cell
        }
      }
    }
    cellOfSatellite.merge(found) { $1 }
    return shape
  }
}

extension Value {
  /// Whether it stands in one cell and points nowhere, or is an array of such.
  fileprivate var isPlain: Bool {
    switch self {
    case .scalar, .uninitialized, .opaque: true
    case .variant(_, let entries): entries.isEmpty
    case .elements(let elements):
      elements.allSatisfy { element in
        switch element {
        case .value(.elements): false
        case .value(let value): value.isPlain
        case .elided, .spare: true
        }
      }
    case .pointer, .fields: false
    }
  }

  /// The cells of a line that it is set in, from left to right; nil where it has no such line.
  var columnLeaves: [(path: [String], value: Value)]? {
    switch self {
    case .scalar, .uninitialized, .opaque, .pointer: return [([], self)]
    case .variant(_, let entries): return entries.isEmpty ? [([], self)] : nil
    case .elements: return nil
    case .fields(let entries):
      var leaves: [(path: [String], value: Value)] = []
      for entry in entries {
        guard case .cell(let cell) = entry, cell.lifecycle == .live, let value = cell.value,
          let inner = value.columnLeaves
        else { return nil }
        leaves += inner.map { ([cell.name] + $0.path, $0.value) }
      }
      return leaves.isEmpty ? nil : leaves
    }
  }

  /// How many cells a line of a matrix has; nil for what is no array of single cells.
  var matrixColumns: Int? {
    guard case .elements(let elements) = self, !elements.isEmpty else { return nil }
    for element in elements {
      guard case .value(let value) = element, value.columnLeaves?.map(\.path) == [[]] else { return nil }
      if case .pointer = value { return nil }
    }
    return elements.count
  }
}
