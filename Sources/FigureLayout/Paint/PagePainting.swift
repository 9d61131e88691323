import FigureStyle
import MemoryModel

extension Scene {
  /// The regions of one state, from top to bottom, with all that stands in them.
  func groups(in state: Int) -> [Group] {
    let bars = bars(in: state)
    return elevation.regions.map { region in
      var group = Group(
        id: region.region.rawValue, role: .region, title: nil,
        rect: flipped(
          Rect(
            x: style.spacing.margin, y: region.top, width: bodyWidth - 2 * style.spacing.margin,
            height: region.bottom - region.top)),
        paint: Paint(fill: style.regions.paint(of: region.region).fill, radius: 10))
      group.title = name(of: region.region)
      group.texts = regionTexts(region)
      if region.region == .stack {
        group.groups = stacks(in: state, bars: bars)
      } else {
        group.groups = blocks(in: region).flatMap { self.groups(of: $0, in: state, bars: bars) }
      }
      return group
    }
  }

  private func name(of region: Region) -> String {
    switch region {
    case .code: RegionName.code
    case .globals: RegionName.globals
    case .heap: RegionName.heap
    case .stack: plan.threads.count > 1 ? RegionName.stacks : RegionName.stack
    }
  }

  private func regionTexts(_ region: Elevation.RegionElevation) -> [Label] {
    let row = elevation.rows[region.rows.lowerBound]
    let start = Point(x: style.spacing.margin + 10, y: row.top + row.valueCenter)
    let id = region.region.rawValue
    var texts = [label(name(of: region.region), typography.region, style.inks.ink, from: start, id: id + "#label")]
    if region.region == .heap, plan.omittedBlocks > 0 {
      texts.append(
        label(
          plan.omittedText, typography.field, style.inks.sub,
          from: Point(x: start.x, y: start.y + style.sizes.region + 4), id: id + "#more"))
    }
    return texts
  }

  private func blocks(in region: Elevation.RegionElevation) -> [Int] {
    region.rows.flatMap { arrangement.rows[$0].items.flatMap { arrangement.items[$0].blocks } }
  }

  /// A block; of a column its strips, and what stands beside its lines.
  private func groups(of block: Int, in state: Int, bars: [Int: [Shape]]) -> [Group] {
    guard var group = group(of: block, in: state) else { return [] }
    group.shapes += bars[block] ?? []
    return [group] + strips(of: block, in: state)
      + (satellites[block] ?? []).compactMap { self.group(of: $0, in: state) }
  }

  // MARK: Stacks

  private func stacks(in state: Int, bars: [Int: [Shape]]) -> [Group] {
    var itemsOfFrame: [[Int]] = Array(repeating: [], count: plan.frames.count)
    for (index, item) in arrangement.items.enumerated() {
      if let frame = item.frame { itemsOfFrame[frame].append(index) }
    }
    var framesOfThread: [[Int]] = Array(repeating: [], count: plan.threads.count)
    for (index, frame) in plan.frames.enumerated() { framesOfThread[frame.thread].append(index) }
    return plan.threads.indices.compactMap { thread in
      let rects = framesOfThread[thread].map { rect(ofFrameOf: itemsOfFrame[$0]) }
      let frames = zip(framesOfThread[thread], rects).compactMap { frame, rect in
        plan.frames[frame].isPresent[state]
          ? self.frame(frame, itemsOfFrame[frame], in: state, bars: bars)
          : goneFrame(frame, rect, name: { frameTexts($0, $1) }, in: state)
      }
      guard let first = rects.first, plan.threads[thread].isPresent[state] || !frames.isEmpty else { return nil }
      return Group(
        id: plan.threads[thread].id, role: .stack, title: "stack of \(plan.threads[thread].name)",
        rect: flipped(rects.dropFirst().reduce(first) { $0.union($1) }), paint: Paint(), groups: frames)
    }
  }

  func rect(ofFrame frame: Int) -> Rect {
    rect(ofFrameOf: arrangement.items.indices.filter { arrangement.items[$0].frame == frame })
  }

  /// The texts that stand in no block, names of regions and frames; y grows downwards.
  var freeTexts: [Rect] {
    let regions = elevation.regions.flatMap { regionTexts($0) }
    let frames = plan.frames.indices.flatMap { frame -> [Label] in
      let rect = rect(ofFrame: frame)
      return frameTexts(frame, rect)
    }
    // Turned twice, a rectangle is what it was.
    return (regions + frames).map { flipped($0.rect) }
  }

  private func rect(ofFrameOf items: [Int]) -> Rect {
    let parts = items.map { index in
      let item = arrangement.items[index]
      let row = elevation.rows[item.row]
      let pad = item.isPieceOfFrame ? Arrangement.framePadding : 0
      return Rect(
        x: item.x - pad, y: row.top - row.above, width: item.width + 2 * pad,
        height: row.bottom + row.below - row.top + row.above)
    }
    guard let first = parts.first else { return Rect(x: 0, y: 0, width: 0, height: 0) }
    return parts.dropFirst().reduce(first) { $0.union($1) }
  }

  static let frameRadius = 8.0

  private func frame(_ index: Int, _ items: [Int], in state: Int, bars: [Int: [Shape]]) -> Group {
    let frame = plan.frames[index]
    let rect = rect(ofFrameOf: items)
    var group = Group(
      id: frame.id, role: .frame, title: "frame of \(frame.function)", rect: flipped(rect),
      paint: Paint(fill: style.frame.fill, line: style.frame.line, pen: 0.7, radius: Self.frameRadius))
    group.groups = frame.blocks.flatMap { groups(of: $0, in: state, bars: bars) }
    group.texts = frameTexts(index, rect)
    if let mark = frameMark(of: index, rect, in: state) { group.shapes.append(mark) }
    return group
  }

  /// The height of a frame's name.
  func frameNameMiddle(in rect: Rect) -> Double { rect.maxY - Elevation.frameBottom - style.sizes.frame / 2 - 1 }

  /// Where a frame's name begins, with the mark before it.
  func frameNameStart(of index: Int, in rect: Rect) -> Double {
    frameNames.starts[index] ?? rect.minX + Arrangement.framePadding
  }

  /// The function's name at the bottom left, and the thread's where there are several.
  private func frameTexts(_ index: Int, _ rect: Rect) -> [Label] {
    let frame = plan.frames[index]
    let y = frameNameMiddle(in: rect)
    var x = frameNameStart(of: index, in: rect) + ChangeMark(style).room(beforeNameOf: frame)
    var texts = [
      label(frame.function, typography.frame, style.inks.ink, from: Point(x: x, y: y), id: frame.id + "#label")
    ]
    if plan.threads.count > 1 {
      x += sizes[frame.function, typography.frame].width
      let suffix = Plan.threadSuffix(plan.threads[frame.thread].name)
      texts.append(label(suffix, typography.thread, style.inks.sub, from: Point(x: x, y: y), id: frame.id + "#thread"))
    }
    return texts
  }
}

extension Rect {
  func union(_ other: Rect) -> Rect {
    let x = min(minX, other.minX)
    let y = min(minY, other.minY)
    return Rect(x: x, y: y, width: max(maxX, other.maxX) - x, height: max(maxY, other.maxY) - y)
  }
}
