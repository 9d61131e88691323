import FigureStyle
import MemoryModel

/// Where frames' names start: at the left under their variables, or behind what crosses there.
///
/// Only where frames stand in several rows do pointers cross: those that arrive at the variables from below, leave
/// them downwards, or pass between them.
struct FrameNames {
  /// By frame; nil where a name has no room.
  private(set) var starts: [Double?]

  init(_ plan: Plan, _ arrangement: Arrangement, width: (Int) -> Double) {
    starts = Array(repeating: nil, count: plan.frames.count)
    var lines: [Int: [Double]] = [:]
    for edge in plan.edges {
      let (item, x, row): (Int, Double, Int)
      switch edge.route {
      case .up:
        let arrival = arrangement.arrival(of: edge, in: plan)
        (item, x) = (arrival.item, arrangement.items[arrival.item].x + arrival.offset)
      case .down:
        let departure = arrangement.departure(of: edge, in: plan)
        (item, x) = (departure.item, arrangement.items[departure.item].x + departure.offset)
      case .flat, .list, .beside: continue
      }
      row = arrangement.items[item].row
      if arrangement.rows[row].region == .stack { lines[row, default: []].append(x) }
    }
    for item in arrangement.items where item.isPassage && arrangement.rows[item.row].region == .stack {
      lines[item.row, default: []].append(item.x + Arrangement.passageWidth / 2)
    }
    for row in arrangement.rows.indices where arrangement.rows[row].region == .stack {
      let sorted = (lines[row] ?? []).sorted()
      for (frame, range) in Self.spans(in: row, of: arrangement) {
        starts[frame] = FreeSpace.start(
          ofTextOf: width(frame), in: range, between: sorted, clearance: Plan.lineClearance)
      }
    }
  }

  /// The frames that end in a row, and what of it lies over their names.
  private static func spans(in row: Int, of arrangement: Arrangement) -> [(frame: Int, range: ClosedRange<Double>)] {
    guard arrangement.endsFrame(row) else { return [] }
    var spans: [(frame: Int, range: ClosedRange<Double>)] = []
    for index in arrangement.rows[row].items {
      let item = arrangement.items[index]
      guard let frame = item.frame else { continue }
      let inset = item.isPieceOfFrame ? 0 : Arrangement.framePadding
      let (from, to) = (item.x + inset, item.x + item.width - inset)
      if let last = spans.last, last.frame == frame {
        spans[spans.count - 1].range = last.range.lowerBound...max(to, last.range.upperBound)
      } else {
        spans.append((frame, from...max(from, to)))
      }
    }
    return spans
  }
}
