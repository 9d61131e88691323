#if Capture
/// What the words in memory point at: heap blocks, vtables, functions, and places in the program's image.
///
/// Every word that is the address of a place in a heap block leads to that block, so that no container of the standard
/// library need be known here.
final class WordReach {
  private let memory: Memory
  private let types: TypeTable
  private let debugInfo: DebugInfo
  private let heap: HeapRecord?
  private let bias: UInt64
  private let image: [Range<UInt64>]

  private(set) var taken = TakenMemory()
  private(set) var reachedBlocks: Set<Int> = []
  /// Addresses in the process.
  private(set) var vtables: Set<UInt64> = []
  private(set) var code: Set<UInt64> = []
  private var scans: [(start: UInt64, size: Int, followsImage: Bool)] = []

  init(memory: Memory, types: TypeTable, debugInfo: DebugInfo, heap: HeapRecord?, bias: UInt64) {
    self.memory = memory
    self.types = types
    self.debugInfo = debugInfo
    self.heap = heap
    self.bias = bias
    image = debugInfo.executable.sections.filter { !$0.isCode }.map {
      ($0.address &+ bias)..<($0.address &+ bias &+ $0.size)
    }
  }

  /// Whether there was something left to be looked through.
  func scanNext() -> Bool {
    guard let next = scans.popLast() else { return false }
    scan(next.start, next.size, next.followsImage)
    return true
  }

  /// Takes a stretch of memory along, and what its words point at.
  func take(_ address: UInt64, _ size: Int, followsImage: Bool = false) {
    let size = taken.take(address, size)
    if size > 0 { scans.append((address, size, followsImage)) }
  }

  /// What a pointer with a type points at; heap blocks are taken whole elsewhere.
  func takeTarget(_ address: UInt64, _ size: Int) {
    if heap?.arena.contains(address) == true { return }
    guard size > 0, memory.bytes(at: address, count: 1) != nil else { return }
    guard size <= TakenMemory.largestBlock || memory.bytes(at: address, count: size) != nil else { return }
    take(address, size, followsImage: false)
  }

  private func scan(_ address: UInt64, _ size: Int, _ followsImage: Bool) {
    let start = (address + 7) / 8 * 8
    let count = size - Int(start - address)
    guard count >= 8, let bytes = memory.bytes(at: start, count: count) else { return }
    bytes.withUnsafeBytes { bytes in
      for offset in stride(from: 0, through: count - 8, by: 8) {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        guard word > 4096, !follow(word), followsImage, isInImage(word) else { continue }
        let next = offset + 16 <= count ? bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self) : 0
        takeFromImage(word, length: next)
      }
    }
  }

  /// Whether the word is the address of something that is known.
  @discardableResult func follow(_ word: UInt64) -> Bool {
    if let heap, heap.arena.contains(word) {
      if let block = heap.block(at: word) { reach(block, heap) }
      return true
    }
    if debugInfo.vtables[word &- bias] != nil {
      if vtables.insert(word).inserted { take(vtable: word) }
      return true
    }
    if debugInfo.isFunction(word &- bias) {
      code.insert(word)
      return true
    }
    return false
  }

  private func reach(_ index: Int, _ heap: HeapRecord) {
    guard reachedBlocks.insert(index).inserted else { return }
    let block = heap.blocks[index]
    if block.freed {
      // What stale bytes point at is of no interest.
      _ = taken.take(block.address, block.size)
    } else {
      take(block.address, block.size, followsImage: true)
    }
  }

  private func take(vtable address: UInt64) {
    guard let die = debugInfo.vtables[address &- bias] else { return }
    let size = debugInfo.vtableSize(die)
    take(address, size)
    if let concrete = debugInfo.concreteType(ofVTable: die) { _ = types.id(of: concrete) }
  }

  private func isInImage(_ address: UInt64) -> Bool { image.contains { $0.contains(address) } }

  /// In a container the type of what a word points at is not known; the word behind it may be a length.
  private func takeFromImage(_ address: UInt64, length: UInt64) {
    guard let section = image.first(where: { $0.contains(address) }) else { return }
    let size = length <= 1 << 16 ? max(64, length) : 64
    take(address, Int(min(size, section.upperBound - address)))
  }
}
#endif
