import MemoryModel

/// The lists of several states laid over one another.
extension PlanBuilder {
  func slots(of states: [[Entry]]) -> (order: [Slot], cells: [[Slot: Entry]]) {
    var cells: [[Slot: Entry]] = []
    let orders = states.map { entries -> [Slot] in
      var counts: [String: Int] = [:]
      var gaps = 0
      var found: [Slot: Entry] = [:]
      let order = entries.map { entry -> Slot in
        let slot: Slot
        switch entry {
        case .gap:
          gaps += 1
          slot = .gap(gaps)
        case .cell(let cell):
          counts[cell.name, default: 0] += 1
          slot = .cell(Place.Name(cell.name, occurrence: counts[cell.name] ?? 1))
        }
        found[slot] = entry
        return slot
      }
      cells.append(found)
      return order
    }
    return (unionOrder(of: orders), cells)
  }

  func numbered<Item>(_ items: [(String, Item)]) -> [(name: Place.Name, value: Item)] {
    var counts: [String: Int] = [:]
    return items.map { name, item in
      counts[name, default: 0] += 1
      return (Place.Name(name, occurrence: counts[name] ?? 1), item)
    }
  }
}
