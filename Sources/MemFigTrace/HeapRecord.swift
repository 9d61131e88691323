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
    /// Of the calls that led to it; 0 where they are not known.
    var chain: Int
  }

  /// In order of allocation.
  let blocks: [Block]
  /// The places of blocks in `blocks`, by address; nil where that is the order already.
  private let byAddress: [Int]?
  let arena: Range<UInt64>
  private let entry: UInt64
  private let memory: Memory

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
            address: entry.address, size: Int(entry.size), thread: Int(entry.thread), freed: entry.freed != 0,
            chain: Int(entry.chain)))
      }
    }
    self.blocks = blocks
    byAddress = isSorted ? nil : blocks.indices.sorted { blocks[$0].address < blocks[$1].address }
    arena = header.arena..<max(header.arena, header.arena_end)
    entry = header.entry
    self.memory = memory
  }

  private static let magic: UInt64 = 0x3167_666d_656d_6568

  /// The block an address lies in; that of an empty block is its own.
  func block(at address: UInt64) -> Int? {
    guard let index = block(upTo: address) else { return nil }
    return address - blocks[index].address < UInt64(max(blocks[index].size, 1)) ? index : nil
  }

  /// The block an address lies in or just behind, as that of a value without a size does.
  func block(upTo address: UInt64) -> Int? {
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
    return block.address != 0 && address - block.address <= UInt64(block.size) ? index : nil
  }

  /// The return addresses of the calls that led to an allocation, those in the program itself, from the innermost.
  func calls(of chain: Int) -> [UInt64] {
    let size = MemoryLayout<memfig_heap_chain>.stride
    guard chain > 0, chain < Int(MEMFIG_HEAP_CHAINS),
      let bytes = memory.bytes(at: UInt64(MEMFIG_HEAP_CALLERS) + UInt64(chain * size), count: size)
    else { return [] }
    return bytes.withUnsafeBytes { Array($0.bindMemory(to: Int32.self)) }.prefix { $0 != 0 }
      .map { entry &+ UInt64(bitPattern: Int64($0)) }
  }
}
#endif
