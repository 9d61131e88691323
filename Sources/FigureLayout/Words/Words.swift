import MemoryModel

enum Words {
  static func title(of cell: Cell) -> String { cell.name }
  static func title(ofPointerAt source: String, kind: PointerKind, to target: String, isDangling: Bool) -> String {
    source
  }
  static func summary(of state: MemoryState, in model: MemoryModel) -> String { "" }
  static func description(of state: MemoryState) -> [String] { [] }
}
