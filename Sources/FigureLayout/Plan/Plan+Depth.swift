import MemoryModel

extension Plan {
  /// Leaves out the blocks of the heap that more than `depth` pointers lead to from the stack. Those that are next stay
  /// as stubs, each of which counts what is behind it.
  mutating func leaveOut(deeperThan depth: Int) {
    var outgoing: [[Int]] = Array(repeating: [], count: blocks.count)
    for edge in edges { outgoing[parts[edge.source].block].append(parts[edge.target].block) }
    let reach = Reach(blocks.map { $0.region == .heap }, outgoing)
    var stubOf: [Int?] = Array(repeating: nil, count: blocks.count)
    var counts: [Int: Int] = [:]
    for block in reach.order where reach.distance[block] > depth {
      let stub = reach.distance[block] == depth + 1 ? block : reach.before[block].flatMap { stubOf[$0] } ?? block
      stubOf[block] = stub
      counts[stub, default: 0] += 1
    }
    if counts.isEmpty { return }
    var known: [Place: Int] = [:]
    var kept: [Edge] = []
    for var edge in edges where stubOf[parts[edge.source].block] == nil {
      if let stub = stubOf[parts[edge.target].block] {
        edge.target = blocks[stub].root
        edge.slice = nil
        let key = Place(.heap("\(edge.source) \(edge.target)"))
        if let first = known[key] {
          for state in 0..<stateCount {
            kept[first].pointers[state] = kept[first].pointers[state] ?? edge.pointers[state]
          }
          continue
        }
        known[key] = kept.count
      }
      kept.append(edge)
    }
    edges = kept
    for (stub, count) in counts { makeStub(of: stub, count: count) }
    keep(blocks.indices.filter { stubOf[$0] == nil || stubOf[$0] == $0 })
  }

  /// One dashed cell in the place of a block.
  private mutating func makeStub(of block: Int, count: Int) {
    let root = blocks[block].root
    // What it is made of stays behind, unreferenced.
    for part in parts.indices where parts[part].block == block && part != root { parts[part].block = -1 }
    parts[root].children = []
    parts[root].role = .more
    parts[root].isArray = false
    parts[root].columns = nil
    blocks[block].header = .line
    for state in parts[root].faces.indices where parts[root].faces[state] != nil {
      parts[root].faces[state] = Face(
        content: .text("… \(count) more", .aside), lifecycle: .live, isGone: parts[root].faces[state]?.isGone ?? false,
        type: nil, title: Words.count(count, "block") + ", not shown")
    }
  }

  /// How far blocks are from what is outside the heap, in pointers.
  private struct Reach {
    private(set) var distance: [Int]
    /// The block from which each was reached first.
    private(set) var before: [Int?]
    /// From the nearest.
    private(set) var order: [Int] = []

    init(_ isHeap: [Bool], _ outgoing: [[Int]]) {
      distance = isHeap.map { $0 ? .max : 0 }
      before = Array(repeating: nil, count: isHeap.count)
      order = isHeap.indices.filter { !isHeap[$0] }
      var head = 0
      func isEntered() -> Set<Int> { Set(outgoing.indices.flatMap { from in outgoing[from].filter { $0 != from } }) }
      spread(&head, outgoing)
      // Blocks that nothing leads to start by themselves, rings at their first block.
      let entered = isEntered()
      for rest in [isHeap.indices.filter { !entered.contains($0) }, Array(isHeap.indices)] {
        for block in rest where distance[block] == .max {
          distance[block] = 1
          order.append(block)
          spread(&head, outgoing)
        }
      }
      order.sort { (distance[$0], $0) < (distance[$1], $1) }
    }

    private mutating func spread(_ head: inout Int, _ outgoing: [[Int]]) {
      while head < order.count {
        let block = order[head]
        head += 1
        for next in outgoing[block] where distance[next] > distance[block] + 1 {
          if distance[next] == .max { order.append(next) } else { continue }
          distance[next] = distance[block] + 1
          before[next] = block
        }
      }
    }
  }
}
