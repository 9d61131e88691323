/// Lines that cross bands, and the room between them for the bands' texts.
extension Sizing {
  /// Gives dots and arrivals at nested parts their places.
  /// - Returns: for each compound, the lines that cross its band.
  mutating func placeLines(in root: Int) -> [Int: [Double]] {
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
  mutating func widenForBandTexts(_ root: Int, lines: [Int: [Double]]) -> Bool {
    var widened = false
    for (index, crossing) in lines.sorted(by: { $0.key < $1.key }) where !crossing.isEmpty {
      guard let lack = lack(ofRoomFor: index, between: crossing) else { continue }
      widen(root, at: lack.at, by: lack.width.rounded(.up), lines: crossing)
      widened = true
    }
    return widened
  }

  /// How much more room a band's text needs, and where the most is.
  func lack(ofRoomFor index: Int, between crossing: [Double]) -> (at: Double, width: Double)? {
    let part = plan.parts[index]
    let room = part.hasBandMark ? ChangeMark(style).room : 0
    let text = bandWidth(index) - 2 * max(style.spacing.paddingX - 2, room)
    let range = part.x + room...max(part.x + part.width - room, part.x + room)
    let widest = FreeSpace.widest(in: range, between: crossing, clearance: Plan.lineClearance)
    let missing = text + 2 * Plan.lineClearance - (widest.upperBound - widest.lowerBound)
    if text <= 0 || missing <= 0 { return nil }
    return ((widest.lowerBound + widest.upperBound) / 2, missing)
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
