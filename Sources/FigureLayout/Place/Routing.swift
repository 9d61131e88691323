extension Plan {
  /// Decides for every edge on which side it leaves and arrives, from the rows its ends stand in.
  mutating func chooseRoutes(_ arrangement: Arrangement, listEdges: Set<Int>) {
    for index in edges.indices {
      let from = parts[edges[index].source].block
      let to = parts[edges[index].target].block
      let fromItem = arrangement.itemOfBlock[from]
      let toItem = arrangement.itemOfBlock[to]
      let fromRow = arrangement.items[fromItem].row
      let toRow = arrangement.items[toItem].row
      if listEdges.contains(index), fromItem == toItem, arrangement.position[from] + 1 == arrangement.position[to] {
        edges[index].route = .list
      } else if fromRow == toRow {
        edges[index].route = .flat
      } else {
        edges[index].route = toRow < fromRow ? .up : .down
      }
    }
  }
}

extension Arrangement {
  /// Reserves a way through every row that a pointer crosses.
  mutating func addPassages(for plan: inout Plan) {
    for index in plan.edges.indices {
      let edge = plan.edges[index]
      guard edge.route == .up || edge.route == .down else { continue }
      let from = items[itemOfBlock[plan.parts[edge.source].block]].row
      let to = items[itemOfBlock[plan.parts[edge.target].block]].row
      let between = from < to ? Array(from + 1..<to) : Array((to + 1..<from).reversed())
      plan.edges[index].passages = between.map { row in
        items.append(Item(row: row, width: Self.passageWidth, isPassage: true))
        rows[row].items.append(items.count - 1)
        return items.count - 1
      }
    }
  }
}
