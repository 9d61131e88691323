/// Places of upright lines, from left to right.
struct SortedLines {
  private var places: [Double]

  init(_ places: [Double] = []) { self.places = places.sorted() }

  mutating func insert(_ place: Double) { places.insert(place, at: firstIndex(notBelow: place)) }

  /// Those that lie in `range`.
  func within(_ range: ClosedRange<Double>) -> [Double] {
    let first = firstIndex(notBelow: range.lowerBound)
    var last = first
    while last < places.count, places[last] <= range.upperBound { last += 1 }
    return Array(places[first..<last])
  }

  private func firstIndex(notBelow value: Double) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
