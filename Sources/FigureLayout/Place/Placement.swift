import FigureStyle
import MemoryModel

/// Gives every item its place in its row, near to what it is joined with.
struct Placement {
  private var arrangement: Arrangement
  private let segments: Segments
  private let style: Style
  /// From the region's name to the figure's right edge.
  private let range: ClosedRange<Double>

  static func place(
    _ arrangement: Arrangement, _ segments: Segments, style: Style, range: ClosedRange<Double>
  ) -> Arrangement {
    var placement = Placement(arrangement: arrangement, segments: segments, style: style, range: range)
    placement.run()
    return placement.arrangement
  }

  private mutating func run() {
    for row in arrangement.rows.indices { settle(row, pulls: { _ in [] }) }
    for row in arrangement.rows.indices.reversed() { settle(row) { [segments] in segments.below[$0] } }
    for _ in 0..<4 {
      for row in arrangement.rows.indices { settle(row) { [segments] in segments.below[$0] + segments.above[$0] } }
      for row in arrangement.rows.indices.reversed() {
        settle(row) { [segments] in segments.below[$0] + segments.above[$0] }
      }
    }
  }

  private mutating func settle(_ row: Int, pulls: (Int) -> [Segments.End]) {
    let items = arrangement.rows[row].items
    if items.isEmpty { return }
    let isPieces = items.contains { arrangement.items[$0].isPieceOfFrame }
    let start = range.lowerBound + (isPieces ? Arrangement.framePadding : 0)
    // The last item ends where the page does, if that leaves the first where it starts.
    let last = items.last.map { arrangement.items[$0].width } ?? 0
    let range = start...max(start, range.upperBound - last)
    var packed = range.lowerBound
    var gaps: [Double] = []
    var wanted: [(value: Double, weight: Double)] = []
    for (index, item) in items.enumerated() {
      let own = arrangement.items[item]
      if index > 0 {
        let before = items[index - 1]
        let gap = arrangement.items[before].width + arrangement.gap(between: before, and: item, style: style)
        gaps.append(gap)
        packed += gap
      }
      let ends = pulls(item)
      if own.frame != nil || ends.isEmpty {
        // Frames stand packed at the left; what nothing pulls at follows its neighbour.
        let follows = own.frame != nil || index == 0 ? packed : (wanted[index - 1].value + gaps[index - 1])
        wanted.append((value: follows, weight: own.frame != nil ? 1000 : 0.01))
      } else {
        let weight = ends.reduce(0) { $0 + $1.weight }
        let sum = ends.reduce(0) {
          $0 + $1.weight * (arrangement.items[$1.other].x + $1.otherOffset - $1.offset)
        }
        wanted.append((value: sum / weight, weight: weight))
      }
    }
    let positions = Isotonic.positions(wanted, gaps: gaps, range: range)
    for (item, x) in zip(items, positions) { arrangement.items[item].x = x.rounded() }
  }
}
