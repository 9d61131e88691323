/// The bars of slices that meet one side of an array or a string.
///
/// Those that overlap lie one under the other, longer ones nearer to the cells, so that a pointer finds cells under
/// its bar over which no other bar lies in its way.
struct SliceBars {
  /// How many bars lie one under the other.
  private(set) var levels = 0

  /// - Parameter underBar: whether what points to the whole has a bar of its own there, nearest to the cells.
  init(of edges: [Int], underBar: Bool, in plan: inout Plan, children: Int) {
    let sliced = edges.filter { plan.edges[$0].slice != nil }
    if sliced.isEmpty { return }
    var heights = RangeMaximum(count: children)
    if underBar { heights.set(0...children - 1, to: 1) }
    let longestFirst = sliced.sorted { (plan.lengthOfSlice(of: $1), $0) < (plan.lengthOfSlice(of: $0), $1) }
    for edge in longestFirst {
      guard let slice = plan.edges[edge].slice else { continue }
      plan.edges[edge].barLevel = heights.maximum(slice)
      heights.set(slice, to: plan.edges[edge].barLevel + 1)
      levels = max(levels, plan.edges[edge].barLevel + 1)
    }
    var isCovered = Array(repeating: false, count: children)
    for edge in longestFirst.sorted(by: { (plan.edges[$1].barLevel, $0) < (plan.edges[$0].barLevel, $1) }) {
      guard let slice = plan.edges[edge].slice else { continue }
      plan.edges[edge].landing = Self.longestOpenRun(in: slice, isCovered) ?? slice
      for child in slice { isCovered[child] = true }
    }
  }

  private static func longestOpenRun(in slice: ClosedRange<Int>, _ isCovered: [Bool]) -> ClosedRange<Int>? {
    var best: ClosedRange<Int>?
    var start: Int?
    for child in slice {
      if isCovered[child] {
        start = nil
      } else {
        let run = (start ?? child)...child
        start = run.lowerBound
        if run.count > best?.count ?? 0 { best = run }
      }
    }
    return best
  }
}

extension Plan {
  /// Edges to slices by where they land, in order; what lands at one place shares its room.
  func landings(of edges: [Int]) -> [(landing: ClosedRange<Int>, edges: [Int])] {
    var groups: [(landing: ClosedRange<Int>, edges: [Int])] = []
    var groupOfLanding: [ClosedRange<Int>: Int] = [:]
    for edge in edges {
      guard let landing = self.edges[edge].landing else { continue }
      if let group = groupOfLanding[landing] {
        groups[group].edges.append(edge)
      } else {
        groupOfLanding[landing] = groups.count
        groups.append((landing, [edge]))
      }
    }
    return groups
  }

  fileprivate func lengthOfSlice(of edge: Int) -> Int { edges[edge].slice?.count ?? 0 }
}
