import MemoryModel

/// Which heap blocks form lists, and how high each block stands over the stack.
///
/// A block's level is its longest path from outside the heap over owning and strong pointers; a list's blocks share
/// one. Cycles are cut where they lead back towards the stack. Linear in blocks and pointers.
struct HeapLevels {
  /// By block; 0 is nearest to the stack.
  private(set) var level: [Int]
  /// Lists of blocks from left to right; a block of its own is a list of one. In the order of their first blocks.
  private(set) var chains: [[Int]] = []
  /// The edges that join a list's blocks.
  private(set) var listEdges: Set<Int> = []

  init(_ plan: Plan) {
    level = Array(repeating: 0, count: plan.blocks.count)
    let heap = plan.blocks.indices.filter { plan.blocks[$0].region == .heap && plan.blocks[$0].satelliteOf == nil }
    if heap.isEmpty { return }
    let next = joinLists(plan)
    var chainOf = Array(repeating: -1, count: plan.blocks.count)
    let followers = Set(next.values)
    for head in heap where !followers.contains(head) { addChain(from: head, next, &chainOf) }
    // What is left is rings: cut each at its first block.
    for head in heap where chainOf[head] < 0 { addChain(from: head, next, &chainOf) }
    listEdges = listEdges.filter { edge in
      let from = plan.parts[plan.edges[edge].source].block
      let to = plan.parts[plan.edges[edge].target].block
      let chain = chains[chainOf[from]]
      return chainOf[from] == chainOf[to] && chain.first != to
    }
    setLevels(plan, chainOf)
  }

  // MARK: Lists

  /// A block's follower: the block of its own type that its last cell owns, if that is all of this type it points to.
  private mutating func joinLists(_ plan: Plan) -> [Int: Int] {
    func type(of block: Int) -> String? {
      plan.parts[plan.blocks[block].root].faces.lazy.compactMap { $0?.type }.first
    }
    var candidates: [Int: [Int]] = [:]
    for (index, edge) in plan.edges.enumerated() {
      let from = plan.parts[edge.source].block
      let to = plan.parts[edge.target].block
      guard from != to, plan.blocks[to].satelliteOf == nil, plan.blocks[from].region == .heap,
        plan.blocks[to].region == .heap, edge.isOwning,
        edge.target == plan.blocks[to].root, let own = type(of: from), own == type(of: to)
      else { continue }
      candidates[from, default: []].append(index)
    }
    // A type of which one block owns two is a tree's, and trees grow upwards.
    let treeTypes = Set(candidates.lazy.filter { $0.value.count > 1 }.compactMap { type(of: $0.key) })
    var next: [Int: Int] = [:]
    var taken: Set<Int> = []
    for from in candidates.keys.sorted() {
      guard let edges = candidates[from], edges.count == 1, let edge = edges.first,
        !treeTypes.contains(type(of: from) ?? ""),
        plan.edges[edge].source == lastLeaf(of: plan.blocks[from].root, in: plan)
      else { continue }
      let to = plan.parts[plan.edges[edge].target].block
      if taken.insert(to).inserted {
        next[from] = to
        listEdges.insert(edge)
      }
    }
    return next
  }

  private func lastLeaf(of part: Int, in plan: Plan) -> Int {
    var part = part
    while let last = plan.parts[part].children.last { part = last }
    return part
  }

  private mutating func addChain(from head: Int, _ next: [Int: Int], _ chainOf: inout [Int]) {
    var chain: [Int] = []
    var block: Int? = head
    while let current = block, chainOf[current] < 0 {
      chainOf[current] = chains.count
      chain.append(current)
      block = next[current]
    }
    chains.append(chain)
  }

  // MARK: Levels

  private mutating func setLevels(_ plan: Plan, _ chainOf: [Int]) {
    var outgoing: [[Int]] = Array(repeating: [], count: chains.count)
    var isRoot = Array(repeating: false, count: chains.count)
    var isEntered = Array(repeating: false, count: chains.count)
    for edge in plan.edges where edge.isOwning {
      let from = plan.parts[edge.source].block
      let to = plan.parts[edge.target].block
      guard plan.blocks[to].region == .heap, plan.blocks[to].satelliteOf == nil else { continue }
      if plan.blocks[from].region == .heap {
        if chainOf[from] != chainOf[to] {
          outgoing[chainOf[from]].append(chainOf[to])
          isEntered[chainOf[to]] = true
        }
      } else {
        isRoot[chainOf[to]] = true
      }
    }
    for chain in chains.indices where !isEntered[chain] { isRoot[chain] = true }
    let distance = distances(from: isRoot, outgoing)
    let component = StrongComponents(outgoing).component
    // Within a cycle only pointers that lead away from the stack count.
    let forward = outgoing.indices.map { from in
      outgoing[from].filter { component[from] != component[$0] || distance[from] < distance[$0] }
    }
    let chainLevels = longestPaths(forward)
    for block in chainOf.indices where chainOf[block] >= 0 { level[block] = chainLevels[chainOf[block]] }
  }

  private func distances(from isRoot: [Bool], _ outgoing: [[Int]]) -> [Int] {
    var distance = isRoot.map { $0 ? 0 : Int.max }
    var queue = isRoot.indices.filter { isRoot[$0] }
    func spread(from start: Int) {
      var head = start
      while head < queue.count {
        let node = queue[head]
        head += 1
        for next in outgoing[node] where distance[next] == .max {
          distance[next] = distance[node] + 1
          queue.append(next)
        }
      }
    }
    spread(from: 0)
    // A cycle that nothing enters starts at its first block.
    for node in distance.indices where distance[node] == .max {
      distance[node] = 0
      queue.append(node)
      spread(from: queue.count - 1)
    }
    return distance
  }

  private func longestPaths(_ outgoing: [[Int]]) -> [Int] {
    var incoming = Array(repeating: 0, count: outgoing.count)
    for targets in outgoing { for target in targets { incoming[target] += 1 } }
    var ready = outgoing.indices.filter { incoming[$0] == 0 }
    var length = Array(repeating: 0, count: outgoing.count)
    var head = 0
    while head < ready.count {
      let node = ready[head]
      head += 1
      for next in outgoing[node] {
        length[next] = max(length[next], length[node] + 1)
        incoming[next] -= 1
        if incoming[next] == 0 { ready.append(next) }
      }
    }
    return length
  }
}

extension Edge {
  /// Whether its source owns, or shares, what it points to, in some state.
  var isOwning: Bool {
    pointers.contains { $0?.kind == .owner || $0?.kind == .strong }
  }
}
