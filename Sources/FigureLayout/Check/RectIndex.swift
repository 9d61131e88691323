/// Finds rectangles by place.
///
/// Figures have rows: many rectangles share their upper and their lower edge. Those of one row, and about one width,
/// are a list that is sorted from left to right; horizontal strips say which rows are near. Building takes a sort;
/// asking takes a few searches, and what is found.
struct RectIndex {
  private struct Row {
    var minY: Double
    var maxY: Double
    /// Rectangles that are at most this wide.
    var width: Double
    var entries: [Int] = []
  }

  private struct RowKey: Hashable {
    var minY: Double
    var maxY: Double
    var width: Double
  }

  private static let stripHeight = 24.0

  private let rects: [Rect]
  private var rows: [Row] = []
  /// Strips in which something stands, from the lowest, and their rows.
  private var strips: [Int] = []
  private var rowsOfStrip: [[Int]] = []

  init(_ rects: [Rect]) {
    self.rects = rects
    var rowOfKey: [RowKey: Int] = [:]
    for (index, rect) in rects.enumerated() {
      let key = RowKey(minY: rect.minY, maxY: rect.maxY, width: Self.width(over: rect.width))
      if let row = rowOfKey[key] {
        rows[row].entries.append(index)
      } else {
        rowOfKey[key] = rows.count
        rows.append(Row(minY: rect.minY, maxY: rect.maxY, width: key.width, entries: [index]))
      }
    }
    var found: [Int: [Int]] = [:]
    for row in rows.indices {
      rows[row].entries.sort { (rects[$0].x, $0) < (rects[$1].x, $1) }
      for strip in Self.strips(from: rows[row].minY, to: rows[row].maxY) { found[strip, default: []].append(row) }
    }
    strips = found.keys.sorted()
    rowsOfStrip = strips.map { found[$0] ?? [] }
  }

  /// Calls `body` once with the index of each rectangle that `area` touches.
  func forEach(in area: Rect, _ body: (Int) -> Void) {
    visit(area) { index in
      body(index)
      return true
    }
  }

  /// Whether `area` touches no rectangle.
  func isEmpty(in area: Rect) -> Bool {
    var isEmpty = true
    visit(area) { _ in
      isEmpty = false
      return false
    }
    return isEmpty
  }

  /// Calls `body` once with each pair of rectangles that touch, the smaller index first.
  func forEachPair(_ body: (Int, Int) -> Void) {
    for (index, rect) in rects.enumerated() {
      forEach(in: rect) { other in if other > index { body(index, other) } }
    }
  }

  /// Until `body` returns false.
  private func visit(_ area: Rect, _ body: (Int) -> Bool) {
    let wanted = Self.strips(from: area.minY, to: area.maxY)
    var place = Self.first(in: strips.indices) { strips[$0] >= wanted.lowerBound }
    while place < strips.count, strips[place] <= wanted.upperBound {
      for number in rowsOfStrip[place] {
        let row = rows[number]
        if row.minY > area.maxY || row.maxY < area.minY { continue }
        // Told once, in the first strip that both stand in.
        let lowest = Self.strips(from: row.minY, to: row.maxY).lowerBound
        if strips[place] != max(wanted.lowerBound, lowest) { continue }
        var next = Self.first(in: row.entries.indices) { rects[row.entries[$0]].x >= area.minX - row.width }
        while next < row.entries.count, rects[row.entries[next]].x <= area.maxX {
          let index = row.entries[next]
          next += 1
          if rects[index].maxX >= area.minX, !body(index) { return }
        }
      }
      place += 1
    }
  }

  private static func strips(from minY: Double, to maxY: Double) -> ClosedRange<Int> {
    let lowest = Int((minY / stripHeight).rounded(.down))
    return lowest...max(lowest, Int((maxY / stripHeight).rounded(.down)))
  }

  /// A power of two that is not less than `width`.
  private static func width(over width: Double) -> Double {
    var power = 16.0
    while power < width { power *= 2 }
    return power
  }

  /// The first of `indices` from which on the condition holds.
  private static func first(in indices: Range<Int>, where condition: (Int) -> Bool) -> Int {
    var (low, high) = (indices.lowerBound, indices.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if condition(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
