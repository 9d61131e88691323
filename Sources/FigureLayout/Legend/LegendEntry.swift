import MemoryModel

/// A look that a figure uses, and what the legend says of it. In the order of the legend.
enum LegendEntry: Hashable, Comparable {
  case pointer(PointerKind)
  case dangling
  case null
  /// A pointer to what is not drawn.
  case address
  case slice
  case moved, maybeMoved, uninitialized, dropped, freed
  case const, spare, more, gap, pad, padding
  case change(Change)

  var words: String {
    switch self {
    case .pointer(let kind): kind.legend
    case .dangling: "dangling"
    case .null: "null"
    case .address: "to what is not drawn"
    case .slice: "a range of elements"
    case .moved: "moved out"
    case .maybeMoved: "maybe moved out"
    case .uninitialized: "uninitialised"
    case .dropped: "value dropped"
    case .freed: "freed"
    case .const: "inlined const"
    case .spare: "spare capacity"
    case .more: "left out"
    case .gap: "not shown"
    case .pad: "unused in this state"
    case .padding: "padding"
    case .change(.new): "new"
    case .change(.changed): "changed"
    case .change(.retargeted): "now points elsewhere"
    case .change(.moved): "now moved out"
    case .change(.gone): "now gone"
    }
  }

  enum Sort: CaseIterable {
    case pointer, cell, mark
  }

  /// What it is a sample of.
  var sort: Sort {
    switch self {
    case .pointer, .dangling, .null, .address, .slice: .pointer
    case .moved, .maybeMoved, .uninitialized, .dropped, .freed, .const, .spare, .more, .gap, .pad, .padding: .cell
    case .change: .mark
    }
  }

  private var rank: (Int, Int) {
    switch self {
    case .pointer(let kind): (0, PointerKind.allCases.firstIndex(of: kind) ?? 0)
    case .dangling: (1, 0)
    case .null: (1, 1)
    case .address: (1, 2)
    case .slice: (1, 3)
    case .moved: (2, 0)
    case .maybeMoved: (2, 1)
    case .uninitialized: (2, 2)
    case .dropped: (2, 3)
    case .freed: (2, 4)
    case .const: (3, 0)
    case .spare: (3, 1)
    case .more: (3, 2)
    case .gap: (3, 3)
    case .pad: (3, 4)
    case .padding: (3, 5)
    case .change(let change): (4, Change.allCases.firstIndex(of: change) ?? 0)
    }
  }

  static func < (a: LegendEntry, b: LegendEntry) -> Bool { a.rank < b.rank }
}

extension PointerKind {
  /// With the types that make it, where they say more.
  fileprivate var legend: String {
    switch self {
    case .owner: "owner: Box, Vec, String"
    case .strong: "strong: Rc, Arc"
    case .weak: "weak: Weak"
    case .shared: "shared: &T"
    case .mutable: "mutable: &mut T"
    case .ref: "borrow: Ref"
    case .refMut: "mutable borrow: RefMut"
    case .guard: "lock guard"
    case .raw: "raw pointer"
    case .function: "function"
    case .vtable: "vtable"
    }
  }
}

extension Plan {
  /// What is used in any state.
  var legendEntries: [LegendEntry] {
    var entries: Set<LegendEntry> = []
    for edge in edges {
      for case let pointer? in edge.pointers {
        entries.insert(pointer.isDangling ? .dangling : .pointer(pointer.kind))
        if edge.slice != nil, !pointer.isDangling { entries.insert(.slice) }
      }
    }
    for part in parts where part.block >= 0 {
      for case let face? in part.faces { add(face, of: part, to: &entries) }
      for case let change? in part.cellChanges + part.bandChanges { entries.insert(.change(change)) }
      if !part.isLeaf {
        for child in part.children where isPad(child) { entries.insert(.pad) }
      }
    }
    for frame in frames {
      for case let change? in frame.changes { entries.insert(.change(change)) }
    }
    return entries.sorted()
  }

  /// Whether a part's place is hatched in a state that has what it is in, but not the part.
  private func isPad(_ part: Int) -> Bool {
    guard let parent = parts[part].parent else { return false }
    return zip(parts[part].faces, parts[parent].faces).contains { $0 == nil && $1 != nil }
  }

  private func add(_ face: Face, of part: Part, to entries: inout Set<LegendEntry>) {
    switch part.role {
    case .more:
      _ = entries.insert(.more)
      return
    case .spare:
      _ = entries.insert(.spare)
      return
    case .gap:
      _ = entries.insert(.gap)
      return
    case .padding:
      _ = entries.insert(.padding)
      return
    case .index: return
    case .cell, .tag, .piece, .function, .row: break
    }
    switch face.lifecycle {
    case .live: break
    case .moved: entries.insert(.moved)
    case .maybeMoved: entries.insert(.maybeMoved)
    case .uninitialized: entries.insert(.uninitialized)
    case .dropped: entries.insert(.dropped)
    case .freed: entries.insert(.freed)
    }
    if face.isConst { entries.insert(.const) }
    guard part.isLeaf, case .pointer(let pointer) = face.content else { return }
    switch pointer.target {
    case .place: break
    case .null: entries.insert(.null)
    case .dangling: entries.insert(.dangling)
    case .address, .hidden: entries.insert(.address)
    }
  }
}
