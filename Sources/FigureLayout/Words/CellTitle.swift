import MemoryModel

/// A cell in one line.
enum CellTitle {
  static func text(of cell: Cell) -> String {
    var text = storage(of: cell) + Place.quoted(cell.name)
    if let type = cell.type { text += ": " + type }
    let isMoved = cell.lifecycle == .moved
    if let value = cell.value, !isMoved { text += words(for: value) }
    if cell.lifecycle != .uninitialized || cell.value != .uninitialized, let words = cell.lifecycle.words {
      text += ", " + words
    }
    if let size = cell.size { text += ", " + Words.count(size, "byte") }
    if let address = cell.address { text += (cell.size == nil ? ", at 0x" : " at 0x") + String(address, radix: 16) }
    return text
  }

  private static func storage(of cell: Cell) -> String {
    switch cell.storage {
    case .ordinary: ""
    case .const: "const "
    case .static(let mutable): mutable ? "static mut " : "static "
    }
  }

  /// From the sign or comma on that joins it to the name.
  private static func words(for value: Value) -> String {
    switch value {
    case .scalar(let text): " = " + text
    case .variant(let name, let fields):
      fields.isEmpty ? " = " + name : ", \(name) with " + Words.count(fields.cells.count, "field")
    case .fields(let fields): ", " + Words.count(fields.cells.count, "field")
    case .elements(let elements): ", " + Words.count(elements.total, "element")
    case .uninitialized: ", uninitialised"
    case .opaque: ", not shown"
    case .pointer(let pointer): ", " + words(for: pointer)
    }
  }

  private static func words(for pointer: Pointer) -> String {
    switch pointer.target {
    case .place: pointer.kind.words
    case .address(let address): pointer.kind.words + " to 0x" + String(address, radix: 16)
    case .hidden: pointer.kind.words + " to what is not shown"
    case .dangling: pointer.kind.words + " to nothing"
    case .null: pointer.kind.words + " that is null"
    }
  }
}
