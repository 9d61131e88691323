import FigureStyle

/// Finds ways for leaders on a grid, round everything that is drawn in any state. y grows downwards.
struct LeaderWays {
  private let step: Double
  private let columns: Int
  private let rows: Int
  /// Texts, pointers, notes and other leaders.
  private var isTaken: [Bool]
  /// The block that stands there with some room around it: its number and 1, or -1 for several.
  private var block: [Int32]
  /// Cells of blocks themselves.
  private var isInside: [Bool]
  private let boxes: Boxes

  private static let clearance = 3.0
  /// Between a note and the first turn.
  private static let lead = 8.0
  /// What a turn costs, in steps.
  private static let turn = 8

  init(_ scene: Scene, notes: [Rect], size: Size) {
    boxes = scene.boxes
    // Fine where that is cheap.
    step = max(2, (size.width * size.height / 80_000).squareRoot())
    columns = Int((size.width / step).rounded(.up)) + 1
    rows = Int((size.height / step).rounded(.up)) + 1
    isTaken = Array(repeating: false, count: columns * rows)
    isInside = isTaken
    block = Array(repeating: 0, count: columns * rows)
    for index in scene.plan.blocks.indices {
      let rect = scene.boxes.blockRect(index)
      fill(rect.grown(by: Self.clearance)) { ways, spot in
        ways.block[spot] = ways.block[spot] == 0 ? Int32(index + 1) : -1
      }
      fill(rect.grown(by: 0.5)) { ways, spot in ways.isInside[spot] = true }
    }
    for rect in scene.freeTexts { take(rect.grown(by: Self.clearance - 1)) }
    for rect in notes { take(rect.grown(by: 2)) }
    let margin = scene.style.spacing.margin
    let inner = Rect(x: margin, y: margin, width: size.width - 2 * margin, height: size.height - 2 * margin)
    for row in 0..<rows {
      for place in 0..<columns where !inner.contains(Point(x: Double(place) * step, y: Double(row) * step)) {
        isTaken[row * columns + place] = true
      }
    }
    for edge in scene.plan.edges {
      let points = scene.routes.route(of: edge).points
      for start in stride(from: 0, to: points.count - 3, by: 3) {
        take(piece: points[start], points[start + 1], points[start + 2], points[start + 3])
      }
    }
  }

  // MARK: What is in the way

  private func column(at x: Double) -> Int { Int((x / step).rounded()) }

  private mutating func fill(_ rect: Rect, _ body: (inout LeaderWays, Int) -> Void) {
    let (left, right) = (max(Int((rect.minX / step).rounded(.up)), 0), min(Int(rect.maxX / step), columns - 1))
    let (top, bottom) = (max(Int((rect.minY / step).rounded(.up)), 0), min(Int(rect.maxY / step), rows - 1))
    guard left <= right, top <= bottom else { return }
    for row in top...bottom { for place in left...right { body(&self, row * columns + place) } }
  }

  private mutating func take(_ rect: Rect) { fill(rect) { ways, spot in ways.isTaken[spot] = true } }

  private mutating func take(piece a: Point, _ b: Point, _ c: Point, _ d: Point) {
    let reach = max(Self.clearance, step * 0.75)
    let length = a.distance(to: b) + b.distance(to: c) + c.distance(to: d)
    let count = max(Int(length / step), 1) + 1
    for index in 0...count {
      let t = Double(index) / Double(count)
      let s = 1 - t
      let x = s * s * s * a.x + 3 * s * s * t * b.x + 3 * s * t * t * c.x + t * t * t * d.x
      let y = s * s * s * a.y + 3 * s * s * t * b.y + 3 * s * t * t * c.y + t * t * t * d.y
      take(Rect(x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach))
    }
  }

  // MARK: The way

