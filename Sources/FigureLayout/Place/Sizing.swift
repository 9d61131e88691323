import FigureStyle
import MemoryModel

/// Gives every block its width, every cell its place in its block, and every pointer to a part of a block the place
/// where it arrives. Widths are whole points, as Graphviz rounds nodes to them.
struct Sizing {
  var plan: Plan
  let style: Style
  let sizes: TextSizes
  let typography: Typography
  let arrivals: Arrivals
  /// Whether a part's pointer leaves at the top, where it takes room from arrivals.
  var departsUpwards: [Bool]
  /// By part, its share of the room that heads on bars over it, or under it, need.
  var landings: [Int: Double] = [:]
  /// The widest a block may be, in points, if it can help it.
  let available: Double

  static func size(_ plan: Plan, style: Style, sizes: TextSizes, available: Double?) -> Plan {
    var sizing = Sizing(plan, style: style, sizes: sizes, available: available ?? .infinity)
    // What stands beside a column widens it.
    let isColumn = plan.blocks.map { $0.column != nil }
    for block in plan.blocks.indices where !isColumn[block] { sizing.size(block: block) }
    for block in plan.blocks.indices where isColumn[block] { sizing.size(block: block) }
    return sizing.plan
  }

  private init(_ plan: Plan, style: Style, sizes: TextSizes, available: Double) {
    self.plan = plan
    self.available = available
    self.style = style
    self.sizes = sizes
    typography = Typography(style: style)
    arrivals = Arrivals(of: plan.edges)
    departsUpwards = Array(repeating: false, count: plan.parts.count)
    for part in plan.parts.indices {
      self.plan.parts[part].leavesDownwards = false
      self.plan.parts[part].barLevels = 0
    }
    for edge in plan.edges {
      switch edge.route {
      case .up, .flat: departsUpwards[edge.source] = true
      case .down: self.plan.parts[edge.source].leavesDownwards = true
      case .list, .beside: continue
      }
    }
    stackBars()
  }

  private mutating func stackBars() {
    for (target, edges) in arrivals.atBottom {
      let bars = SliceBars(of: edges, underBar: false, in: &plan, children: plan.parts[target].children.count)
      plan.parts[target].barLevels = bars.levels
    }
    for (target, edges) in arrivals.atTop {
      let hasWhole = edges.contains { plan.edges[$0].slice == nil }
      _ = SliceBars(of: edges, underBar: hasWhole, in: &plan, children: plan.parts[target].children.count)
    }
    for edge in plan.edges where edge.route != .list && edge.route != .beside {
      guard let landing = edge.landing else { continue }
      for child in plan.parts[edge.target].children[landing] {
        landings[child, default: 0] += max(edge.headRoom, Arrivals.spacing) / Double(landing.count)
      }
    }
  }

  // MARK: One block

  private mutating func size(block: Int) {
    if plan.blocks[block].isToScale { return sizeToScale(block) }
    if plan.blocks[block].column != nil { return sizeColumn(block) }
    let root = plan.blocks[block].root
    measure(root)
    for _ in 0..<8 {
      place(root, at: 0)
      let placed = placeLines(in: root)
      if !widenForBandTexts(root, lines: placed) { break }
    }
    plan.blocks[block].width = plan.parts[root].width
  }

  mutating func place(_ part: Int, at x: Double) {
    plan.parts[part].x = x
    var next = x
    for (index, child) in plan.parts[part].children.enumerated() {
      if let columns = plan.parts[part].columns, index % columns == 0 { next = x }
      place(child, at: next)
      next += plan.parts[child].width
    }
  }
}
