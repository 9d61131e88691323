#if Capture
import ProcessSnapshot

/// Finds the memory that variables and statics lead to: by type, and by what their words point at.
final class Reach {
  private let memory: Memory
  private let types: TypeTable
  private let words: WordReach
  private let walk: TypeWalk

  init(memory: Memory, types: TypeTable, debugInfo: DebugInfo, heap: HeapRecord?, bias: UInt64) {
    self.memory = memory
    self.types = types
    words = WordReach(memory: memory, types: types, debugInfo: debugInfo, heap: heap, bias: bias)
    walk = TypeWalk(memory: memory, types: types, debugInfo: debugInfo, bias: bias, words: words)
  }

  var reachedBlocks: Set<Int> { words.reachedBlocks }
  /// Addresses in the process.
  var vtables: Set<UInt64> { words.vtables }
  var code: Set<UInt64> { words.code }
  /// Whether something was too large to be taken whole.
  var isTruncated: Bool { words.taken.isTruncated }
  var memoryRanges: [MemoryRange] { words.taken.ranges(of: memory) }

  func start(at address: UInt64, type: Int) {
    words.take(address, types.types[type].size)
    walk.visit(address, type)
    work()
  }

  /// A value without an address: what its words point at.
  func start(bytes: [UInt8]) {
    for offset in stride(from: 0, through: bytes.count - 8, by: 8) {
      words.follow(bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self) })
    }
    work()
  }

  private func work() { while words.scanNext() || walk.walkNext() {} }
}
#endif