  /// The corners from the note to what it is about; nil where there is no way.
  mutating func route(from note: Rect, to target: Scene.Target, isBelow: Bool) -> [Point]? {
    let ends = ends(of: target)
    if ends.isEmpty { return nil }
    guard let (spots, end) = search(from: starts(of: note, isBelow: isBelow), to: ends, own: target.block) else {
      return nil
    }
    var points = spots.map { Point(x: Double($0 % columns) * step, y: Double($0 / columns) * step) }
    let first = points[0]
    points.insert(isBelow ? Point(x: first.x, y: note.minY) : Point(x: note.minX, y: first.y), at: 0)
    points.append(end)
    for pair in zip(points, points.dropFirst()) {
      take(
        Rect(
          x: min(pair.0.x, pair.1.x), y: min(pair.0.y, pair.1.y), width: abs(pair.0.x - pair.1.x),
          height: abs(pair.0.y - pair.1.y)
        ).grown(by: Self.clearance))
    }
    return Self.corners(of: points)
  }

  /// Spots before a note to which nothing bars the way, with what starting there costs.
  private func starts(of note: Rect, isBelow: Bool) -> [(spot: Int, cost: Int)] {
    if isBelow {
      let row = Int((note.minY - Self.lead) / step)
      let last = Int((note.minY - 2) / step)
      return stride(from: note.minX + 4, through: note.maxX - 4, by: step).compactMap { x in
        let place = column(at: x)
        return (row...max(row, last - 1)).allSatisfy { isFree($0 * columns + place) } ? (row * columns + place, 0) : nil
      }
    }
    let place = Int((note.minX - Self.lead) / step)
    let last = Int((note.minX - 2) / step)
    // At the first line, where the eye starts to read, if that is possible.
    let first = Int(((note.minY + min(note.height / 2, 10)) / step).rounded())
    let (top, bottom) = (Int(((note.minY + 4) / step).rounded(.up)), Int((note.maxY - 4) / step))
    return (min(top, first)...max(bottom, first)).compactMap { row in
      let isOpen = (place...max(place, last - 1)).allSatisfy { isFree(row * columns + $0) }
      return isOpen ? (row * columns + place, 2 * abs(row - first)) : nil
    }
  }

  /// Spots from which a straight line leads to the target's border, and where it touches.
  private func ends(of target: Scene.Target) -> [Int: Point] {
    var ends: [Int: Point] = [:]
    let rect = target.rect
    let whole = target.block.map { boxes.blockRect($0) } ?? rect
    let inset = min(5.0, rect.width / 4)
    let reach = Self.clearance + step
    func isBorder(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 0.1 }
    var x = ((rect.minX + inset) / step).rounded(.up) * step
    while x <= rect.maxX - inset {
      if isBorder(rect.minY, whole.minY) {
        ends[Int((rect.minY - reach) / step) * columns + column(at: x)] = Point(x: x, y: rect.minY)
      }
      if isBorder(rect.maxY, whole.maxY) {
        ends[Int(((rect.maxY + reach) / step).rounded(.up)) * columns + column(at: x)] = Point(x: x, y: rect.maxY)
      }
      x += step
    }
    var y = ((rect.minY + 4) / step).rounded(.up) * step
    while y <= rect.maxY - 4 {
      let row = Int((y / step).rounded())
      if isBorder(rect.maxX, whole.maxX) {
        ends[row * columns + Int(((rect.maxX + reach) / step).rounded(.up))] = Point(x: rect.maxX, y: y)
      }
      if isBorder(rect.minX, whole.minX) {
        ends[row * columns + Int((rect.minX - reach) / step)] = Point(x: rect.minX, y: y)
      }
      y += step
    }
    return ends.filter { spot, point in
      spot >= 0 && spot < columns * rows && isClear(from: spot, to: point, own: target.block)
    }
  }

  /// Whether nothing lies between a spot and the border it leads to, its own block's room apart.
  private func isClear(from spot: Int, to point: Point, own: Int?) -> Bool {
    let (row, column) = (spot / columns, spot % columns)
    let (endRow, endColumn) = (point.y / step, point.x / step)
    let count = Int(max(abs(Double(row) - endRow), abs(Double(column) - endColumn)).rounded(.up))
    for index in 0..<max(count, 1) {
      let part = Double(index) / Double(max(count, 1))
      let r = Int((Double(row) + (endRow - Double(row)) * part).rounded())
      let c = Int((Double(column) + (endColumn - Double(column)) * part).rounded())
      guard r >= 0, r < rows, c >= 0, c < columns else { return false }
      let at = r * columns + c
      if isTaken[at] || isInside[at] && index + 1 < count { return false }
      if block[at] != 0, own.map({ block[at] != Int32($0 + 1) }) ?? true { return false }
    }
    return true
  }

