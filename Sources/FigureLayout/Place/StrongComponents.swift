/// The strongly connected components of a graph (Tarjan's algorithm, without recursion).
struct StrongComponents {
  /// The number of each node's component.
  private(set) var component: [Int]

  init(_ outgoing: [[Int]]) {
    let count = outgoing.count
    component = Array(repeating: -1, count: count)
    var order = Array(repeating: -1, count: count)
    var low = Array(repeating: 0, count: count)
    var stack: [Int] = []
    var path: [(node: Int, next: Int)] = []
    var visited = 0
    var components = 0
    for root in 0..<count where order[root] < 0 {
      path.append((root, 0))
      while let (node, next) = path.last {
        if next == 0 {
          order[node] = visited
          low[node] = visited
          visited += 1
          stack.append(node)
        }
        if next < outgoing[node].count {
          path[path.count - 1].next += 1
          let target = outgoing[node][next]
          if order[target] < 0 {
            path.append((target, 0))
          } else if component[target] < 0 {
            low[node] = min(low[node], order[target])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
        if low[node] == order[node] {
          while let member = stack.popLast() {
            component[member] = components
            if member == node { break }
          }
          components += 1
        }
      }
    }
  }
}
