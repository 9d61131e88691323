import FigureStyle
import MemoryModel

/// Gives every block its width, every cell its place in its block, and every pointer to a part of a block the place
/// where it arrives. Widths are whole points, as Graphviz rounds nodes to them.
struct Sizing {
  private(set) var plan: Plan
  let style: Style
  let sizes: TextSizes
  let typography: Typography
  private let arrivals: Arrivals
  /// Whether a part's pointer leaves at the top, where it takes room from arrivals.
  private var departsUpwards: [Bool]
  /// By part, its share of the room that heads on bars over it, or under it, need.
  private var landings: [Int: Double] = [:]
  /// The widest a block may be, in points, if it can help it.
  private let available: Double

  static func size(_ plan: Plan, style: Style, sizes: TextSizes, available: Double?) -> Plan {
    var sizing = Sizing(plan, style: style, sizes: sizes, available: available ?? .infinity)
    for block in plan.blocks.indices { sizing.size(block: block) }
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
      case .list: continue
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
    for edge in plan.edges where edge.route != .list {
      guard let landing = edge.landing else { continue }
      for child in plan.parts[edge.target].children[landing] {
        landings[child, default: 0] += max(edge.headRoom, Arrivals.spacing) / Double(landing.count)
      }
    }
  }

  // MARK: One block

  private mutating func size(block: Int) {
    let root = plan.blocks[block].root
    measure(root)
    for _ in 0..<8 {
      place(root, at: 0)
      let placed = placeLines(in: root)
      if !widenForBandTexts(root, lines: placed) { break }
    }
    plan.blocks[block].width = plan.parts[root].width
  }

  /// Sets the natural width of a part and of all below it, and how deep it is.
  /// - Returns: how many lines cross its lower edge, and its upper one.
  @discardableResult
  private mutating func measure(_ part: Int) -> (below: Lines, above: Lines) {
    var below = lines(of: arrivals.atBottom[part] ?? [], departs: plan.parts[part].leavesDownwards)
    var above = lines(of: arrivals.atTop[part] ?? [], departs: departsUpwards[part])
    let children = plan.parts[part].children
    if children.isEmpty {
      plan.parts[part].depth = 0
      plan.parts[part].width = leafWidth(part)
    } else {
      for child in children {
        let lines = measure(child)
        below += lines.below
        above += lines.above
      }
      for child in children {
        guard let share = landings[child] else { continue }
        let missing = (share + 2 * Arrivals.inset).rounded(.up) - plan.parts[child].width
        if missing > 0 { stretch(child, by: missing) }
      }
      if plan.parts[part].isArray {
        let cells = children.filter { plan.parts[$0].isLeaf && plan.parts[$0].role == .cell }
        let widest = cells.map { plan.parts[$0].width }.max() ?? 0
        for cell in cells { plan.parts[cell].width = widest }
      }
      plan.parts[part].depth = 1 + (children.map { plan.parts[$0].depth }.max() ?? 0)
      breakLines(part)
      plan.parts[part].width = childrenWidth(part)
    }
    let least = max(bandWidth(part), arrivalWidth(part), below.width, above.width)
    let missing = least.rounded(.up) - plan.parts[part].width
    if missing > 0 { stretch(part, by: missing) }
    return (below, above)
  }

  /// Lines that cross an edge of a part.
  private struct Lines {
    var count: Int
    /// The largest distance one of them needs from the next.
    var spacing: Double

    var width: Double { Arrivals.width(for: count, spacing: spacing) }

    static func += (a: inout Lines, b: Lines) {
      a.count += b.count
      a.spacing = max(a.spacing, b.spacing)
    }
  }

  private func lines(of edges: [Int], departs: Bool) -> Lines {
    Lines(count: edges.count + (departs ? 1 : 0), spacing: plan.spacing(of: edges))
  }

  /// Shortens the lines of a wrapped array to what the page has room for.
  private mutating func breakLines(_ part: Int) {
    guard let columns = plan.parts[part].columns, let cell = plan.parts[part].children.first else { return }
    let room = Int(min(available / plan.parts[cell].width, Double(columns)))
    plan.parts[part].columns = max(room, 1)
  }

  private func childrenWidth(_ part: Int) -> Double {
    let children = plan.parts[part].children
    return children.prefix(plan.parts[part].columns ?? children.count).reduce(0) { $0 + plan.parts[$1].width }
  }

