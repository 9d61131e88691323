import MemoryModel

/// Lays the states of a model over one another, block by block.
struct PlanBuilder {
  var plan: Plan
  let options: LayoutOptions
  let pointedAt: PointedAt
  /// Blocks that elements which are left out point to.
  private var hiddenTargets: Set<Place> = []

  init(_ model: MemoryModel, options: LayoutOptions) {
    plan = Plan(stateCount: model.states.count)
    pointedAt = PointedAt(model)
    self.options = options
    addCode(model.states.map(\.code))
    addCells(model.states.map(\.globals), of: .globals) { .global($0) }
    addCells(model.states.map(\.heap), of: .heap) { .heap($0) }
    addStacks(model.states.map(\.stacks))
    plan.connect()
    plan.omitBlocks(behind: hiddenTargets)
    if options.marksChanges { plan.markChanges() }
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

  // MARK: Blocks

  /// One line of a list: a cell by its name, or a gap by its ordinal.
  private enum Slot: Hashable {
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

  private func live(_ present: [Bool]) -> [Inherited?] {
    present.map { $0 ? Inherited(lifecycle: .live, isGone: false) : nil }
  }

  // MARK: Cells

  private mutating func addPart(
    _ place: Place, _ role: Part.Role, suffix: String = "", name: String? = nil, faces: [Face?], block: Int,
    parent: Int?, elements: Range<Int>? = nil
  ) -> Int {
    let index = plan.parts.count
    plan.parts.append(
      Part(
        id: place.description + suffix, role: role, name: name, block: block, parent: parent, faces: faces,
        elements: elements))
    if let parent { plan.parts[parent].children.append(index) }
    if suffix.isEmpty { plan.partByPlace[place] = index }
    return index
  }

  @discardableResult
  private mutating func addCell(
    _ cells: [Cell?], at place: Place, name: String?, block: Int, parent: Int?, inherited: [Inherited?]
  ) -> Int {
    let faces = zip(cells, inherited).map { cell, inherited in
      if let cell, let inherited { Face(of: cell, in: inherited, limit: options.maxText) } else { Face?.none }
    }
    let part = addPart(
      place, .cell, name: name.map { DrawnText.shown($0, limit: options.maxText) }, faces: faces, block: block,
      parent: parent)
    addContents(cells.map { $0?.value }, of: part, at: place)
    return part
  }

  /// The parts of a compound value; nothing where it is a leaf in every state.
  private mutating func addContents(_ values: [Value?], of part: Int, at place: Place) {
    let block = plan.parts[part].block
    let inherited = plan.parts[part].faces.map { face in
      face.map { Inherited(lifecycle: $0.lifecycle, isGone: $0.isGone) }
    }
    switch values.lazy.compactMap({ $0.map(Shape.init) }).max() ?? .leaf {
    case .leaf:
      addPieces(values, of: part, at: place, inherited: inherited)
    case .variant:
      let tags = zip(values, plan.parts[part].faces).map { value, face in
        face.map { face in
          var tag = face
          if case .variant(let name, _) = value {
            tag.content = Face.content(of: .variant(name, []), lifecycle: face.lifecycle, limit: options.maxText)
          }
          tag.type = nil
          return tag
        }
      }
      _ = addPart(place, .tag, suffix: "#tag", name: "tag", faces: tags, block: block, parent: part)
      let entries = values.map { value -> [Entry]? in
        if case .variant(_, let entries) = value { entries } else { nil }
      }
      addEntries(entries, at: place, in: part, inherited: inherited)
    case .fields:
      let entries = values.map { value -> [Entry]? in
        if case .fields(let entries) = value { entries } else { nil }
      }
      addEntries(entries, at: place, in: part, inherited: inherited, valueless: values)
    case .elements:
      addElements(values, of: part, at: place, inherited: inherited)
    }
  }

  /// The shapes a value can have, the one that decides where states differ last.
  private enum Shape: Int, Comparable {
    case leaf, variant, fields, elements

    init(_ value: Value) {
      switch value {
      case .variant(_, let entries): self = entries.isEmpty ? .leaf : .variant
      case .fields(let entries): self = entries.isEmpty ? .leaf : .fields
      case .elements(let elements): self = elements.isEmpty ? .leaf : .elements
      case .scalar, .pointer, .uninitialized, .opaque: self = .leaf
      }
    }

    static func < (a: Shape, b: Shape) -> Bool { a.rawValue < b.rawValue }
  }

  private mutating func addEntries(
    _ states: [[Entry]?], at place: Place, in parent: Int, inherited: [Inherited?], valueless: [Value?] = []
  ) {
    let (order, cells) = slots(of: states.map { $0 ?? [] })
    let block = plan.parts[parent].block
    let survivors = Set(["strong", "weak"])
    let countsReferences = order.contains {
      if case .cell(let name) = $0 { survivors.contains(name.text) } else { false }
    }
    var gaps = 0
    for slot in order {
      switch slot {
      case .gap:
        gaps += 1
        let faces = states.indices.map { cells[$0][slot] != nil ? Face.gap : nil }
        _ = addPart(
          place, .gap, suffix: gaps == 1 ? "#gap" : "#gap\(gaps)", faces: faces, block: block, parent: parent)
      case .cell(let name):
        // A dropped block keeps its counts: they are what its weak pointers look at.
        let keeps = countsReferences && survivors.contains(name.text)
        let around = inherited.map { inherited in
          keeps && inherited?.lifecycle == .dropped ? Inherited(lifecycle: .live, isGone: true) : inherited
        }
        let found = states.indices.map { state in
          cells[state][slot]?.cell ?? blank(name.text, in: states, valueless: valueless, state: state)
        }
        addCell(
          found, at: place.appending(.field(name.text)), name: name.text, block: block, parent: parent,
          inherited: around)
      }
    }
  }

  /// What stands for a field in a state whose compound has no value: nothing, or as little as is known.
  private func blank(_ name: String, in states: [[Entry]?], valueless: [Value?], state: Int) -> Cell? {
    guard states[state] == nil, valueless.indices.contains(state) else { return nil }
    switch valueless[state] {
    case nil: return Cell(name: name)
    case .uninitialized?: return Cell(name: name, value: .uninitialized)
    case .opaque?: return Cell(name: name, value: .opaque)
    default: return nil
    }
  }

  private mutating func addElements(_ values: [Value?], of part: Int, at place: Place, inherited: [Inherited?]) {
    let states = values.map { value -> [Element]? in
      if case .elements(let elements) = value { elements } else { nil }
    }
    var pointed = pointedAt.elements[place] ?? []
    for range in pointedAt.ranges[place] ?? [] {
      pointed.formUnion(range.count <= options.maxElements ? Array(range) : [range.lowerBound, range.upperBound - 1])
    }
    let wraps = options.arrays == .wrap && pointed.isEmpty && states.allSatisfy(Self.isPlain)
    let runs = ArrayRun.runs(of: states, pointedAt: pointed, limit: wraps ? .max : options.maxElements)
    let byIndex = states.map { elements -> [Int: Value] in
      var found: [Int: Value] = [:]
      var index = 0
      for element in elements ?? [] {
        if case .value(let value) = element { found[index] = value }
        index += element.count
      }
      return found
    }
    let block = plan.parts[part].block
    plan.parts[part].isArray = true
    if wraps, runs.count > options.maxElements { plan.parts[part].columns = Self.columns(for: runs.count) }
    var mores = 0
    for run in runs {
      switch run {
      case .element(let index):
        let cells = states.indices.map { state -> Cell? in
          if let value = byIndex[state][index] { return Cell(name: String(index), value: value) }
          return values[state] == nil && inherited[state] != nil ? Cell(name: String(index)) : nil
        }
        let child = addCell(
          cells, at: place.appending(.index(index)), name: String(index), block: block, parent: part,
          inherited: inherited)
        plan.parts[child].elements = index..<index + 1
      case .elided(let range), .spare(let range):
        mores += 1
        for state in states.indices { hide(range.lazy.compactMap { byIndex[state][$0] }) }
        let isSpare = if case .spare = run { true } else { false }
        let text = isSpare ? "\(range.count) spare" : "… \(range.count) more"
        let faces = inherited.map { inherited in
          inherited.map {
            Face(
              content: .text(text, .aside), lifecycle: $0.lifecycle, isGone: $0.isGone, type: nil,
              title: isSpare ? "room for \(range.count) more elements" : "\(range.count) more elements, not shown")
          }
        }
        let more = addPart(
          place, isSpare ? .spare : .more, suffix: mores == 1 ? "#more" : "#more\(mores)", faces: faces, block: block,
          parent: part, elements: range)
        if options.marksChanges, !isSpare {
          plan.parts[more].hiddenChanges = Set(
            states.indices.dropFirst().filter { state in
              range.contains { byIndex[state][$0] != byIndex[state - 1][$0] }
            })
        }
      }
    }
  }

  /// Whether an array holds nothing but values that stand in one cell and point nowhere.
  private static func isPlain(_ elements: [Element]?) -> Bool {
    (elements ?? []).allSatisfy { element in
      switch element {
      case .value(.scalar), .value(.uninitialized), .value(.opaque): true
      case .value(.variant(_, let entries)): entries.isEmpty
      case .value, .elided, .spare: false
      }
    }
  }

  /// The length of a line that leaves the last one as full as possible; ten, where several do.
  private static func columns(for count: Int) -> Int {
    [10, 8, 12, 9, 7, 11, 6].max { missing(count, $0) > missing(count, $1) } ?? 10
  }

  private static func missing(_ count: Int, _ columns: Int) -> Int { (columns - count % columns) % columns }

  private mutating func hide(_ values: some Sequence<Value>) {
    for value in values {
      switch value {
      case .pointer(let pointer):
        if case .place(let place, _) = pointer.target { hiddenTargets.insert(place.block) }
      case .fields(let entries), .variant(_, let entries): hide(entries.lazy.compactMap { $0.cell?.value })
      case .elements(let elements):
        hide(elements.lazy.compactMap { if case .value(let value) = $0 { value } else { nil } })
      case .scalar, .uninitialized, .opaque: continue
      }
    }
  }

  /// A string that slices point into, in pieces.
  private mutating func addPieces(_ values: [Value?], of part: Int, at place: Place, inherited: [Inherited?]) {
    guard let ranges = pointedAt.ranges[place] else { return }
    let texts = values.map { value -> String? in
      if case .scalar(let text) = value { text } else { nil }
    }
    guard let length = texts.lazy.compactMap({ $0.map { StringPieces.bytes(of: $0).count } }).max() else { return }
    let cuts = Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] } + [0, length]).filter { $0 <= length }.sorted()
    for (from, to) in zip(cuts, cuts.dropFirst()) {
      let faces = zip(texts, inherited).map { text, inherited -> Face? in
        guard let text, let inherited else { return nil }
        let piece = StringPieces.piece(from..<to, of: text)
        return Face(
          content: .text(DrawnText.shown(piece, limit: options.maxText), .value), lifecycle: inherited.lifecycle,
          isGone: inherited.isGone, type: nil, title: "bytes \(from)..\(to): \(piece)")
      }
      _ = addPart(
        place, .piece, suffix: "[\(from)..\(to)]", name: "\(from)..\(to)", faces: faces,
        block: plan.parts[part].block, parent: part, elements: from..<to)
    }
  }

  // MARK: Lists over one another

  private func slots(of states: [[Entry]]) -> (order: [Slot], cells: [[Slot: Entry]]) {
    var cells: [[Slot: Entry]] = []
    let orders = states.map { entries -> [Slot] in
      var counts: [String: Int] = [:]
      var gaps = 0
      var found: [Slot: Entry] = [:]
      let order = entries.map { entry -> Slot in
        let slot: Slot
        switch entry {
        case .gap:
          gaps += 1
          slot = .gap(gaps)
        case .cell(let cell):
          counts[cell.name, default: 0] += 1
          slot = .cell(Place.Name(cell.name, occurrence: counts[cell.name] ?? 1))
        }
        found[slot] = entry
        return slot
      }
      cells.append(found)
      return order
    }
    return (unionOrder(of: orders), cells)
  }

  private func numbered<Item>(_ items: [(String, Item)]) -> [(name: Place.Name, value: Item)] {
    var counts: [String: Int] = [:]
    return items.map { name, item in
      counts[name, default: 0] += 1
      return (Place.Name(name, occurrence: counts[name] ?? 1), item)
    }
  }
}

extension Face {
  static var gap: Face {
    Face(content: .text("…", .aside), lifecycle: .live, isGone: false, type: nil, title: "something not shown")
  }
}
