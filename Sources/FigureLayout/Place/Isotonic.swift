/// Least squares under an order: the non-decreasing values nearest to what is wanted (pool adjacent violators).
///
/// Linear in the count of values.
enum Isotonic {
  static func fit(_ wanted: [(value: Double, weight: Double)]) -> [Double] {
    var pools: [(value: Double, weight: Double, count: Int)] = []
    for item in wanted {
      var pool = (value: item.value, weight: item.weight, count: 1)
      while let last = pools.last, last.value > pool.value {
        pools.removeLast()
        let weight = last.weight + pool.weight
        pool = (
          value: (last.value * last.weight + pool.value * pool.weight) / weight, weight: weight,
          count: last.count + pool.count
        )
      }
      pools.append(pool)
    }
    return pools.flatMap { Array(repeating: $0.value, count: $0.count) }
  }

  /// Positions in order, each at least `gaps` behind the one before, within `range`, as near to what is wanted as
  /// that allows. Where the range is too small, they start at its lower bound and run over.
  static func positions(
    _ wanted: [(value: Double, weight: Double)], gaps: [Double], range: ClosedRange<Double>
  ) -> [Double] {
    var offset = 0.0
    var offsets: [Double] = []
    for index in wanted.indices {
      if index > 0 { offset += gaps[index - 1] }
      offsets.append(offset)
    }
    let fitted = fit(zip(wanted, offsets).map { (value: $0.value - $1, weight: $0.weight) })
    let highest = max(range.lowerBound, range.upperBound - offset)
    return zip(fitted, offsets).map { min(max($0, range.lowerBound), highest) + $1 }
  }
}
