/// Gives arrivals from above their spots over what they point to, clear of the dots whose pointers leave there.
struct TopArrivals {
  private var plan: Plan
  private let arrivals: Arrivals
  /// By block, the dots whose pointers leave at the top, and the spots that are given out.
  private var lines: [SortedLines]

  static func assign(_ plan: Plan) -> Plan {
    var top = TopArrivals(plan: plan)
    // Inner parts first: what points to a whole finds room between what points to its cells.
    let targets = top.arrivals.atTop.keys.sorted { (plan.parts[$0].depth, $0) < (plan.parts[$1].depth, $1) }
    for part in targets { top.place(top.arrivals.atTop[part] ?? [], at: part) }
    return top.plan
  }

  private init(plan: Plan) {
    self.plan = plan
    arrivals = Arrivals(of: plan.edges)
    var dots: [[Double]] = Array(repeating: [], count: plan.blocks.count)
    for source in Set(plan.edges.lazy.filter({ $0.route == .up || $0.route == .flat }).map(\.source)) {
      let part = plan.parts[source]
      dots[part.block].append(part.x + part.dotOffset)
    }
    lines = dots.map { SortedLines($0) }
  }

  private mutating func place(_ edges: [Int], at index: Int) {
    let part = plan.parts[index]
    for (landing, edges) in plan.landings(of: edges) {
      let first = plan.parts[part.children[landing.lowerBound]]
      let last = plan.parts[part.children[landing.upperBound]]
      place(edges, from: first.x, to: last.x + last.width, of: part.block)
    }
    place(edges.filter { plan.edges[$0].slice == nil }, from: part.x, to: part.x + part.width, of: part.block)
  }

  private mutating func place(_ edges: [Int], from: Double, to: Double, of block: Int) {
    let range = from + Arrivals.inset...max(to - Arrivals.inset, from + Arrivals.inset)
    let gap = plan.spacing(of: edges)
    let spots = FreeSpace.positions(
      edges.count, in: range, gap: gap, taken: lines[block].within(range.widened(by: gap)), clearance: gap - 1)
    for (edge, spot) in zip(edges, spots) {
      plan.edges[edge].arrival = spot
      lines[block].insert(spot)
    }
  }
}

extension ClosedRange<Double> {
  func widened(by distance: Double) -> ClosedRange<Double> { lowerBound - distance...upperBound + distance }
}
