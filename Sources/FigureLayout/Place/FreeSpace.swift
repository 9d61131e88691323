/// Looks for room on a line that is partly taken.
enum FreeSpace {
  /// `count` positions in `range`, near its middle, at least `gap` apart and `clearance` from every one of `taken`;
  /// closer where there is no room. In order.
  static func positions(
    _ count: Int, in range: ClosedRange<Double>, gap: Double, taken: [Double], clearance: Double
  ) -> [Double] {
    if count == 0 { return [] }
    let middle = (range.lowerBound + range.upperBound) / 2
    let length = range.upperBound - range.lowerBound
    let near = taken.filter { range.lowerBound - clearance < $0 && $0 < range.upperBound + clearance }.sorted()
    if near.isEmpty, Double(count - 1) * gap <= length {
      return (0..<count).map { middle + (Double($0) - Double(count - 1) / 2) * gap }
    }
    if count <= 8, let found = outwards(count, in: range, gap: gap, taken: near, clearance: clearance) { return found }
    for narrowing in [1, 0.75, 0.55, leastGap / gap] {
      let packed = packed(in: range, gap: gap * narrowing, taken: near, clearance: clearance * narrowing)
      if packed.count >= count {
        let before = packed.count { $0 < middle }
        let first = min(max(before - count / 2, 0), packed.count - count)
        return Array(packed[first..<first + count])
      }
    }
    if count == 1 { return [middle] }
    return (0..<count).map { range.lowerBound + length * Double($0) / Double(count - 1) }
  }

  /// Heads that are closer melt into one.
  private static let leastGap = 4.0

  /// From the middle to both sides, where that leaves room for all.
  private static func outwards(
    _ count: Int, in range: ClosedRange<Double>, gap: Double, taken: [Double], clearance: Double
  ) -> [Double]? {
    let middle = (range.lowerBound + range.upperBound) / 2
    var found: [Double] = []
    var offset = 0.0
    while offset <= (range.upperBound - range.lowerBound) / 2 + 0.01 {
      for candidate in offset == 0 ? [middle] : [middle - offset, middle + offset]
      where !found.contains(where: { abs($0 - candidate) < gap })
        && !taken.contains(where: { abs($0 - candidate) < clearance })
      {
        found.append(candidate)
        if found.count == count { return found.sorted() }
      }
      offset += 0.5
    }
    return nil
  }

  /// As many positions as there is room for, each as far to the left as it goes.
  private static func packed(
    in range: ClosedRange<Double>, gap: Double, taken: [Double], clearance: Double
  ) -> [Double] {
    var found: [Double] = []
    var next = range.lowerBound
    var line = 0
    while next <= range.upperBound {
      while line < taken.count, taken[line] <= next - clearance { line += 1 }
      if line < taken.count, taken[line] < next + clearance {
        next = taken[line] + clearance
        line += 1
      } else {
        found.append(next)
        next += gap
      }
    }
    return found
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