  private func leafWidth(_ index: Int) -> Double {
    let part = plan.parts[index]
    let spacing = style.spacing
    var width = spacing.leastCell
    for face in part.faces {
      switch face?.content {
      case .text(let text, let role):
        width = max(width, sizes[text, typography.font(for: role)].width + 2 * spacing.paddingX)
      case .pointer(let pointer):
        if case .address(let address) = pointer.target {
          let text = sizes[Face.text(ofAddress: address), typography.field].width
          width = max(width, text + 8 * style.pointers.arrowSize + 4 + 2 * Arrivals.inset)
        }
        if case .dangling = pointer.target { width = max(width, Stub.danglingWidth(style) + 2 * Arrivals.inset) }
      case .empty, nil: continue
      }
    }
    if part.hasCellMark { width = max(width, contentWidth(part) + 2 * ChangeMark(style).room) }
    if let name = part.name {
      // Above a dot it stands beside the mark.
      let besideMark = part.hasCellMark && part.leavesDownwards
      let padding = besideMark ? max(spacing.paddingX - 2, ChangeMark(style).room) : spacing.paddingX - 2
      width = max(width, sizes[name, typography.field].width + 2 * padding)
    }
    return width.rounded(.up)
  }

  /// The widest of what stands in the middle of a cell.
  private func contentWidth(_ part: Part) -> Double {
    var width = 0.0
    for face in part.faces {
      switch face?.content {
      case .text(let text, let role): width = max(width, sizes[text, typography.font(for: role)].width)
      case .pointer(let pointer):
        let glyph = 8 * style.pointers.arrowSize
        switch pointer.target {
        case .place: width = max(width, glyph)
        case .null: width = max(width, Stub.nullWidth)
        case .dangling: width = max(width, Stub.danglingWidth(style))
        case .address(let address):
          width = max(width, glyph + 4 + sizes[Face.text(ofAddress: address), typography.field].width)
        }
      case .empty, nil: continue
      }
    }
    return width
  }

  /// The width a part's band needs for its text.
  private func bandWidth(_ part: Int) -> Double {
    guard plan.hasBand(part) else { return 0 }
    var width = 0.0
    for state in 0..<plan.stateCount {
      guard let band = plan.bandText(of: part, in: state) else { continue }
      width = max(width, plan.width(of: band, part: part, sizes: sizes, typography: typography))
    }
    let isVariable = plan.parts[part].parent == nil && plan.blocks[plan.parts[part].block].header != .line
    if width == 0 { return 0 }
    let padding = isVariable ? style.spacing.paddingX : style.spacing.paddingX - 2
    return width + 2 * (plan.parts[part].hasBandMark ? max(padding, ChangeMark(style).room) : padding)
  }

  /// The width that arrivals at its top need beside its dot.
  private func arrivalWidth(_ part: Int) -> Double {
    let top = arrivals.atTop[part] ?? []
    guard departsUpwards[part], !top.isEmpty else { return 0 }
    return 2 * (Double((top.count + 1) / 2) * plan.spacing(of: top) + Arrivals.inset)
  }

  /// Widens a part by whole points, evenly over its cells, and at least by `extra`; an array's cells stay equal.
  private mutating func stretch(_ part: Int, by extra: Double) {
    let children = plan.parts[part].children
    if children.isEmpty {
      plan.parts[part].width += extra
      return
    }
    if let columns = plan.parts[part].columns ?? (plan.parts[part].isArray ? children.count : nil) {
      let share = (extra / Double(columns)).rounded(.up)
      for child in children { stretch(child, by: share) }
    } else {
      let share = (extra / Double(children.count)).rounded(.down)
      var rest = extra - share * Double(children.count)
      for child in children {
        let own = share + min(rest, 1)
        rest -= min(rest, 1)
        if own > 0 { stretch(child, by: own) }
      }
    }
    plan.parts[part].width = childrenWidth(part)
  }

  private mutating func place(_ part: Int, at x: Double) {
    plan.parts[part].x = x
    var next = x
    for (index, child) in plan.parts[part].children.enumerated() {
      if let columns = plan.parts[part].columns, index % columns == 0 { next = x }
      place(child, at: next)
      next += plan.parts[child].width
    }
  }

  // MARK: Lines through bands

  /// Gives dots and arrivals at nested parts their places.
  /// - Returns: for each compound, the lines that cross its band.
  private mutating func placeLines(in root: Int) -> [Int: [Double]] {
    var lines: [Int: [Double]] = [:]
    placeLines(of: root, isRoot: true, &lines)
    return lines
  }

