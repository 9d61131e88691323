import FigureStyle
import MemoryModel

extension Plan {
  /// Decides for every edge on which side it leaves and arrives, from the rows its ends stand in.
  mutating func chooseRoutes(_ arrangement: Arrangement, listEdges: Set<Int>) {
    for index in edges.indices {
      let from = parts[edges[index].source].block
      let to = parts[edges[index].target].block
      if blocks[to].satelliteOf != nil {
        edges[index].route = .beside
        continue
      }
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
  /// What lines have to leave to pointers that pass them, where they are too full now.
  func reserve(beyond reserve: [LineKey: Double], available: Double, style: Style) -> [LineKey: Double] {
    var grown = reserve
    for row in rows {
      guard let line = row.line, row.items.count(where: { !items[$0].isPassage }) > 1 else { continue }
      let passages = row.items.count { items[$0].isPassage }
      let blocks = row.items.reduce(-style.spacing.gap) {
        $0 + (items[$1].isPassage ? 0 : items[$1].width + style.spacing.gap)
      }
      // Where they stand between blocks each takes a gap on either side.
      let needed = Double(passages) * (Self.passageWidth + Self.passageGap)
      if passages > 0, blocks + needed > available { grown[line] = max(grown[line] ?? 0, needed) }
    }
    return grown
  }

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
