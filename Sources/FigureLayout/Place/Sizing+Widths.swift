import FigureStyle

/// Natural widths: what texts, arrivals and bands need.
extension Sizing {
  /// Sets the natural width of a part and of all below it, and how deep it is.
  /// - Returns: how many lines cross its lower edge, and its upper one.
  @discardableResult
  mutating func measure(_ part: Int) -> (below: Lines, above: Lines) {
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
  struct Lines {
    var count: Int
    /// The largest distance one of them needs from the next.
    var spacing: Double

    var width: Double { Arrivals.width(for: count, spacing: spacing) }

    static func += (a: inout Lines, b: Lines) {
      a.count += b.count
      a.spacing = max(a.spacing, b.spacing)
    }
  }

  func lines(of edges: [Int], departs: Bool) -> Lines {
    Lines(count: edges.count + (departs ? 1 : 0), spacing: plan.spacing(of: edges))
  }

  /// Shortens the lines of a wrapped array to what the page has room for.
  mutating func breakLines(_ part: Int) {
    guard let columns = plan.parts[part].columns, let cell = plan.parts[part].children.first else { return }
    let room = Int(min(available / plan.parts[cell].width, Double(columns)))
    plan.parts[part].columns = max(room, 1)
  }

  func childrenWidth(_ part: Int) -> Double {
    let children = plan.parts[part].children
    return children.prefix(plan.parts[part].columns ?? children.count).reduce(0) { $0 + plan.parts[$1].width }
  }

  func leafWidth(_ index: Int) -> Double {
    let part = plan.parts[index]
    let spacing = style.spacing
    var width = spacing.leastCell
    for face in part.faces {
      switch face?.content {
      case .text(let text, let role):
        width = max(width, sizes[text, typography.font(of: part, role)].width + 2 * spacing.paddingX)
      case .pointer(let pointer):
        if let text = Face.stubText(of: pointer) {
          let textWidth = sizes[text, typography.field].width
          width = max(width, textWidth + 8 * style.pointers.arrowSize + 4 + 2 * Arrivals.inset)
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
        case .address, .hidden:
          let text = Face.stubText(of: pointer) ?? ""
          width = max(width, glyph + 4 + sizes[text, typography.field].width)
        }
      case .empty, nil: continue
      }
    }
    return width
  }

  /// The width a part's band needs for its text.
  func bandWidth(_ part: Int) -> Double {
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
  func arrivalWidth(_ part: Int) -> Double {
    let top = arrivals.atTop[part] ?? []
    guard departsUpwards[part], !top.isEmpty else { return 0 }
    return 2 * (Double((top.count + 1) / 2) * plan.spacing(of: top) + Arrivals.inset)
  }

  /// Widens a part by whole points, evenly over its cells, and at least by `extra`; an array's cells stay equal.
  mutating func stretch(_ part: Int, by extra: Double) {
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
}
