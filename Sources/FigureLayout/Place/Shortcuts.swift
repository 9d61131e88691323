import FigureStyle

/// Moves passages to gaps of their rows that lie nearer to their pointers' way.
///
/// Row order avoids crossings; between wide blocks that can send a pointer far out of its way, and a crossing at a
/// right angle is the lesser evil.
struct Shortcuts {
  private var plan: Plan
  private var arrangement: Arrangement

  /// A detour that is shorter than this stays, in points.
  private static let tolerance = 48.0

  static func take(_ plan: Plan, _ arrangement: Arrangement) -> Arrangement {
    var shortcuts = Shortcuts(plan: plan, arrangement: arrangement)
    shortcuts.run()
    return shortcuts.arrangement
  }

  private mutating func run() {
    // By row: the block to whose left each moved passage goes; the row's end where nil.
    var moves: [Int: [(passage: Int, before: Int?)]] = [:]
    let blocksOfRow = arrangement.rows.map { row in row.items.filter { !arrangement.items[$0].isPassage } }
    for edge in plan.edges where !edge.passages.isEmpty {
      let stops = arrangement.stops(of: edge, in: plan)
      for (index, passage) in edge.passages.enumerated() {
        let from = index == 0 ? stops[0].from.x : arrangement.items[edge.passages[index - 1]].x
        let to = stops[index + 1].to.x
        let row = arrangement.items[passage].row
        let now = Self.detour(over: arrangement.items[passage].x, from: from, to: to)
        if now <= Self.tolerance { continue }
        let (place, x) = nearestGap(to: from, among: blocksOfRow[row])
        guard now - Self.detour(over: x, from: from, to: to) > Self.tolerance else { continue }
        arrangement.items[passage].x = x
        moves[row, default: []].append((passage, place))
      }
    }
    for (row, moved) in moves { reorder(row, moved) }
  }

  /// What going by `x` costs; the target follows its pointers, so what lies behind `x` counts half.
  private static func detour(over x: Double, from: Double, to: Double) -> Double {
    abs(x - from) + abs(x - to) / 2
  }

  /// The gap between blocks that is nearest to `x`: the block behind it, and its place.
  private func nearestGap(to x: Double, among blocks: [Int]) -> (before: Int?, x: Double) {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if arrangement.items[blocks[middle]].x < x { low = middle + 1 } else { high = middle }
    }
    // The block at `low - 1` starts left of x; its two sides are the candidates.
    let candidates = Set([max(low - 1, 0), min(low, blocks.count)])
    let gaps = candidates.sorted().map { index -> (before: Int?, x: Double) in
      if index == blocks.count {
        let last = blocks.last.map { arrangement.items[$0] }
        return (nil, (last?.x ?? x) + (last?.width ?? 0) + Arrangement.passageGap)
      }
      return (blocks[index], arrangement.items[blocks[index]].x - Arrangement.passageGap - Arrangement.passageWidth)
    }
    return gaps.min { abs($0.x - x) < abs($1.x - x) } ?? (nil, x)
  }

  private mutating func reorder(_ row: Int, _ moved: [(passage: Int, before: Int?)]) {
    let passages = Set(moved.map(\.passage))
    var inserted: [Int?: [Int]] = [:]
    for move in moved { inserted[move.before, default: []].append(move.passage) }
    // Pointers that share a gap keep the order in which they come.
    for key in inserted.keys { inserted[key]?.sort { (wanted($0), $0) < (wanted($1), $1) } }
    let kept = arrangement.rows[row].items.filter { !passages.contains($0) }
    arrangement.rows[row].items = kept.flatMap { (inserted[$0] ?? []) + [$0] } + (inserted[nil] ?? [])
  }

  private func wanted(_ passage: Int) -> Double { arrangement.items[passage].x }
}
