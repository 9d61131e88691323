import ProcessSnapshot

/// Leaked blocks that keep each other, and what only they hold.
struct LeakGroup {
  /// By order; more than one, or one that leads to itself, is a ring.
  var blocks: [HeapBlock]
  var isRing: Bool
  /// What the others lead to, without the others.
  var alsoLost: [HeapBlock]

  /// The groups that no other leaked block leads to, by order of their first blocks.
  static func groups(of leaked: [HeapBlock]) -> [LeakGroup] {
    let places = Dictionary(leaked.enumerated().map { ($1.order, $0) }, uniquingKeysWith: { $1 })
    let targets = leaked.map { ($0.leadsTo ?? []).compactMap { places[$0] } }
    let components = components(targets)
    var number = Array(repeating: 0, count: leaked.count)
    for (index, component) in components.enumerated() { for block in component { number[block] = index } }
    var isLedTo = Array(repeating: false, count: components.count)
    for (block, targets) in targets.enumerated() {
      for target in targets where number[target] != number[block] { isLedTo[number[target]] = true }
    }
    var taken: Set<Int> = []
    var groups: [LeakGroup] = []
    let first = components.indices.filter { !isLedTo[$0] }.sorted { components[$0].min()! < components[$1].min()! }
    for component in first.map({ components[$0].sorted() }) {
      taken.formUnion(component)
      var also: [Int] = []
      var waiting = component
      while let block = waiting.popLast() {
        for target in targets[block] where taken.insert(target).inserted {
          also.append(target)
          waiting.append(target)
        }
      }
      let isRing = component.count > 1 || targets[component[0]].contains(component[0])
      groups.append(
        LeakGroup(blocks: component.map { leaked[$0] }, isRing: isRing, alsoLost: also.sorted().map { leaked[$0] }))
    }
    return groups
  }

  /// What leads to each other, by Tarjan's algorithm; without recursion, for lists are long.
  private static func components(_ targets: [[Int]]) -> [[Int]] {
    var components: [[Int]] = []
    var index = Array(repeating: -1, count: targets.count)
    var low = index
    var isOpen = Array(repeating: false, count: targets.count)
    var open: [Int] = []
    var next = 0
    for start in targets.indices where index[start] < 0 {
      var path = [(node: start, edge: 0)]
      while let (node, edge) = path.last {
        if edge == 0, index[node] < 0 {
          (index[node], low[node]) = (next, next)
          next += 1
          open.append(node)
          isOpen[node] = true
        }
        if edge < targets[node].count {
          path[path.count - 1].edge += 1
          let target = targets[node][edge]
          if index[target] < 0 {
            path.append((target, 0))
          } else if isOpen[target] {
            low[node] = min(low[node], index[target])
          }
          continue
        }
        path.removeLast()
        if let outer = path.last?.node { low[outer] = min(low[outer], low[node]) }
        guard low[node] == index[node] else { continue }
        var component: [Int] = []
        while let last = open.popLast() {
          isOpen[last] = false
          component.append(last)
          if last == node { break }
        }
        components.append(component)
      }
    }
    return components
  }
}
