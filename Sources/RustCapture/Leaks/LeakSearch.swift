import ProcessSnapshot

/// Finds the blocks that nothing leads to any more.
///
/// What the user's frames have counts as far as their variables are alive. What lies in no variable counts only where
/// MIR has something there that may hold blocks, or is not known: old copies of what was moved on are all over the stack.
struct LeakSearch {
  private let snapshot: ProcessSnapshot
  private let holdings: FrameHoldings.Table
  private var full: [Range<UInt64>] = []
  private var empty: [Range<UInt64>] = []

  init(_ snapshot: ProcessSnapshot, _ holdings: FrameHoldings.Table) {
    self.snapshot = snapshot
    self.holdings = holdings
  }

  /// The orders of leaked blocks; nil where that is not known.
  mutating func leaked() -> Set<Int>? {
    guard let heap = snapshot.heap, snapshot.allocations != nil else { return nil }
    let blocks = Dictionary(
      heap.filter { $0.state == .live && $0.held == false }.map { ($0.order, $0) }, uniquingKeysWith: { $1 })
    var waiting = roots()
    var reached = Set(waiting)
    while let next = waiting.popLast() {
      for target in blocks[next]?.leadsTo ?? [] where reached.insert(target).inserted { waiting.append(target) }
    }
    return Set(blocks.keys).subtracting(reached)
  }

  /// A function's stretch of the stack, which inlined calls share.
  private struct Stretch {
    var words: [Frame.Word]
    /// Whether all of it counts that is in no variable.
    var isOpen: Bool
    /// Whether variables count too that are moved.
    var isUnknown: Bool
  }

  private mutating func roots() -> [Int] {
    var stretches: [Stretch] = []
    for (number, thread) in snapshot.threads.enumerated() { stretches += self.stretches(of: thread, number) }
    var roots: [Int] = []
    for stretch in stretches {
      for word in stretch.words where counts(word.address.value, in: stretch) { roots.append(word.block) }
    }
    return roots
  }

  private func counts(_ address: UInt64, in stretch: Stretch) -> Bool {
    if stretch.isUnknown || full.contains(where: { $0.contains(address) }) { return true }
    return stretch.isOpen && !empty.contains { $0.contains(address) }
  }

  private mutating func stretches(of thread: Thread, _ number: Int) -> [Stretch] {
    var stretches: [Stretch] = []
    var group: [FrameHoldings?] = []
    // Whether the frame further in may have something in this one.
    var isReached = false
    for (index, frame) in thread.frames.enumerated() {
      group.append(holdings[FrameHoldings.ID(thread: number, frame: index)])
      guard let words = frame.words else { continue }
      let known = group.compactMap { $0 }
      var stretch = Stretch(
        words: words, isOpen: known.contains(where: \.hasOthers), isUnknown: known.count < group.count)
      for holdings in known {
        full += holdings.full
        empty += holdings.empty
        if isReached || frame.callsLibrary != false {
          full += holdings.handed
          if holdings.handsOthers { stretch.isOpen = true }
        }
      }
      isReached = stretch.isUnknown || known.contains(where: \.reachesOut)
      stretches.append(stretch)
      group = []
    }
    return stretches
  }
}

extension [ProcessSnapshot] {
  /// Marks the blocks that are leaked. One that something leads to later, or that is freed later, was none.
  mutating func markLeaks(_ holdings: [FrameHoldings.Table]) {
    var later: Set<Int>?
    for index in indices.reversed() {
      var search = LeakSearch(self[index], holdings[index])
      guard var leaked = search.leaked() else { continue }
      if let later { leaked.formIntersection(later) }
      later = leaked
      self[index].heap = self[index].heap?.map { block in
        var block = block
        if block.state == .live { block.leaked = leaked.contains(block.order) }
        return block
      }
    }
  }
}
