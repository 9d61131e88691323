import FigureStyle

/// The pieces of pointers between neighbouring rows: they pull at what they join.
struct Segments {
  /// One end's view of a piece.
  struct End {
    var item: Int
    /// From the item's left edge.
    var offset: Double
    /// The other end.
    var other: Int
    var otherOffset: Double
    var weight: Double
  }

  /// By item, the pieces that lead to the row above it, and to the row below.
  private(set) var above: [[End]]
  private(set) var below: [[End]]

  init(_ plan: Plan, _ arrangement: Arrangement) {
    above = Array(repeating: [], count: arrangement.items.count)
    below = above
    for edge in plan.edges where edge.route == .up || edge.route == .down {
      var stops: [(item: Int, offset: Double)] = [arrangement.departure(of: edge, in: plan)]
      stops += edge.passages.map { ($0, Arrangement.passageWidth / 2) }
      stops.append(arrangement.arrival(of: edge, in: plan))
      for (from, to) in zip(stops, stops.dropFirst()) {
        let weight = (arrangement.items[from.item].isPassage ? 3.0 : 1) * (arrangement.items[to.item].isPassage ? 3 : 1)
        let (lower, upper) = edge.route == .up ? (from, to) : (to, from)
        above[lower.item].append(
          End(item: lower.item, offset: lower.offset, other: upper.item, otherOffset: upper.offset, weight: weight))
        below[upper.item].append(
          End(item: upper.item, offset: upper.offset, other: lower.item, otherOffset: lower.offset, weight: weight))
      }
    }
  }
}

extension Arrangement {
  func offset(of block: Int) -> (item: Int, offset: Double) {
    let item = itemOfBlock[block]
    if items[item].blocks.count == 1 { return (item, items[item].offsets[0]) }
    let index = position[block]
    return (item, items[item].offsets[index])
  }

  func departure(of edge: Edge, in plan: Plan) -> (item: Int, offset: Double) {
    let part = plan.parts[edge.source]
    let (item, offset) = offset(of: part.block)
    return (item, offset + part.x + part.dotOffset)
  }

  func arrival(of edge: Edge, in plan: Plan) -> (item: Int, offset: Double) {
    let part = plan.parts[edge.target]
    let (item, offset) = offset(of: part.block)
    return (item, offset + (edge.arrival ?? part.x + part.width / 2))
  }
}
