/// Finds rectangles by place: horizontal strips, and in each the rectangles of about one width, sorted.
///
/// Building takes a sort; asking takes a search, and what is found.
struct RectIndex {
  private struct Key: Hashable {
    var strip: Int
    /// Rectangles less than 2 to the power of this wide.
    var width: Int
  }

  private struct Entry {
    var x: Double
    var index: Int
  }

  private static let stripHeight = 24.0

  private let rects: [Rect]
  private var entries: [Key: [Entry]] = [:]
  private var widths: [Int] = []

  init(_ rects: [Rect]) {
    self.rects = rects
    var found: Set<Int> = []
    for (index, rect) in rects.enumerated() {
      let width = Self.widthClass(of: rect)
      found.insert(width)
      for strip in Self.strips(of: rect) {
        entries[Key(strip: strip, width: width), default: []].append(Entry(x: rect.minX, index: index))
      }
    }
    widths = found.sorted()
    for key in entries.keys { entries[key]?.sort { ($0.x, $0.index) < ($1.x, $1.index) } }
  }

  /// Calls `body` once with the index of each rectangle that `area` touches.
  func forEach(in area: Rect, _ body: (Int) -> Void) {
    let strips = Self.strips(of: area)
    for strip in strips {
      for width in widths {
        guard let list = entries[Key(strip: strip, width: width)] else { continue }
        var next = Self.first(in: list, from: area.minX - Double(1 << width))
        while next < list.count, list[next].x <= area.maxX {
          let index = list[next].index
          next += 1
          let rect = rects[index]
          // Told once, in the first strip that both stand in.
          let isFirst = strip == max(strips.lowerBound, Self.strips(of: rect).lowerBound)
          if isFirst, rect.maxX >= area.minX, rect.minY <= area.maxY, rect.maxY >= area.minY { body(index) }
        }
      }
    }
  }

  /// Calls `body` once with each pair of rectangles that touch, the smaller index first.
  func forEachPair(_ body: (Int, Int) -> Void) {
    for (index, rect) in rects.enumerated() {
      forEach(in: rect) { other in if other > index { body(index, other) } }
    }
  }

  private static func strips(of rect: Rect) -> ClosedRange<Int> {
    let lowest = Int((rect.minY / stripHeight).rounded(.down))
    return lowest...max(lowest, Int((rect.maxY / stripHeight).rounded(.down)))
  }

  private static func widthClass(of rect: Rect) -> Int {
    var power = 4
    while Double(1 << power) < rect.width { power += 1 }
    return power
  }

  private static func first(in list: [Entry], from x: Double) -> Int {
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle].x < x { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
