import MemoryModel

/// An array as it is drawn: single elements, and runs that one cell stands for.
enum ArrayRun: Hashable {
  case element(Int)
  case elided(Range<Int>)
  case spare(Range<Int>)

  /// What is drawn of an array whose states are `states` (nil: absent in that state).
  ///
  /// An array of more than `limit` elements shows its first, second and last and what `pointedAt` names; an element
  /// that is left out in one state is left out in all.
  static func runs(of states: [[Element]?], pointedAt: Set<Int>, limit: Int) -> [ArrayRun] {
    var kinds: [Kind] = []
    for elements in states.compactMap({ $0 }) {
      var index = 0
      for element in elements {
        let kind: Kind =
          switch element {
          case .value: .element
          case .elided: .elided
          case .spare: .spare
          }
        for _ in 0..<element.count {
          if index == kinds.count { kinds.append(kind) } else { kinds[index] = min(kinds[index], kind) }
          index += 1
        }
      }
    }
    let values = kinds.indices.filter { kinds[$0] == .element }
    if values.count > limit {
      var kept: Set<Int> = pointedAt
      kept.formUnion(values.prefix(2))
      kept.formUnion(values.suffix(1))
      func stays(_ index: Int) -> Bool {
        !kinds.indices.contains(index) || kinds[index] != .element || kept.contains(index)
      }
      // A cell that says "1 more" is no smaller than the element itself.
      let hidden = values.filter { !kept.contains($0) && !(stays($0 - 1) && stays($0 + 1)) }
      for index in hidden { kinds[index] = .elided }
    }
    return joined(kinds)
  }

  private enum Kind: Int, Comparable {
    case element, elided, spare

    static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
  }

  private static func joined(_ kinds: [Kind]) -> [ArrayRun] {
    var runs: [ArrayRun] = []
    var start = 0
    for index in kinds.indices {
      let ends = index + 1 == kinds.count || kinds[index + 1] != kinds[index] || kinds[index] == .element
      if !ends { continue }
      let run = start..<index + 1
      switch kinds[index] {
      case .element: runs.append(.element(index))
      case .elided: runs.append(.elided(run))
      case .spare: runs.append(.spare(run))
      }
      start = index + 1
    }
    return runs
  }

  var indices: Range<Int> {
    switch self {
    case .element(let index): index..<index + 1
    case .elided(let range), .spare(let range): range
    }
  }
}
