import MemoryModel

/// What a figure shows, in words: for readers who do not see it, and for those who point at a cell.
enum Words {
  /// A cell in one line: `strong: usize = 3`, `a: Rc<i32>, a strong pointer`.
  static func title(of cell: Cell) -> String { shown(CellTitle.text(of: cell)) }

  /// An arrow in one line, from and to canonical places: `a in main, a strong pointer to shared`.
  static func title(ofPointerAt source: String, kind: PointerKind, to target: String, isDangling: Bool) -> String {
    let words = "\(PlaceWords.readable(source)), \(kind.words) to \(PlaceWords.readable(target))"
    return shown(isDangling ? words + ", which is gone" : words)
  }

  /// A figure in one sentence, as alt text.
  static func summary(of state: MemoryState, in model: MemoryModel) -> String {
    shown(StateSummary.text(of: state, title: model.title))
  }

  /// A figure in full, region by region: every cell with its value, lifecycle and connection, one sentence each.
  static func description(of state: MemoryState) -> [String] {
    var description = StateDescription(of: state)
    description.run()
    return description.sentences
  }

  /// Without characters that have no shape.
  static func shown(_ text: String) -> String { DrawnText.shown(text, limit: .max) }
}
