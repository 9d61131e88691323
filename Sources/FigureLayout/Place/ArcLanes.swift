/// Puts arcs over one row one above the other, shorter ones lower.
enum ArcLanes {
  /// The lane of each span, 0 the lowest; spans that overlap never share one.
  static func lanes(of spans: [ClosedRange<Double>]) -> [Int] {
    let bounds = Array(Set(spans.flatMap { [$0.lowerBound, $0.upperBound] })).sorted()
    let index = Dictionary(uniqueKeysWithValues: zip(bounds, bounds.indices))
    var heights = RangeMaximum(count: bounds.count)
    var lanes = Array(repeating: 0, count: spans.count)
    let order = spans.indices.sorted {
      (spans[$0].upperBound - spans[$0].lowerBound, $0) < (spans[$1].upperBound - spans[$1].lowerBound, $1)
    }
    for span in order {
      guard let from = index[spans[span].lowerBound], let to = index[spans[span].upperBound] else { continue }
      lanes[span] = heights.maximum(from...to)
      heights.set(from...to, to: lanes[span] + 1)
    }
    return lanes
  }
}

/// Numbers of which ranges can be raised and asked for their maximum, each in logarithmic time.
struct RangeMaximum {
  private var highest: [Int]
  private var pending: [Int]
  private let count: Int

  init(count: Int) {
    self.count = max(count, 1)
    highest = Array(repeating: 0, count: 4 * self.count)
    pending = highest
  }

  func maximum(_ range: ClosedRange<Int>) -> Int { maximum(range, node: 1, 0...count - 1) }

  /// Raises every number in `range` to at least `value`.
  mutating func set(_ range: ClosedRange<Int>, to value: Int) { set(range, to: value, node: 1, 0...count - 1) }

  private func maximum(_ range: ClosedRange<Int>, node: Int, _ own: ClosedRange<Int>) -> Int {
    if !range.overlaps(own) { return 0 }
    if range.lowerBound <= own.lowerBound, own.upperBound <= range.upperBound { return highest[node] }
    let middle = (own.lowerBound + own.upperBound) / 2
    return max(
      pending[node], maximum(range, node: 2 * node, own.lowerBound...middle),
      maximum(range, node: 2 * node + 1, middle + 1...own.upperBound))
  }

  private mutating func set(_ range: ClosedRange<Int>, to value: Int, node: Int, _ own: ClosedRange<Int>) {
    if !range.overlaps(own) { return }
    highest[node] = max(highest[node], value)
    if range.lowerBound <= own.lowerBound, own.upperBound <= range.upperBound {
      pending[node] = max(pending[node], value)
      return
    }
    let middle = (own.lowerBound + own.upperBound) / 2
    set(range, to: value, node: 2 * node, own.lowerBound...middle)
    set(range, to: value, node: 2 * node + 1, middle + 1...own.upperBound)
  }
}
