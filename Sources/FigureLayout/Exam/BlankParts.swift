import MemoryModel

/// Which parts of a plan are blanks, in each state.
struct BlankParts {
  /// Leaves whose contents the reader fills in.
  private(set) var leaves: [Set<Int>]
  /// Parts of which nothing is told that follows from a blank: blanks, and what they are in.
  private(set) var silent: [Set<Int>]
  /// Values of enums that are one blank, because their cells would tell which variant they are.
  private(set) var merged: [Set<Int>]
  /// Parts that look as if nothing had become of them.
  private(set) var live: Set<Int> = []
  /// Strings that are drawn whole, because their pieces would tell where slices begin and end.
  private(set) var wholes: Set<Int> = []

  init(_ blanks: [Blank], in plan: Plan) {
    leaves = Array(repeating: [], count: plan.stateCount)
    silent = leaves
    merged = leaves
    for blank in blanks {
      if case .place(let place) = blank { for part in plan.parts(at: place) { cover(part, in: plan) } }
    }
    let values = blanks.contains(.values)
    let pointers = blanks.contains(.pointers)
    for (index, part) in plan.parts.enumerated() where part.isLeaf && part.block >= 0 {
      for (state, face) in part.faces.enumerated() where !leaves[state].contains(index) {
        if isBlank(part, face, in: state, plan, values: values, pointers: pointers) { leaves[state].insert(index) }
      }
    }
    for state in leaves.indices {
      for leaf in leaves[state] {
        var part: Int? = leaf
        while let index = part, silent[state].insert(index).inserted { part = plan.parts[index].parent }
      }
    }
    for (index, part) in plan.parts.enumerated() where part.block >= 0 {
      guard part.children.contains(where: { plan.parts[$0].role == .tag }) else { continue }
      for state in leaves.indices where isWhollyBlank(index, in: state, plan) { merged[state].insert(index) }
    }
    for edge in plan.edges where edge.slice != nil && plan.isSplitString(edge.target) {
      if leaves.contains(where: { $0.contains(edge.source) }) { wholes.insert(edge.target) }
    }
  }

  private func isWhollyBlank(_ index: Int, in state: Int, _ plan: Plan) -> Bool {
    let part = plan.parts[index]
    return part.isLeaf
      ? leaves[state].contains(index) : part.children.allSatisfy { isWhollyBlank($0, in: state, plan) }
  }

  private mutating func cover(_ index: Int, in plan: Plan) {
    live.insert(index)
    let part = plan.parts[index]
    if part.isLeaf {
      switch part.role {
      case .cell, .tag, .piece: for state in leaves.indices { leaves[state].insert(index) }
      case .gap, .more, .spare, .function, .padding, .row, .index: return
      }
    } else {
      for child in part.children { cover(child, in: plan) }
    }
  }

  private func isBlank(
    _ part: Part, _ face: Face?, in state: Int, _ plan: Plan, values: Bool, pointers: Bool
  ) -> Bool {
    guard let face else {
      // What one variant lacks would tell which one it is.
      guard values, let parent = part.parent else { return false }
      return plan.parts[parent].faces[state] != nil
        && plan.parts[parent].children.contains { plan.parts[$0].role == .tag }
    }
    switch face.content {
    case .pointer: return pointers
    case .text(_, .value), .text(_, .variant), .text(_, .unknown): return values
    case .text(_, .aside), .text(_, .function), .empty: return false
    }
  }

  func isBlank(_ part: Int, in state: Int) -> Bool { leaves[state].contains(part) }
}

extension Plan {
  /// The parts a place of a directive is drawn as, the outermost of each block.
  func parts(at place: CutPlace) -> [Int] {
    switch place {
    case .cell(let cell): partByPlace[cell].map { parts[$0].block >= 0 ? [$0] : [] } ?? []
    case .region(let region): blocks.filter { $0.region == region }.map(\.root)
    case .frame(let thread, let name):
      blocks(ofFrames: { $0 == "stack/\(Place.quoted(thread))/\(name)" })
    case .thread(let thread): blocks(ofFrames: { $0.hasPrefix("stack/\(Place.quoted(thread))/") })
    }
  }

  private func blocks(ofFrames isWanted: (String) -> Bool) -> [Int] {
    frames.filter { isWanted($0.id) }.flatMap { $0.blocks.map { blocks[$0].root } }
  }
}
