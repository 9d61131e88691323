import FigureStyle
import MemoryModel

/// The steps from a plan to places: levels, rows, sizes, order, positions, heights.
struct Layout {
  private var plan: Plan
  private let style: Style
  private let sizes: TextSizes
  private let heading: Heading
  /// Which pointers are looked at; nil is all.
  private let view: OwnershipView?

  init(_ plan: Plan, style: Style, sizes: TextSizes, heading: Heading, view: OwnershipView?) {
    self.view = view
    var plan = plan
    plan.measureHeads(style.pointers)
    self.plan = plan
    self.style = style
    self.sizes = sizes
    self.heading = heading
  }

  /// Between a row's end and its region's edge.
  private static let rowEnd = 14.0

  /// As wide as it comes; regions are as wide as the page, where it is wider.
  func natural(page: Double? = nil) -> Scene { scene(Room(rows: nil, page: page)) }

  /// In rows that keep to a page of `width`, or as near to it as they can.
  /// - Parameter highest: Beyond it nothing more is tried: narrower rows are higher still.
  func wrapped(to width: Double, attempts: Int, highest: Double = .infinity) -> Scene {
    let spacing = style.spacing
    let room = width - 2 * spacing.margin - spacing.labelColumn - Self.rowEnd
    // Passages take room too, and how many there are shows only when the rows stand.
    var target = max(room, 1)
    var narrowest: Scene?
    for attempt in 0..<attempts {
      let scene = scene(Room(rows: target, page: width))
      if scene.size.width <= width { return attempt == 0 ? scene : lower(scene, on: width) }
      if scene.size.width < narrowest?.size.width ?? .infinity { narrowest = scene }
      if scene.size.height > highest { return scene }
      if target == 1 { break }
      target = max(min(target - (scene.size.width - width), target - 8), 1)
    }
    return lower(narrowest ?? natural(page: width), on: width)
  }

  /// Where pointers crowd it may do to make shorter only the lines that they pass.
  private func lower(_ scene: Scene, on width: Double) -> Scene {
    let other = filled(width, page: width)
    let isBetter = scene.size.width > width || other.size.height < scene.size.height
    return other.size.width <= width && isBetter ? other : scene
  }

  /// In rows that have room on a page of `width`, whatever has to stand out of it; regions are as wide as `page`.
  /// - Parameter reserving: Whether lines leave room to the pointers that pass them.
  func filled(_ width: Double, reserving: Bool = true, page: Double?) -> Scene {
    let room = width - 2 * style.spacing.margin - style.spacing.labelColumn - Self.rowEnd
    return scene(Room(rows: max(room, 1), page: page, reserves: reserving))
  }

  /// What a scene has room in, in points: its rows, where they are to keep to it, and the page it fills.
  private struct Room {
    var rows: Double?
    var page: Double?
    /// Whether lines leave room to the pointers that pass them.
    var reserves = false
  }

  private func scene(_ room: Room) -> Scene {
    let levels = HeapLevels(plan)
    var namesAside: Set<Int> = []
    // Whether a name has room shows only when all pointers have their ways.
    while true {
      let scene = scene(room, levels, namesAside: namesAside)
      let crowded = scene.frameNames.starts.indices.filter { scene.frameNames.starts[$0] == nil }
      if namesAside.isSuperset(of: crowded) { return scene }
      namesAside.formUnion(crowded)
    }
  }

  private func scene(_ room: Room, _ levels: HeapLevels, namesAside: Set<Int>) -> Scene {
    let available = room.rows
    var (plan, arrangement) = arranged(room, levels, namesAside)
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
    let own = max(rows, style.spacing.margin + heading.width(sizes)) + style.spacing.margin
    // A page that was asked for is exactly as wide as that; others have whole points.
    let width = own <= room.page ?? 0 ? room.page ?? own : own.rounded(.up)
    return Scene(
      plan, arrangement, elevation, FrameNames(plan, arrangement, width: { nameWidth(of: $0) }), style: style,
      sizes: sizes, width: width, heading: heading, view: view)
  }

  /// The rows with all that stands in them, and the pointers that pass them.
  ///
  /// Which pointers pass a row shows only when the rows stand: those of a page then are filled anew, with room left.
  private func arranged(_ room: Room, _ levels: HeapLevels, _ namesAside: Set<Int>) -> (Plan, Arrangement) {
    var reserve: [Arrangement.LineKey: Double] = [:]
    var round = 0
    while true {
      var plan = plan
      let available = room.rows
      var arrangement = arrange(plan, levels, available: nil, [:], namesAside)
      plan.chooseRoutes(arrangement, listEdges: levels.listEdges)
      plan = Sizing.size(plan, style: style, sizes: sizes, available: available)
      // Routes decide widths, and widths decide where rows wrap, and so routes.
      for _ in 0..<(available == nil ? 1 : 3) {
        arrangement = arrange(plan, levels, available: available, reserve, namesAside)
        plan.chooseRoutes(arrangement, listEdges: levels.listEdges)
        plan = Sizing.size(plan, style: style, sizes: sizes, available: available)
      }
      arrangement.fit(to: plan)
      arrangement.addPassages(for: &plan)
      round += 1
      let grown = available.map { arrangement.reserve(beyond: reserve, available: $0, style: style) }
      guard room.reserves, let grown, grown != reserve, round < Self.fillings else { return (plan, arrangement) }
      reserve = grown
    }
  }

  private static let fillings = 6

  private func arrange(
    _ plan: Plan, _ levels: HeapLevels, available: Double?, _ reserve: [Arrangement.LineKey: Double],
    _ namesAside: Set<Int>
  ) -> Arrangement {
    Arranging.arrange(
      plan, levels: levels, style: style, available: available, reserve: reserve, namesAside: namesAside
    ) { nameWidth(of: $0) }
  }

  private func nameWidth(of frame: Int) -> Double {
    let typography = Typography(style: style)
    let own = plan.frames[frame]
    let thread = plan.threads.count > 1 ? Plan.threadSuffix(plan.threads[own.thread].name) : ""
    return ChangeMark(style).room(beforeNameOf: own) + sizes[own.function, typography.frame].width
      + sizes[thread, typography.thread].width
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
}
