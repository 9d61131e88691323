import MemoryModel

extension Plan {
  /// Finds the edges: one for each cell and each part it points to in any state.
  mutating func connect() {
    struct Key: Hashable {
      var target: Int
      var slice: ClosedRange<Int>?
    }
    for source in parts.indices where parts[source].isLeaf {
      var byTarget: [Key: Int] = [:]
      for (state, face) in parts[source].faces.enumerated() {
        guard case .pointer(let pointer)? = face?.content, case .place(let place, let range) = pointer.target,
          let target = part(at: place)
        else { continue }
        let key = Key(target: target, slice: range.flatMap { slice($0, of: target) })
        let edge =
          byTarget[key]
          ?? {
            edges.append(
              Edge(
                source: source, target: target, slice: key.slice,
                pointers: Array(repeating: nil, count: stateCount)))
            byTarget[key] = edges.count - 1
            return edges.count - 1
          }()
        let isDangling = parts[target].faces[state]?.isGone ?? true
        edges[edge].pointers[state] = DrawnPointer(kind: pointer.kind, isDangling: isDangling)
      }
    }
  }

  /// The part a place is drawn as: its own, or the cell that stands for what is left out.
  private func part(at place: Place) -> Int? {
    if let part = partByPlace[place] { return part }
    guard let step = place.path.last,
      let parent = part(at: Place(place.root, Array(place.path.dropLast())))
    else { return nil }
    if case .index(let index) = step {
      let child = firstChild(of: parent, notBefore: index)
      guard child < parts[parent].children.count else { return parent }
      let found = parts[parent].children[child]
      return parts[found].elements?.contains(index) ?? false ? found : parent
    }
    return parent
  }

  /// Which child of an array or a split string is the first that stands for an element at `element` or behind it.
  private func firstChild(of target: Int, notBefore element: Int) -> Int {
    let children = parts[target].children
    var (low, high) = (0, children.count)
    while low < high {
      let middle = (low + high) / 2
      if (parts[children[middle]].elements?.upperBound ?? 0) <= element { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The children of an array or a split string that a range covers; nil where it has none or the range is empty.
  private func slice(_ range: Range<Int>, of target: Int) -> ClosedRange<Int>? {
    if range.isEmpty { return nil }
    let first = firstChild(of: target, notBefore: range.lowerBound)
    let last = min(firstChild(of: target, notBefore: range.upperBound - 1), parts[target].children.count - 1)
    return first <= last ? first...last : nil
  }

  /// Leaves out the heap blocks that only left-out elements reach, and counts them.
  mutating func omitBlocks(behind hidden: Set<Place>) {
    if hidden.isEmpty { return }
    var outgoing: [[Int]] = Array(repeating: [], count: blocks.count)
    for edge in edges { outgoing[parts[edge.source].block].append(parts[edge.target].block) }
    func reached(from roots: [Int]) -> [Bool] {
      var isReached = Array(repeating: false, count: blocks.count)
      var open = roots
      for root in roots { isReached[root] = true }
      while let block = open.popLast() {
        for next in outgoing[block] where !isReached[next] {
          isReached[next] = true
          open.append(next)
        }
      }
      return isReached
    }
    let behind = reached(
      from: blocks.indices.filter { blocks[$0].region == .heap && hidden.contains(blocks[$0].place) })
    let shown = reached(from: blocks.indices.filter { blocks[$0].region != .heap || !behind[$0] })
    let kept = blocks.indices.filter { shown[$0] }
    omittedBlocks += blocks.count - kept.count
    if kept.count < blocks.count { keep(kept) }
  }

  mutating func keep(_ kept: [Int]) {
    var newIndex: [Int?] = Array(repeating: nil, count: blocks.count)
    for (new, old) in kept.enumerated() { newIndex[old] = new }
    edges.removeAll { newIndex[parts[$0.source].block] == nil || newIndex[parts[$0.target].block] == nil }
    blocks = kept.map { blocks[$0] }
    // Parts of blocks that are gone stay behind, unreferenced.
    for part in parts.indices where parts[part].block >= 0 { parts[part].block = newIndex[parts[part].block] ?? -1 }
    for frame in frames.indices { frames[frame].blocks = frames[frame].blocks.compactMap { newIndex[$0] } }
  }
}
