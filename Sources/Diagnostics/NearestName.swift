/// Finds the name somebody meant by one that does not exist.
///
/// The work all searches of one run may do together is bounded; when it is used up, nothing is suggested any more.
package struct NearestName: Sendable {
  /// Looks at a name that are still allowed.
  private var budget: Int

  package init(budget: Int = 1_000_000) { self.budget = budget }

  /// Takes the cost of looking through `count` things from the budget, and says whether that was still allowed.
  package mutating func mayLook(through count: Int) -> Bool {
    guard budget > 0 else { return false }
    budget -= count
    return true
  }

  /// What comparing two names letter by letter costs, in looks at a name.
  private static let comparison = 20

  /// The candidate nearest to `name`, the first in alphabetical order of several, or nil where none is near: at most a
  /// third of the name may differ.
  package mutating func among(_ candidates: some Sequence<String>, to name: String) -> String? {
    let wanted = Array(name.utf8)
    guard !wanted.isEmpty, wanted.count <= 64, budget > 0 else { return nil }
    // Any other name of one letter is near one of one letter, and none is meant by it.
    if wanted.count == 1 { return candidates.first { $0 != name && $0.lowercased() == name.lowercased() } }
    var limit = max(1, min(3, wanted.count / 3))
    var comparable: [String] = []
    for candidate in candidates {
      budget -= 1
      if abs(candidate.utf8.count - wanted.count) <= limit, candidate != name { comparable.append(candidate) }
    }
    // All or none are compared: candidates come in no fixed order.
    budget -= comparable.count * Self.comparison
    guard budget > 0 else { return nil }
    var best: String?
    for candidate in comparable {
      let distance = Self.distance(wanted, Array(candidate.utf8), limit: limit)
      if distance > limit { continue }
      if let best, distance == limit, best <= candidate { continue }
      best = candidate
      limit = distance
    }
    return best
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours between two names; letters that differ in
  /// case alone count as equal unless nothing else does. Anything above `limit` may come back as `limit + 1`.
  private static func distance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
    var before: [Int] = []
    var previous = Array(0...b.count)
    var current = previous
    for i in 0..<a.count {
      current[0] = i + 1
      for j in 0..<b.count {
        let same = a[i] == b[j] || (isLetter(a[i]) && a[i] ^ b[j] == 0x20)
        current[j + 1] = min(previous[j] + (same ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { current[j + 1] = min(current[j + 1], before[j - 1] + 1) }
      }
      if current.min()! > limit + 1 { return limit + 1 }
      (before, previous, current) = (previous, current, previous)
    }
    return max(previous[b.count], 1)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
