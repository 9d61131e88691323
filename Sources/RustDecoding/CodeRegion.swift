import MemoryModel
import ProcessSnapshot

/// The functions of the code region: those that something points at or that hold a const or use a static.
struct CodeRegion {
  private struct Item {
    var path: String
    var range: Range<UInt64>
    var entries: [Entry] = []
    var isShown = false
  }

  private var items: [Item]

  init(_ snapshot: ProcessSnapshot, statics: [(Static, Place)]) {
    items = snapshot.code.sorted { $0.address < $1.address }.map {
      let start = $0.address.value
      return Item(path: $0.name, range: start..<start.addingClamped(UInt64(max(1, $0.size))))
    }
    for const in snapshot.consts {
      let parts = RustPath.parts(const.name)
      let cell = Cell(
        name: FunctionName.drawable(parts.last ?? const.name), type: TypeName.short(const.type),
        value: ConstText.value(const.value, type: const.type),
        storage: .const)
      let longer = FunctionName.drawable(parts.suffix(2).joined(separator: "::"))
      for user in const.usedIn { add(cell, orCalled: longer, to: user) }
    }
    for (item, place) in statics {
      guard case .global(let name) = place.root else { continue }
      let cell = Cell(name: name, value: .pointer(Pointer(.raw, to: .place(place))))
      for user in item.usedIn ?? [] { add(cell, orCalled: item.name, to: user) }
    }
    for index in items.indices where !items[index].entries.isEmpty { items[index].entries.append(.gap) }
  }

  /// - Parameter longer: what it is called beside another of its name: `A::LIMIT` beside a `LIMIT`.
  private mutating func add(_ cell: Cell, orCalled longer: String, to path: String) {
    let index =
      items.firstIndex { $0.path == path }
      ?? {
        items.append(Item(path: path, range: 0..<0))
        return items.count - 1
      }()
    var cell = cell
    let names = Set(items[index].entries.cells.map(\.name))
    if names.contains(cell.name) { cell.name = longer }
    guard !names.contains(cell.name) else { return }
    items[index].isShown = true
    items[index].entries += [.gap, .cell(cell)]
  }

  /// Shows the function an address is in.
  mutating func show(_ address: UInt64) {
    let index =
      items.firstIndex { $0.range.lowerBound == address } ?? items.firstIndex { $0.range.contains(address) }
    if let index { items[index].isShown = true }
  }

  /// The shown ones, and where they lie.
  var functions: [(function: Function, range: Range<UInt64>, place: Place)] {
    var counts = Occurrences()
    return items.filter(\.isShown).map {
      let name = FunctionName.ofCode($0.path)
      return (Function(name: name, entries: $0.entries), $0.range, Place(.code(counts.next(name))))
    }
  }
}