  @discardableResult
  private mutating func placeLines(of index: Int, isRoot: Bool, _ lines: inout [Int: [Double]]) -> [Double] {
    var crossing: [Double] = []
    for child in plan.parts[index].children { crossing += placeLines(of: child, isRoot: false, &lines) }
    let part = plan.parts[index]
    if part.isLeaf {
      let arriving = isRoot ? [] : arrivals.atBottom[index] ?? []
      let inside = part.x + Arrivals.inset...part.x + max(part.width - Arrivals.inset, Arrivals.inset)
      plan.parts[index].dotOffset = part.width / 2
      if part.leavesDownwards {
        let places = FreeSpace.positions(
          arriving.count + 1, in: inside, gap: plan.spacing(of: arriving), taken: [], clearance: 0)
        plan.parts[index].dotOffset = places[arriving.count] - part.x
        crossing.append(places[arriving.count])
      }
    }
    let own = arrivals.atBottom[index] ?? []
    let whole = own.filter { plan.edges[$0].slice == nil }
    var onBars: [Double] = []
    var taken = SortedLines(crossing)
    for (landing, edges) in plan.landings(of: own) {
      let first = plan.parts[part.children[landing.lowerBound]]
      let last = plan.parts[part.children[landing.upperBound]]
      let range = first.x + Arrivals.inset...last.x + last.width - Arrivals.inset
      let gap = plan.spacing(of: edges)
      let places = FreeSpace.positions(
        edges.count, in: range, gap: gap, taken: taken.within(range.widened(by: gap)), clearance: gap)
      for (edge, place) in zip(edges, places) {
        plan.edges[edge].arrival = place
        onBars.append(place)
        taken.insert(place)
      }
    }
    crossing += onBars
    if plan.hasBand(index) { lines[index] = crossing }
    if isRoot {
      for edge in whole { plan.edges[edge].arrival = nil }
    } else {
      let places = FreeSpace.positions(
        whole.count, in: part.x + Arrivals.inset...part.x + max(part.width - Arrivals.inset, Arrivals.inset),
        gap: plan.spacing(of: whole), taken: crossing, clearance: plan.spacing(of: whole))
      for (edge, place) in zip(whole, places) { plan.edges[edge].arrival = place }
      crossing += places
    }
    return crossing
  }

  /// Widens cells under which a band's text finds no room between the lines.
  /// - Returns: whether something was widened.
  private mutating func widenForBandTexts(_ root: Int, lines: [Int: [Double]]) -> Bool {
    var widened = false
    for (index, crossing) in lines.sorted(by: { $0.key < $1.key }) where !crossing.isEmpty {
      let part = plan.parts[index]
      let room = part.hasBandMark ? ChangeMark(style).room : 0
      let text = bandWidth(index) - 2 * max(style.spacing.paddingX - 2, room)
      let range = part.x + room...max(part.x + part.width - room, part.x + room)
      let widest = FreeSpace.widest(in: range, between: crossing, clearance: Plan.lineClearance)
      let missing = text + 2 * Plan.lineClearance - (widest.upperBound - widest.lowerBound)
      if text <= 0 || missing <= 0 { continue }
      widen(root, at: (widest.lowerBound + widest.upperBound) / 2, by: missing.rounded(.up), lines: crossing)
      widened = true
    }
    return widened
  }

  /// Widens the cell at `x` of a block, and what it is in.
  /// - Returns: by how much.
  @discardableResult
  private mutating func widen(_ part: Int, at x: Double, by extra: Double, lines: [Double]) -> Double {
    let children = plan.parts[part].children
    let own: Double
    if let child = children.first(where: { x <= plan.parts[$0].x + plan.parts[$0].width }) ?? children.last {
      let isOfEquals = plan.parts[part].isArray && plan.parts[child].isLeaf && plan.parts[child].role == .cell
      let widened = widen(child, at: x, by: extra, lines: lines)
      let equals =
        isOfEquals ? children.filter { $0 != child && plan.parts[$0].isLeaf && plan.parts[$0].role == .cell } : []
      for cell in equals { plan.parts[cell].width += widened }
      own = widened * Double(min(equals.count + 1, plan.parts[part].columns ?? .max))
    } else {
      // A cell that is crossed in its middle gains only half on either side.
      let cell = plan.parts[part]
      own = lines.contains { cell.x < $0 && $0 < cell.x + cell.width } ? 2 * extra : extra
    }
    plan.parts[part].width += own
    return own
  }
}

extension Plan {
  /// How far a band's text stays from a line that crosses the band, in points.
  /// The widest open head is the widest of them.
  static let lineClearance = 7.0

  /// Between a nested compound's name and its type.
  static let memberGap = 6.0

  /// The width of a band's text: two lines for a variable, else name and type beside one another.
  func width(of band: BandText, part: Int, sizes: TextSizes, typography: Typography) -> Double {
    let type = band.type.map { sizes[$0, typography.type].width } ?? 0
    if parts[part].parent == nil {
      return max(band.name.map { sizes[$0, typography.name].width } ?? 0, type)
    }
    let name = band.name.map { sizes[$0, typography.member].width } ?? 0
    return name + type + (band.name != nil && band.type != nil ? Self.memberGap : 0)
  }
}

/// A pointer that has no arrow, in its cell.
enum Stub {
  /// The width of a tail, a short line and a cross.
  static func danglingWidth(_ style: Style) -> Double { 8 * style.pointers.arrowSize + 12 }

  /// The width of the ground sign.
  static let nullWidth = 11.0
}
