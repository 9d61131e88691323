/// Gives every pointer its own spot among those that arrive at the same block, ordered by where they come from.
struct Slots {
  private var plan: Plan
  private let arrangement: Arrangement

  static func assign(_ plan: Plan, _ arrangement: Arrangement) -> Plan {
    var slots = Slots(plan: plan, arrangement: arrangement)
    slots.sortArrivals(Arrivals(of: slots.plan.edges).atBottom)
    slots.shareBlocks()
    slots.straighten()
    slots.plan = TopArrivals.assign(slots.plan)
    slots.sortArrivals(Arrivals(of: slots.plan.edges).atTop)
    return slots.plan
  }

  /// Where an edge's last piece comes from.
  private func origin(of edge: Edge) -> Double {
    if let passage = edge.passages.last { return arrangement.items[passage].x + Arrangement.passageWidth / 2 }
    return departure(of: edge)
  }

  private func departure(of edge: Edge) -> Double {
    let (item, offset) = arrangement.departure(of: edge, in: plan)
    return arrangement.items[item].x + offset
  }

  private func left(of block: Int) -> Double {
    let (item, offset) = arrangement.offset(of: block)
    return arrangement.items[item].x + offset
  }

  // MARK: Parts of blocks

  /// Where several arrive at one part, hands its spots out from left to right.
  private mutating func sortArrivals(_ arrivals: [Int: [Int]]) {
    for edges in arrivals.values where edges.count > 1 {
      let whole = edges.filter { plan.edges[$0].arrival != nil && plan.edges[$0].slice == nil }
      let spots = whole.compactMap { plan.edges[$0].arrival }.sorted()
      let turns = whole.map { (edge: $0, turn: turn(of: $0)) }
      let ordered = turns.sorted { ($0.turn.side, $0.turn.place, $0.edge) < ($1.turn.side, $1.turn.place, $1.edge) }
      for (own, spot) in zip(ordered, spots) { plan.edges[own.edge].arrival = spot }
    }
  }

  /// The order of arrivals: arcs from the left, the nearest first; what comes from another row; arcs from the right, the
  /// farthest first, so that arcs over one row lie in one another.
  private func turn(of index: Int) -> (side: Int, place: Double) {
    let edge = plan.edges[index]
    let origin = origin(of: edge)
    guard edge.route == .flat else { return (1, origin) }
    let target = plan.parts[edge.target]
    let middle = left(of: target.block) + target.x + target.width / 2
    return origin < middle ? (0, -origin) : (2, -origin)
  }

  // MARK: Whole blocks

  private struct Spot {
    var edge: Int?
    var wanted: Double
  }

  private mutating func shareBlocks() {
    var spots: [Int: [Spot]] = [:]
    for (index, edge) in plan.edges.enumerated() where edge.route == .up && edge.arrival == nil {
      let block = plan.parts[edge.target].block
      spots[block, default: []].append(Spot(edge: index, wanted: origin(of: edge) - left(of: block)))
    }
    // What crosses the block's lower edge elsewhere takes room too.
    for edge in plan.edges {
      if edge.route == .up, let arrival = edge.arrival {
        let block = plan.parts[edge.target].block
        // What arrives at a line of a column passes beside the block.
        let isBeside = plan.parts[edge.target].role == .row
        if !isBeside, spots[block] != nil { spots[block]?.append(Spot(edge: nil, wanted: arrival)) }
      } else if edge.route == .down {
        let part = plan.parts[edge.source]
        if spots[part.block] != nil { spots[part.block]?.append(Spot(edge: nil, wanted: part.x + part.dotOffset)) }
      }
    }
    for (block, list) in spots {
      let ordered = list.sorted { ($0.wanted, $0.edge ?? -1) < ($1.wanted, $1.edge ?? -1) }
      let width = plan.blocks[block].width
      let inside = Arrivals.inset...max(width - Arrivals.inset, Arrivals.inset)
      let wanted = plan.spacing(of: list.compactMap(\.edge))
      let spacing = min(wanted, (inside.upperBound - inside.lowerBound) / Double(max(list.count - 1, 1)))
      var places = Isotonic.positions(
        ordered.map { (value: $0.wanted, weight: $0.edge == nil ? 1e6 : 1) },
        gaps: Array(repeating: spacing, count: max(list.count - 1, 0)), range: inside)
      let edges = ordered.indices.filter { ordered[$0].edge != nil }
      let fixed = ordered.filter { $0.edge == nil }.map(\.wanted)
      // What is fixed may stand so close that the others have to go elsewhere.
      if !fixed.isEmpty, zip(ordered, places).contains(where: { $0.edge == nil && abs($0.wanted - $1) > 0.5 }) {
        let free = FreeSpace.positions(
          edges.count, in: inside, gap: wanted, taken: fixed, clearance: wanted)
        for (index, place) in zip(edges, free) { places[index] = place }
      }
      for (spot, place) in zip(ordered, places) { if let edge = spot.edge { plan.edges[edge].arrival = place } }
    }
  }

  // MARK: Upright lines

  /// How far a dot moves off its cell's middle to make its pointer upright.
  private static let lean = 9.0

  /// Moves dots so that pointers that almost stand upright do.
  private mutating func straighten() {
    var departures: [Int: Int] = [:]
    for edge in plan.edges { departures[edge.source, default: 0] += 1 }
    let crowds = Arrivals(of: plan.edges).atTop
    for index in plan.edges.indices {
      let edge = plan.edges[index]
      guard edge.route == .up || edge.route == .down, departures[edge.source] == 1 else { continue }
      let goal =
        edge.passages.first.map { arrangement.items[$0].x + Arrangement.passageWidth / 2 }
        ?? left(of: plan.parts[edge.target].block) + (edge.arrival ?? 0)
      let shift = goal - departure(of: edge)
      let part = plan.parts[edge.source]
      let moved = part.dotOffset + shift
      if edge.route == .down || abs(shift) > Self.lean { continue }
      // What arrives over the cell needs room beside the dot.
      let crowd = crowds[edge.source] ?? []
      let beside = Double(crowd.count) * plan.spacing(of: crowd)
      let fits = max(moved, part.width - moved) >= beside + Arrivals.inset
      if fits, moved >= 7, moved <= part.width - 7 { plan.parts[edge.source].dotOffset = moved }
    }
  }
}