  private func isFree(_ spot: Int) -> Bool {
    spot >= 0 && spot < isTaken.count && !isTaken[spot] && block[spot] == 0
  }

  /// The cheapest way by length and turns, in buckets of equal cost.
  private func search(from starts: [(spot: Int, cost: Int)], to ends: [Int: Point], own: Int?) -> ([Int], Point)? {
    let count = columns * rows
    // A state is a spot and whether it was come to upright. Free spots are looked up once.
    var isOpen = [Bool](unsafeUninitializedCapacity: count) { free, filled in
      for spot in 0..<count { free[spot] = !isTaken[spot] && block[spot] == 0 }
      filled = count
    }
    for spot in ends.keys where !isTaken[spot] { isOpen[spot] = true }
    var cost = [Int32](repeating: .max, count: count * 2)
    var came = [Int32](repeating: -1, count: count * 2)
    var buckets: [[Int32]] = [[]]
    let found = isOpen.withUnsafeBufferPointer { isOpen in
      cost.withUnsafeMutableBufferPointer { cost in
        came.withUnsafeMutableBufferPointer { came in
          spread(from: starts, to: ends, isOpen, cost, came, &buckets)
        }
      }
    }
    guard let found, let end = ends[found / 2] else { return nil }
    var spots: [Int] = []
    var at = found
    while at >= 0 {
      if spots.last != at / 2 { spots.append(at / 2) }
      at = Int(came[at])
    }
    return (spots.reversed(), end)
  }

  /// - Returns: the state in which an end was reached first.
  private func spread(
    from starts: [(spot: Int, cost: Int)], to ends: [Int: Point], _ isOpen: UnsafeBufferPointer<Bool>,
    _ cost: UnsafeMutableBufferPointer<Int32>, _ came: UnsafeMutableBufferPointer<Int32>, _ buckets: inout [[Int32]]
  ) -> Int? {
    func open(_ state: Int, _ own: Int, from before: Int) {
      if own >= Int(cost[state]) { return }
      cost[state] = Int32(own)
      came[state] = Int32(before)
      while buckets.count <= own { buckets.append([]) }
      buckets[own].append(Int32(state))
    }
    for start in starts { for axis in 0..<2 { open(start.spot * 2 + axis, start.cost, from: -1) } }
    var level = 0
    while level < buckets.count {
      let states = buckets[level]
      for bucket in states {
        let state = Int(bucket)
        if Int(cost[state]) != level { continue }
        let spot = state / 2
        if ends[spot] != nil { return state }
        let column = spot % columns
        let isStart = came[state] < 0
        func move(to next: Int, axis: Int) {
          if isOpen[next] {
            open(next * 2 + axis, level + 1 + (isStart || state % 2 == axis ? 0 : Self.turn), from: state)
          }
        }
        if column > 0 { move(to: spot - 1, axis: 0) }
        if column + 1 < columns { move(to: spot + 1, axis: 0) }
        if spot >= columns { move(to: spot - columns, axis: 1) }
        if spot + columns < isOpen.count { move(to: spot + columns, axis: 1) }
      }
      level += 1
    }
    return nil
  }

  /// The points at which a line turns, with its ends.
  private static func corners(of points: [Point]) -> [Point] {
    var corners: [Point] = []
    for point in points {
      if corners.count >= 2 {
        let (a, b) = (corners[corners.count - 2], corners[corners.count - 1])
        if (abs(a.x - b.x) < 0.01 && abs(b.x - point.x) < 0.01) || (abs(a.y - b.y) < 0.01 && abs(b.y - point.y) < 0.01)
        {
          corners.removeLast()
        }
      }
      corners.append(point)
    }
    return corners
  }
}
