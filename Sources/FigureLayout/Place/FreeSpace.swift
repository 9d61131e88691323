/// Looks for room on a line that is partly taken.
enum FreeSpace {
  /// `count` positions in `range`, from its middle outwards, at least `gap` apart and `clearance` from every one of
  /// `taken`; closer where there is no room, but spread over the range. In order.
  static func positions(
    _ count: Int, in range: ClosedRange<Double>, gap: Double, taken: [Double], clearance: Double
  ) -> [Double] {
    if count == 0 { return [] }
    let middle = (range.lowerBound + range.upperBound) / 2
    if taken.isEmpty, Double(count - 1) * gap <= range.upperBound - range.lowerBound {
      return (0..<count).map { middle + (Double($0) - Double(count - 1) / 2) * gap }
    }
    var found: [Double] = []
    var offset = 0.0
    while found.count < count, offset <= (range.upperBound - range.lowerBound) / 2 + 0.01 {
      for candidate in offset == 0 ? [middle] : [middle - offset, middle + offset]
      where found.count < count && !found.contains(where: { abs($0 - candidate) < gap })
        && !taken.contains(where: { abs($0 - candidate) < clearance })
      {
        found.append(candidate)
      }
      offset += 0.5
    }
    if found.count < count {
      let step = (range.upperBound - range.lowerBound) / Double(count + 1)
      return (1...count).map { range.lowerBound + Double($0) * step }
    }
    return found.sorted()
  }

  /// The widest stretch of `range` that no line of `lines` cuts, `clearance` away from each.
  static func widest(in range: ClosedRange<Double>, between lines: [Double], clearance: Double) -> ClosedRange<Double> {
    var best = range.lowerBound...range.lowerBound
    var from = range.lowerBound
    for line in lines.sorted() where range.contains(line) {
      let to = max(from, line - clearance)
      if to - from > best.upperBound - best.lowerBound { best = from...to }
      from = max(from, min(line + clearance, range.upperBound))
    }
    if range.upperBound - from > best.upperBound - best.lowerBound { best = from...range.upperBound }
    return best
  }

  /// The leftmost start of a text of `width` that keeps clear of `lines`, which are sorted; nil where none does.
  static func start(
    ofTextOf width: Double, in range: ClosedRange<Double>, between lines: [Double], clearance: Double
  ) -> Double? {
    var start = range.lowerBound
    for line in lines where line + clearance > range.lowerBound {
      if line - clearance >= start + width { break }
      start = max(start, line + clearance)
    }
    return start + width <= range.upperBound + 0.01 ? start : nil
  }

  /// Where the middle of a text of `width` goes: as near to the middle of `range` as the lines allow.
  static func middle(
    forTextOf width: Double, in range: ClosedRange<Double>, between lines: [Double], clearance: Double
  ) -> Double {
    let middle = (range.lowerBound + range.upperBound) / 2
    let edges = [range.lowerBound - clearance] + lines.filter(range.contains).sorted() + [range.upperBound + clearance]
    var best: Double?
    for (left, right) in zip(edges, edges.dropFirst()) where right - left >= width + 2 * clearance {
      let nearest = min(max(middle, left + clearance + width / 2), right - clearance - width / 2)
      if best.map({ abs(nearest - middle) < abs($0 - middle) }) ?? true { best = nearest }
    }
    return best
      ?? {
        let widest = widest(in: range, between: lines, clearance: clearance)
        return (widest.lowerBound + widest.upperBound) / 2
      }()
  }
}
