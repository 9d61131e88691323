import Diagnostics
import FigureStyle
import MemoryModel

/// The steps from a plan to places: levels, rows, sizes, order, positions, heights.
struct Layout {
  private var plan: Plan
  private let style: Style
  private let sizes: TextSizes
  private let options: LayoutOptions
  private let heading: Heading

  init(_ plan: Plan, style: Style, sizes: TextSizes, options: LayoutOptions, heading: Heading) {
    var plan = plan
    plan.measureHeads(style.pointers)
    self.plan = plan
    self.style = style
    self.sizes = sizes
    self.options = options
    self.heading = heading
  }

  /// Between a row's end and its region's edge.
  private static let rowEnd = 14.0

  func scene() throws -> Scene {
    guard let width = options.width else { return scene(available: nil) }
    let spacing = style.spacing
    let room = width - 2 * spacing.margin - spacing.labelColumn - Self.rowEnd
    // Passages take room too, and how many there are shows only when the rows stand.
    var target = max(room, 1)
    var narrowest = Double.infinity
    for _ in 0..<12 {
      let scene = scene(available: target)
      if scene.size.width <= width { return scene }
      narrowest = min(narrowest, scene.size.width)
      if target == 1 { break }
      target = max(min(target - (scene.size.width - width), target - 8), 1)
    }
    throw Diagnostics([Self.tooWide(narrowest, for: width)])
  }

  private func scene(available: Double?) -> Scene {
    let levels = HeapLevels(plan)
    var namesAside: Set<Int> = []
    // Whether a name has room shows only when all pointers have their ways.
    while true {
      let scene = scene(available: available, levels, namesAside: namesAside)
      let crowded = scene.frameNames.starts.indices.filter { scene.frameNames.starts[$0] == nil }
      if namesAside.isSuperset(of: crowded) { return scene }
      namesAside.formUnion(crowded)
    }
  }

  private func scene(available: Double?, _ levels: HeapLevels, namesAside: Set<Int>) -> Scene {
    var plan = plan
    var arrangement = arrange(plan, levels, available: nil, namesAside)
    plan.chooseRoutes(arrangement, listEdges: levels.listEdges)
    plan = Sizing.size(plan, style: style, sizes: sizes, available: available)
    // Routes decide widths, and widths decide where rows wrap, and so routes.
    for _ in 0..<(available == nil ? 1 : 3) {
      arrangement = arrange(plan, levels, available: available, namesAside)
      plan.chooseRoutes(arrangement, listEdges: levels.listEdges)
      plan = Sizing.size(plan, style: style, sizes: sizes, available: available)
    }
    arrangement.fit(to: plan)
    arrangement.addPassages(for: &plan)
    let segments = Segments(plan, arrangement)
    arrangement = RowOrder.order(arrangement, segments, style: style, orders: plan.orders)
    let left = style.spacing.margin + style.spacing.labelColumn
    let right = available.map { left + $0 } ?? .infinity
    arrangement = Placement.place(arrangement, segments, style: style, range: left...right)
    arrangement = Shortcuts.take(plan, arrangement)
    arrangement = RowOrder.untangle(arrangement, segments, style: style, orders: plan.orders)
    arrangement = Placement.place(arrangement, segments, style: style, range: left...right)
    plan = Slots.assign(plan, arrangement)
    setArcLanes(&plan, arrangement)
    let top = style.spacing.margin + heading.height(sizes)
    let elevation = Elevation(plan, arrangement, style: style, top: top)
    let end =
      arrangement.items.map { $0.x + $0.width + ($0.isPieceOfFrame ? Arrangement.framePadding : 0) }.max() ?? left
    let rows = end + Self.rowEnd
    let width = (max(rows, style.spacing.margin + heading.width(sizes)) + style.spacing.margin).rounded(.up)
    return Scene(
      plan, arrangement, elevation, FrameNames(plan, arrangement, width: { nameWidth(of: $0) }), style: style,
      sizes: sizes, width: max(width, available == nil ? 0 : options.width ?? 0), heading: heading, view: options.view)
  }

  private func arrange(
    _ plan: Plan, _ levels: HeapLevels, available: Double?, _ namesAside: Set<Int>
  ) -> Arrangement {
    Arranging.arrange(plan, levels: levels, style: style, available: available, namesAside: namesAside) {
      nameWidth(of: $0)
    }
  }

  private func nameWidth(of frame: Int) -> Double {
    let typography = Typography(style: style)
    let own = plan.frames[frame]
    let thread = plan.threads.count > 1 ? Plan.threadSuffix(plan.threads[own.thread].name) : ""
    return sizes[own.function, typography.frame].width + sizes[thread, typography.thread].width
  }

  private func setArcLanes(_ plan: inout Plan, _ arrangement: Arrangement) {
    var byRow: [Int: [Int]] = [:]
    for (index, edge) in plan.edges.enumerated() where edge.route == .flat {
      byRow[arrangement.row(of: edge.source, in: plan), default: []].append(index)
    }
    for edges in byRow.values {
      let spans = edges.map { index -> ClosedRange<Double> in
        let departure = arrangement.departure(of: plan.edges[index], in: plan)
        let arrival = arrangement.arrival(of: plan.edges[index], in: plan)
        let from = arrangement.items[departure.item].x + departure.offset
        let to = arrangement.items[arrival.item].x + arrival.offset
        return min(from, to)...max(from, to)
      }
      for (index, lane) in zip(edges, ArcLanes.lanes(of: spans)) { plan.edges[index].arcLevel = lane }
    }
  }

  static func tooWide(_ natural: Double, for width: Double) -> Diagnostic {
    .error(
      "the figure does not fit a width of \(Int(width)) pt: it needs at least \(Int(natural.rounded(.up))) pt",
      help: "ask for a larger width, or shorten texts and arrays")
  }
}
