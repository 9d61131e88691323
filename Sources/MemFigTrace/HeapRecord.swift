#if Capture
import CTraceSupport
import ProcessSnapshot

/// What the heap recorder knows of the process.
struct HeapRecord {
  struct Block {
    var address: UInt64
    var size: Int
    var thread: Int
    var freed: Bool
  }

  /// In order of allocation.
  let blocks: [Block]
  /// The places of blocks in `blocks`, by address; nil where that is the order already.
  private let byAddress: [Int]?
  let arena: Range<UInt64>

  /// nil where there is no recorder.
  init?(_ memory: Memory) {
    let table = UInt64(MEMFIG_HEAP_TABLE)
    let headerSize = MemoryLayout<memfig_heap_header>.size
    guard let bytes = memory.bytes(at: table, count: headerSize) else { return nil }
    let header = bytes.withUnsafeBytes { $0.loadUnaligned(as: memfig_heap_header.self) }
    guard header.magic == HeapRecord.magic else { return nil }
    let size = MemoryLayout<memfig_heap_block>.stride
    guard let entries = memory.bytes(at: table + UInt64(headerSize), count: Int(header.count) * size) else {
      return nil
    }
    var blocks: [Block] = []
    blocks.reserveCapacity(Int(header.count))
    var isSorted = true
    entries.withUnsafeBytes { entries in
      for index in 0..<Int(header.count) {
        let entry = entries.loadUnaligned(fromByteOffset: index * size, as: memfig_heap_block.self)
        if let last = blocks.last, last.address > entry.address { isSorted = false }
        blocks.append(
          Block(
            address: entry.address, size: Int(entry.size), thread: Int(entry.thread), freed: entry.freed != 0))
      }
    }
    self.blocks = blocks
    byAddress = isSorted ? nil : blocks.indices.sorted { blocks[$0].address < blocks[$1].address }
    arena = header.arena..<max(header.arena, header.arena_end)
  }

  private static let magic: UInt64 = 0x3167_666d_656d_6568

  /// The block an address lies in; that of an empty block is its own.
  func block(at address: UInt64) -> Int? {
    guard arena.contains(address) else { return nil }
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[byAddress?[middle] ?? middle].address <= address { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let index = byAddress?[low - 1] ?? low - 1
    let block = blocks[index]
    return block.address != 0 && address < block.address + UInt64(max(block.size, 1)) ? index : nil
  }
}
#endif
