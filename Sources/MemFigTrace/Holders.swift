#if Capture
import ProcessSnapshot

/// Finds which live blocks are held by something other than the user's frames, and what leads to the others.
///
/// Every word counts that is the address of a place in a block, or just behind it. What the user's own frames hold is
/// left open: which of their variables are alive is decided later.
struct Holders {
  let memory: Memory
  let heap: HeapRecord
  private(set) var held: Set<Int> = []
  private var waiting: [Int] = []

  /// A frame as it was unwound.
  private struct StackFrame {
    var registers: [UInt64?]
    var stackPointer: UInt64
    /// Its place among the thread's frames in the snapshot; nil where it is not the user's.
    var listed: Int?
  }

  private static let most: UInt64 = 512 << 20
  private static let pieces: UInt64 = 1 << 20
  /// Where a thread's own data stands at its stack's end.
  private static let threadData: UInt64 = 64 << 10

  init(memory: Memory, heap: HeapRecord) {
    self.memory = memory
    self.heap = heap
  }

  /// - Returns: Whether all was looked at.
  mutating func find(
    in threads: inout [Thread], _ surroundings: SnapshotBuilder.Surroundings, _ unwinder: Unwinder
  ) -> Bool {
    let stacks = threads.map { stack(of: $0, unwinder) }
    for (thread, stack) in zip(threads, stacks) { markRegisters(of: stack, atMarker: thread.atMarker) }
    for value in threads.flatMap(\.frames).flatMap(\.variables).compactMap(\.bytes) {
      let bytes = Hexadecimal.bytes(value)
      for offset in stride(from: 0, through: bytes.count - 8, by: 8) {
        mark(bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self) })
      }
    }
    let own = zip(threads, stacks).map { extents(of: $1, in: $0) }
    guard markMappings(surroundings, stacks, own: own.flatMap { $0.values }) else { return false }
    follow()
    for thread in threads.indices {
      for (frame, extent) in own[thread] {
        threads[thread].frames[frame].words = words(in: extent)
      }
      setCallees(&threads[thread], stacks[thread])
    }
    return true
  }

  /// The live blocks that a block leads to and that are not held.
  func blocks(from index: Int) -> [Int] {
    var found: Set<Int> = []
    eachWord(in: extent(of: index)) { word, _ in
      if let block = block(at: word) { found.insert(block) }
    }
    return found.subtracting(held).sorted()
  }

  // MARK: Stacks

  private func stack(of thread: Thread, _ unwinder: Unwinder) -> [StackFrame] {
    let own = Dictionary(
      thread.frames.indices.filter { thread.frames[$0].cfa != nil }.map { (thread.frames[$0].sp.value, $0) },
      uniquingKeysWith: { $1 })
    var frames: [StackFrame] = []
    unwinder.eachFrame(of: thread.id) { raw in
      let pointer = raw.registers[Machine.stackPointer] ?? 0
      frames.append(StackFrame(registers: raw.registers, stackPointer: pointer, listed: own[pointer]))
      return true
    }
    return frames
  }

  /// The stretches of the stack that are the user's frames', by their places in the snapshot.
  private func extents(of stack: [StackFrame], in thread: Thread) -> [Int: Range<UInt64>] {
    var extents: [Int: Range<UInt64>] = [:]
    for (depth, frame) in stack.enumerated() {
      guard let index = frame.listed, let end = thread.frames[index].cfa?.value, end > frame.stackPointer else {
        continue
      }
      let start = depth == 0 ? frame.stackPointer &- Machine.redZone : frame.stackPointer
      extents[index] = start..<end
    }
    return extents
  }

  private func setCallees(_ thread: inout Thread, _ stack: [StackFrame]) {
    for (depth, frame) in stack.enumerated() {
      guard let index = frame.listed else { continue }
      thread.frames[index].callsLibrary = depth > 0 && stack[depth - 1].listed == nil
    }
  }

  /// The user's code keeps nothing in registers from statement to statement.
  private mutating func markRegisters(of stack: [StackFrame], atMarker: Bool) {
    for (depth, frame) in stack.enumerated() where frame.listed == nil || depth == 0 && !atMarker {
      for (number, value) in frame.registers.enumerated() where depth == 0 || Machine.preserved.contains(number) {
        if let value { mark(value) }
      }
    }
  }

  // MARK: Memory

  private mutating func markMappings(
    _ surroundings: SnapshotBuilder.Surroundings, _ stacks: [[StackFrame]], own: [Range<UInt64>]
  ) -> Bool {
    let own = own.sorted { $0.lowerBound < $1.lowerBound }
    let pointers = stacks.flatMap { $0.map(\.stackPointer) }
    let tops = Set(stacks.compactMap { $0.first?.stackPointer })
    var looked: UInt64 = 0
    for mapping in surroundings.mappings where mapping.isWritable && !mapping.isRecorders {
      var range = mapping.range
      if let lowest = tops.filter({ range.contains($0) }).min() {
        // Below it lies what has returned.
        range = max(range.lowerBound, lowest &- Machine.redZone)..<range.upperBound
      } else if mapping.isAnonymous, !pointers.contains(where: { range.contains($0) }),
        let end = endedThread(in: range, surroundings.threadPointers)
      {
        range = end..<range.upperBound
      }
      looked += UInt64(range.count)
      guard looked <= Self.most else { return false }
      for hole in own where hole.overlaps(range) {
        if range.lowerBound < hole.lowerBound { markWords(in: range.lowerBound..<hole.lowerBound) }
        range = min(hole.upperBound, range.upperBound)..<range.upperBound
      }
      markWords(in: range)
    }
    return true
  }

  /// The C library keeps the stacks of threads that have ended: where the thread's own data stands in one, which points
  /// at itself.
  private func endedThread(in range: Range<UInt64>, _ living: Set<UInt64>?) -> UInt64? {
    guard let living else { return nil }
    let start = max(range.lowerBound, range.upperBound - min(Self.threadData, UInt64(range.count)))
    var words: [UInt64: UInt64] = [:]
    eachWord(in: start..<range.upperBound) { word, address in
      if start <= word, word <= address { words[address] = word }
    }
    return words.filter { $0.key == $0.value && words[$0.key + 16] == $0.key && !living.contains($0.key) }.keys.max()
  }

  private mutating func markWords(in range: Range<UInt64>) {
    var found: [Int] = []
    eachWord(in: range) { word, _ in if let block = block(at: word) { found.append(block) } }
    for block in found where held.insert(block).inserted { waiting.append(block) }
  }

  private mutating func mark(_ word: UInt64) {
    if let block = block(at: word), held.insert(block).inserted { waiting.append(block) }
  }

  private mutating func follow() {
    while let block = waiting.popLast() { markWords(in: extent(of: block)) }
  }

  private func extent(of index: Int) -> Range<UInt64> {
    heap.blocks[index].address..<heap.blocks[index].address + UInt64(heap.blocks[index].size)
  }

  private func words(in range: Range<UInt64>) -> [Frame.Word] {
    var words: [Frame.Word] = []
    eachWord(in: range) { word, address in
      guard let block = block(at: word), !held.contains(block) else { return }
      words.append(Frame.Word(address: Address(address), block: block + 1))
    }
    return words
  }

  private func block(at word: UInt64) -> Int? {
    guard let index = heap.block(upTo: word), !heap.blocks[index].freed else { return nil }
    return index
  }

  /// What cannot be read is passed over.
  private func eachWord(in range: Range<UInt64>, _ body: (_ word: UInt64, _ address: UInt64) -> Void) {
    var start = (range.lowerBound + 7) / 8 * 8
    while start + 8 <= range.upperBound {
      let end = min(range.upperBound, start + Self.pieces)
      let count = Int(end - start) / 8 * 8
      if let bytes = memory.bytes(at: start, count: count) {
        bytes.withUnsafeBytes { bytes in
          for offset in stride(from: 0, to: count, by: 8) {
            let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if word != 0 { body(word, start + UInt64(offset)) }
          }
        }
      }
      start += UInt64(count)
    }
  }
}
#endif
