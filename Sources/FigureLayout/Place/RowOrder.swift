import FigureStyle
import MemoryModel

/// Orders the items of each row so that few pointers cross: barycentre sweeps, then swaps of neighbours.
///
/// The stack's frames keep the order in which they were called.
struct RowOrder {
  private var arrangement: Arrangement
  private let segments: Segments
  private let style: Style
  /// The author's lists of blocks, by item: which list, and the place in it.
  private let wanted: [Int: (list: Int, place: Int)]

  private init(arrangement: Arrangement, segments: Segments, style: Style, orders: [[Int]]) {
    self.arrangement = arrangement
    self.segments = segments
    self.style = style
    var wanted: [Int: (list: Int, place: Int)] = [:]
    for (list, blocks) in orders.enumerated() {
      for (place, block) in blocks.enumerated() where wanted[arrangement.itemOfBlock[block]] == nil {
        wanted[arrangement.itemOfBlock[block]] = (list, place)
      }
    }
    self.wanted = wanted
  }

  static func order(
    _ arrangement: Arrangement, _ segments: Segments, style: Style, orders: [[Int]]
  ) -> Arrangement {
    var order = RowOrder(arrangement: arrangement, segments: segments, style: style, orders: orders)
    for row in arrangement.rows.indices {
      order.arrangement.rows[row].items = order.asWanted(order.arrangement.rows[row].items)
      order.pack(row)
    }
    order.sweep()
    order.swapNeighbours(packing: true)
    return order.arrangement
  }

  /// Swaps neighbours that cross where they stand now.
  static func untangle(
    _ arrangement: Arrangement, _ segments: Segments, style: Style, orders: [[Int]]
  ) -> Arrangement {
    var order = RowOrder(arrangement: arrangement, segments: segments, style: style, orders: orders)
    order.swapNeighbours(packing: false)
    return order.arrangement
  }

  private mutating func pack(_ row: Int) {
    var x = 0.0
    var previous: Int?
    for item in arrangement.rows[row].items {
      if let previous { x += arrangement.gap(between: previous, and: item, style: style) }
      arrangement.items[item].x = x
      x += arrangement.items[item].width
      previous = item
    }
  }

  // MARK: Barycentres

  private mutating func sweep() {
    for round in 0..<3 {
      for row in arrangement.rows.indices.reversed() { sort(row, by: segments.below) }
      if round < 2 { for row in arrangement.rows.indices { sort(row, by: segments.above) } }
    }
  }

  private mutating func sort(_ row: Int, by ends: [[Segments.End]]) {
    let items = arrangement.rows[row].items
    var carried = -Double.infinity
    let keyed = items.enumerated().map { place, item -> (item: Int, key: Double, place: Int) in
      let pulls = ends[item]
      if !pulls.isEmpty {
        let sum = pulls.reduce(0) { $0 + arrangement.items[$1.other].x + $1.otherOffset - $1.offset }
        carried = sum / Double(pulls.count) + arrangement.items[item].width / 2
      }
      return (item, carried, place)
    }
    let sorted = keyed.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.item)
    arrangement.rows[row].items = isFixed(row) ? keepingFrames(of: items, in: sorted) : asWanted(sorted)
    pack(row)
  }

  private func isFixed(_ row: Int) -> Bool { arrangement.rows[row].region == .stack }

  /// `sorted` with its frames in the order they have in `items`.
  private func keepingFrames(of items: [Int], in sorted: [Int]) -> [Int] {
    var frames = items.filter { !arrangement.items[$0].isPassage }.makeIterator()
    return sorted.map { arrangement.items[$0].isPassage ? $0 : frames.next() ?? $0 }
  }

  /// The items with those of each of the author's lists in its order, in the places that they have together.
  private func asWanted(_ items: [Int]) -> [Int] {
    if wanted.isEmpty { return items }
    var ordered = items
    for list in Set(items.compactMap { wanted[$0]?.list }) {
      let places = items.indices.filter { wanted[items[$0]]?.list == list }
      let sorted = places.map { items[$0] }.sorted { (wanted[$0]?.place ?? 0) < (wanted[$1]?.place ?? 0) }
      for (place, item) in zip(places, sorted) { ordered[place] = item }
    }
    return ordered
  }

  private func isWanted(_ a: Int, before b: Int) -> Bool {
    guard let first = wanted[a], let second = wanted[b] else { return false }
    return first.list == second.list
  }

  // MARK: Swaps

  private mutating func swapNeighbours(packing: Bool) {
    for _ in 0..<4 {
      var swapped = false
      for row in arrangement.rows.indices {
        var index = 0
        while index + 1 < arrangement.rows[row].items.count {
          let a = arrangement.rows[row].items[index]
          let b = arrangement.rows[row].items[index + 1]
          let bothFrames = isFixed(row) && !arrangement.items[a].isPassage && !arrangement.items[b].isPassage
          if !bothFrames, !isWanted(a, before: b), crossings(a, before: b) > crossings(b, before: a) {
            arrangement.rows[row].items.swapAt(index, index + 1)
            (arrangement.items[a].x, arrangement.items[b].x) = (arrangement.items[b].x, arrangement.items[a].x)
            swapped = true
          }
          index += 1
        }
        if packing { pack(row) }
      }
      if !swapped { break }
    }
  }

  private func crossings(_ a: Int, before b: Int) -> Int {
    crossings(segments.above[a], segments.above[b]) + crossings(segments.below[a], segments.below[b])
  }

  /// How many of `a`'s pieces end to the right of how many of `b`'s.
  private func crossings(_ a: [Segments.End], _ b: [Segments.End]) -> Int {
    if a.isEmpty || b.isEmpty { return 0 }
    let left = a.map { arrangement.items[$0.other].x + $0.otherOffset }.sorted()
    let right = b.map { arrangement.items[$0.other].x + $0.otherOffset }.sorted()
    var count = 0
    var smaller = 0
    for x in left {
      while smaller < right.count, right[smaller] < x { smaller += 1 }
      count += smaller
    }
    return count
  }
}
