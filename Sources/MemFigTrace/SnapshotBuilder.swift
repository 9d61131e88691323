#if Capture
import CElfutils
import ProcessSnapshot

/// Makes a snapshot of a process at rest.
struct SnapshotBuilder {
  struct StoppedThread {
    var id: Int
    var name: String?
    var atMarker: Bool
    /// nil where its own variables are not known.
    var threadPointer: UInt64?
  }

  let debugInfo: DebugInfo
  let memory: Memory
  let bias: UInt64

  struct Result {
    var snapshot: ProcessSnapshot
    /// Whether something was too large to be taken whole.
    var isTruncated: Bool
  }

  /// Where to look for what leads to blocks.
  struct Surroundings {
    var mappings: [Mapping]
    /// Where each thread there is has its own data; nil where that is not known of all.
    var threadPointers: Set<UInt64>?
  }

  /// - Parameter surroundings: nil where leaks are not looked for.
  func snapshot(
    _ stop: Stop, _ stopped: [StoppedThread], _ unwinder: Unwinder, _ surroundings: Surroundings? = nil
  ) -> Result {
    let types = TypeTable(debugInfo)
    let reader = FrameReader(debugInfo: debugInfo, types: types, memory: memory, bias: bias)
    var threads = stopped.map { thread in
      let (frames, hidden) = reader.frames(of: thread.id, atMarker: thread.atMarker, unwinder)
      return Thread(
        id: thread.id, name: thread.name, atMarker: thread.atMarker, hiddenFrames: hidden, frames: frames)
    }
    let statics = statics(types) + stopped.flatMap { threadLocals(of: $0, types) }
    let heap = HeapRecord(memory)
    let reach = Reach(memory: memory, types: types, debugInfo: debugInfo, heap: heap, bias: bias)
    for thread in threads {
      for frame in thread.frames {
        for variable in frame.variables {
          if let address = variable.address {
            reach.start(at: address.value, type: variable.type)
          } else if let bytes = variable.bytes {
            reach.start(bytes: Hexadecimal.bytes(bytes))
          }
        }
      }
    }
    for variable in statics { reach.start(at: variable.address.value, type: variable.type) }
    var stop = stop
    if let frame = threads.first(where: { $0.id == stop.thread })?.frames.first {
      stop.file = frame.file
      stop.line = frame.line
    }
    let vtables = vtables(reach, types)
    var blocks = heap.map { self.blocks($0, reach) }
    var allocations: [Allocation]?
    if let heap, let surroundings {
      allocations = addHolders(to: &threads, &blocks, heap, surroundings, unwinder)
    }
    return Result(
      snapshot: ProcessSnapshot(
        target: Machine.target, producer: debugInfo.producer, stop: stop, threads: threads, statics: statics,
        code: code(reach), vtables: vtables, heap: blocks, allocations: allocations,
        types: types.types, memory: reach.memoryRanges),
      isTruncated: reach.isTruncated)
  }

  /// Says of the blocks whether they are held, and of those that are not, what they lead to and where they come from;
  /// nil where there is too much to look at.
  private func addHolders(
    to threads: inout [Thread], _ blocks: inout [HeapBlock]?, _ heap: HeapRecord, _ surroundings: Surroundings,
    _ unwinder: Unwinder
  ) -> [Allocation]? {
    var holders = Holders(memory: memory, heap: heap)
    guard
      holders.find(in: &threads, surroundings, unwinder)
    else { return nil }
    let allocations = AllocationTable(debugInfo, memory, heap, bias: bias)
    for place in blocks?.indices ?? 0..<0 where blocks?[place].state == .live {
      let index = (blocks?[place].order ?? 0) - 1
      let isHeld = holders.held.contains(index)
      blocks?[place].held = isHeld
      if isHeld { continue }
      blocks?[place].leadsTo = holders.blocks(from: index).map { $0 + 1 }
      blocks?[place].allocatedAt = allocations.place(of: heap.blocks[index])
    }
    return allocations.allocations
  }

  private func statics(_ types: TypeTable) -> [Static] {
    debugInfo.statics.compactMap { variable in
      guard let type = variable.die.reference(Int(DW_AT_type)) else { return nil }
      let isWritable = debugInfo.executable.section(at: variable.address)?.isWritable == true
      return Static(
        name: debugInfo.path(of: variable), type: types.id(of: type), address: Address(variable.address &+ bias),
        mutable: isWritable ? nil : false)
    }
  }

  /// Those that the thread has used already.
  private func threadLocals(of thread: StoppedThread, _ types: TypeTable) -> [Static] {
    guard let pointer = thread.threadPointer, let storage = debugInfo.executable.threadStorage else { return [] }
    let start = Machine.threadStorage(pointer, size: storage.size, alignment: storage.alignment)
    let reader = ThreadStorage(types: types, memory: memory)
    return debugInfo.threadLocals.compactMap { variable in
      guard let type = variable.die.reference(Int(DW_AT_type)),
        let value = reader.value(at: start &+ variable.offset, types.id(of: type))
      else { return nil }
      return Static(
        name: variable.path, type: value.type, address: Address(value.address), mutable: false, thread: thread.id)
    }
  }

  private func code(_ reach: Reach) -> [CodeSymbol] {
    reach.code.sorted().map { address in
      let linked = address &- bias
      if let function = debugInfo.function(at: linked), function.range.lowerBound == linked {
        return CodeSymbol(
          name: debugInfo.path(ofFunction: function.die), type: debugInfo.signature(ofFunction: function.die),
          address: Address(address), size: function.range.count)
      }
      let symbol = debugInfo.executable.functionSymbols[linked]
      return CodeSymbol(
        name: symbol.map { SymbolName.path(of: $0.name) } ?? "?", address: Address(address), size: symbol?.size ?? 0)
    }
  }

  private func vtables(_ reach: Reach, _ types: TypeTable) -> [VTable] {
    reach.vtables.sorted().compactMap { address in
      guard let die = debugInfo.vtables[address &- bias] else { return nil }
      return VTable(
        address: Address(address), name: die.name ?? "?",
        concreteType: debugInfo.concreteType(ofVTable: die).map(types.id(of:)), size: debugInfo.vtableSize(die))
    }
  }

  /// Freed blocks that nothing leads to any more are of no interest.
  private func blocks(_ heap: HeapRecord, _ reach: Reach) -> [HeapBlock] {
    heap.blocks.enumerated().compactMap { index, block in
      let isReached = reach.reachedBlocks.contains(index)
      if block.address == 0 || block.freed && !isReached { return nil }
      return HeapBlock(
        address: Address(block.address), size: block.size, state: block.freed ? .freed : .live, order: index + 1,
        thread: block.thread, reached: isReached)
    }
  }
}
#endif
