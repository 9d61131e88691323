import MemoryModel

/// Cells, and the fields and variants they are made of.
extension PlanBuilder {
  mutating func addPart(
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
  mutating func addCell(
    _ cells: [Cell?], at place: Place, name: String?, block: Int, parent: Int?, inherited: [Inherited?]
  ) -> Int {
    let faces = zip(cells, inherited).map { cell, inherited in
      if let cell, let inherited { Face(of: cell, in: inherited, options) } else { Face?.none }
    }
    let showsBytes = options.bytes.contains(place)
    if showsBytes, let padding = cells.lazy.compactMap({ $0 }).first, padding.isPadding {
      return addPadding(padding, at: place, faces: faces, block: block, parent: parent)
    }
    let bytes = showsBytes ? Set(cells.compactMap { $0?.size }) : []
    let room = bytes.max().map { min(options.maxText, max($0, 1) * Part.charactersPerByte) }
    let part = addPart(
      place, .cell, name: name.map { DrawnText.shown($0, limit: room ?? options.maxText) }, faces: faces, block: block,
      parent: parent)
    if bytes.count == 1 { plan.parts[part].bytes = bytes.first }
    addContents(cells.map { $0?.value }, of: part, at: place)
    return part
  }

  /// The parts of a compound value; nothing where it is a leaf in every state.
  mutating func addContents(_ values: [Value?], of part: Int, at place: Place) {
    let block = plan.parts[part].block
    let inherited = plan.parts[part].faces.map { face in
      face.map { Inherited(lifecycle: $0.lifecycle, isGone: $0.isGone) }
    }
    switch values.lazy.compactMap({ $0.map(Shape.init) }).max() ?? .leaf {
    case .leaf:
      addPieces(values, of: part, at: place, inherited: inherited)
    case .variant where plan.parts[part].bytes != nil && values.allSatisfy(Value.isSized):
      // The tag, if there is one, is a field; the variant's name stands in the band.
      for (state, value) in values.enumerated() {
        // In an exam it would tell what is to be found out.
        guard options.blanks.isEmpty, case .variant(let name, _) = value else { continue }
        let type = [plan.parts[part].faces[state]?.type, name].compactMap { $0 }.joined(separator: "::")
        plan.parts[part].faces[state]?.type = DrawnText.shown(type, limit: options.maxText)
      }
      let entries = values.map { value -> [Entry]? in
        if case .variant(_, let entries) = value { entries } else { nil }
      }
      addEntries(entries, at: place, in: part, inherited: inherited)
    case .variant:
      let tags = zip(values, plan.parts[part].faces).map { value, face in
        face.map { face in
          var tag = face
          if case .variant(let name, _) = value {
            tag.content = Face.content(of: .variant(name, []), lifecycle: face.lifecycle, options)
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
  enum Shape: Int, Comparable {
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

  mutating func addEntries(
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
  func blank(_ name: String, in states: [[Entry]?], valueless: [Value?], state: Int) -> Cell? {
    guard states[state] == nil, valueless.indices.contains(state) else { return nil }
    switch valueless[state] {
    case nil: return Cell(name: name)
    case .uninitialized?: return Cell(name: name, value: .uninitialized)
    case .opaque?: return Cell(name: name, value: .opaque)
    default: return nil
    }
  }
}

extension Face {
  static var gap: Face {
    Face(content: .text("…", .aside), lifecycle: .live, isGone: false, type: nil, title: "something not shown")
  }
}
