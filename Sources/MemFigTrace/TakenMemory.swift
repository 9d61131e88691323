#if Capture
import ProcessSnapshot

/// The stretches of memory that a snapshot takes along.
struct TakenMemory {
  /// Bytes.
  static let largestBlock = 4 << 20
  private static let most = 64 << 20

  /// Whether something was too large to be taken whole.
  private(set) var isTruncated = false
  private var ranges: [Range<UInt64>] = []
  private var total = 0

  /// As much of a stretch as there is room for, in bytes.
  mutating func take(_ address: UInt64, _ size: Int) -> Int {
    let taken = min(size, Self.largestBlock)
    if taken < size { isTruncated = true }
    guard taken > 0, total + taken <= Self.most else {
      if taken > 0 { isTruncated = true }
      return 0
    }
    total += taken
    ranges.append(address..<address &+ UInt64(taken))
    return taken
  }

  /// All of it, disjoint and by address; neighbours are joined where little lies between them.
  func ranges(of memory: Memory) -> [MemoryRange] {
    var joined: [Range<UInt64>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound || range.lowerBound - last.upperBound <= 32 {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined.compactMap { range in
      memory.bytes(at: range.lowerBound, count: range.count).map {
        MemoryRange(address: Address(range.lowerBound), bytes: Hexadecimal.text($0))
      }
    }
  }
}
#endif
