/// Gives arrivals from above their spots over what they point to, clear of the dots whose pointers leave there.
struct TopArrivals {
  private var plan: Plan
  private let arrivals: Arrivals
  /// By block, the dots whose pointers leave at the top, and what has its spot already; in order.
  private var dotsOfBlock: [Int: [Double]] = [:]
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
    let sources = Set(plan.edges.lazy.filter { $0.route == .up || $0.route == .flat }.map(\.source))
    for source in sources {
      let part = plan.parts[source]
      dotsOfBlock[part.block, default: []].append(part.x + part.dotOffset)
    }
    for block in dotsOfBlock.keys { dotsOfBlock[block]?.sort() }
  }

  private mutating func place(_ edges: [Int], at index: Int) {
    let part = plan.parts[index]
    let reach = part.x - Arrivals.spacing...part.x + part.width + Arrivals.spacing
    var taken = (dotsOfBlock[part.block] ?? []).within(reach) + (spotsOfBlock[part.block] ?? []).within(reach)
    for edge in edges {
      guard let slice = plan.edges[edge].slice else { continue }
      let first = plan.parts[part.children[slice.lowerBound]]
      let last = plan.parts[part.children[slice.upperBound]]
      let spot = spots([edge], from: first.x, to: last.x + last.width, taken: taken)[0]
      plan.edges[edge].arrival = spot
      taken.append(spot)
      spotsOfBlock[part.block, default: []].insertInOrder(spot)
    }
    let whole = edges.filter { plan.edges[$0].slice == nil }
    let spots = spots(whole, from: part.x, to: part.x + part.width, taken: taken)
    for (edge, spot) in zip(whole, spots) { plan.edges[edge].arrival = spot }
    for spot in spots { spotsOfBlock[part.block, default: []].insertInOrder(spot) }
  }

  private func spots(_ edges: [Int], from: Double, to: Double, taken: [Double]) -> [Double] {
    let gap = plan.spacing(of: edges)
    return FreeSpace.positions(
      edges.count, in: from + Arrivals.inset...max(to - Arrivals.inset, from + Arrivals.inset), gap: gap,
      taken: taken, clearance: gap - 1)
  }
}

extension [Double] {
  /// The part of a sorted list that lies in `range`.
  fileprivate func within(_ range: ClosedRange<Double>) -> [Double] {
    let first = firstIndex(notBelow: range.lowerBound)
    var last = first
    while last < count, self[last] <= range.upperBound { last += 1 }
    return Array(self[first..<last])
  }

  fileprivate mutating func insertInOrder(_ value: Double) { insert(value, at: firstIndex(notBelow: value)) }

  private func firstIndex(notBelow value: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
