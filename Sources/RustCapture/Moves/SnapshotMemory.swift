import ProcessSnapshot

/// A snapshot's bytes and heap by address.
struct SnapshotMemory {
  private let ranges: [MemoryRange]
  private let blocks: [HeapBlock]

  init(_ snapshot: ProcessSnapshot) {
    ranges = snapshot.memory.sorted { $0.address < $1.address }
    blocks = (snapshot.heap ?? []).sorted { $0.address < $1.address }
  }

  /// Up to eight bytes as a number; nil where they were not read.
  func number(at address: UInt64, size: Int) -> UInt64? {
    guard (1...8).contains(size), let range = last(of: ranges, { $0.address.value <= address }) else { return nil }
    let offset = address - range.address.value
    let digits = range.bytes.utf8
    guard offset < 1 << 40, Int(offset) * 2 + size * 2 <= digits.count else { return nil }
    var value: UInt64 = 0
    var index = digits.index(digits.startIndex, offsetBy: Int(offset) * 2)
    for byte in 0..<size {
      let (high, low) = (digits[index], digits[digits.index(after: index)])
      value |= (Self.digit(high) << 4 | Self.digit(low)) << UInt64(byte * 8)
      index = digits.index(index, offsetBy: 2)
    }
    return value
  }

  /// The block that an address lies in.
  func block(at address: UInt64) -> HeapBlock? {
    guard let block = last(of: blocks, { $0.address.value <= address }) else { return nil }
    return address - block.address.value < UInt64(max(block.size, 1)) ? block : nil
  }

  /// How many words of other live blocks lead into a block.
  func words(into target: HeapBlock, besides ignored: HeapBlock? = nil) -> Int {
    let goal = target.address.value..<(target.address.value + UInt64(max(target.size, 1)))
    var count = 0
    for block in blocks
    where block.state == .live && block.address != target.address && block.address != ignored?.address {
      var address = block.address.value
      while address + 8 <= block.address.value + UInt64(block.size) {
        guard let word = number(at: address, size: 8) else { break }
        if goal.contains(word) { count += 1 }
        address += 8
      }
    }
    return count
  }

  private func last<Element>(of sorted: [Element], _ isBefore: (Element) -> Bool) -> Element? {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(sorted[middle]) { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : sorted[low - 1]
  }

  private static func digit(_ byte: UInt8) -> UInt64 {
    UInt64(isDigit(byte) ? byte - UInt8(ascii: "0") : (byte | 0x20) - UInt8(ascii: "a") + 10)
  }
}
