/// Gives arrivals from above their spots over what they point to, clear of the dots whose pointers leave there.
struct TopArrivals {
  private var plan: Plan
  private let arrivals: Arrivals
  /// Whether a part's pointer leaves at the top.
  private var departsUpwards: [Bool]
  /// By block, what has its spot already.
  private var spotsOfBlock: [Int: [Double]] = [:]

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
    departsUpwards = Array(repeating: false, count: plan.parts.count)
    for edge in plan.edges where edge.route == .up || edge.route == .flat { departsUpwards[edge.source] = true }
  }

  private mutating func place(_ edges: [Int], at index: Int) {
    let part = plan.parts[index]
    var taken = dots(below: plan.blocks[part.block].root) + (spotsOfBlock[part.block] ?? [])
    for edge in edges {
      guard let slice = plan.edges[edge].slice else { continue }
      let first = plan.parts[part.children[slice.lowerBound]]
      let last = plan.parts[part.children[slice.upperBound]]
      let spot = spots([edge], from: first.x, to: last.x + last.width, taken: taken)[0]
      plan.edges[edge].arrival = spot
      taken.append(spot)
      spotsOfBlock[part.block, default: []].append(spot)
    }
    let whole = edges.filter { plan.edges[$0].slice == nil }
    let spots = spots(whole, from: part.x, to: part.x + part.width, taken: taken)
    for (edge, spot) in zip(whole, spots) { plan.edges[edge].arrival = spot }
    spotsOfBlock[part.block, default: []] += spots
  }

  private func spots(_ edges: [Int], from: Double, to: Double, taken: [Double]) -> [Double] {
    let gap = plan.spacing(of: edges)
    return FreeSpace.positions(
      edges.count, in: from + Arrivals.inset...max(to - Arrivals.inset, from + Arrivals.inset), gap: gap,
      taken: taken, clearance: gap - 1)
  }

  private func dots(below index: Int) -> [Double] {
    let part = plan.parts[index]
    if part.isLeaf { return departsUpwards[index] ? [part.x + part.dotOffset] : [] }
    return part.children.flatMap(dots(below:))
  }
}
