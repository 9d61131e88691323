/// A model as its author wants it shown: what is hidden is gone, what is renamed has its new name, and no directives are
/// left in it. What remains to be drawn of the directives stands beside it.
package struct CutModel: Sendable {
  /// A text about a place.
  package struct Note: Hashable, Sendable {
    package var place: CutPlace
    package var text: String

    package init(place: CutPlace, text: String) {
      self.place = place
      self.text = text
    }
  }

  package private(set) var model: MemoryModel
  /// Heap blocks that are drawn in no state, though some state has them.
  package private(set) var leftOut = 0
  /// By state, in the order they are written.
  package private(set) var notes: [[Note]]
  package private(set) var highlights: [[CutPlace]]
  package private(set) var captions: [String?]
  /// Lists of heap blocks that stand in this order.
  package private(set) var orders: [[String]] = []
  /// Notes and highlights on what is hidden, and of which nothing is drawn.
  package private(set) var lost: [CutDirective] = []

  package init(_ model: MemoryModel) {
    self.model = model
    notes = model.states.map { _ in [] }
    highlights = notes.map { _ in [] }
    captions = notes.map { _ in nil }
    if model.cut.isEmpty, model.states.allSatisfy(\.cut.isEmpty) { return }
    self.model.cut = []
    var lost: [CutDirective: Bool] = [:]
    for number in model.states.indices {
      let state = model.states[number]
      let directives = model.cut + state.cut
      let visible = CutVisibility(of: state, directives).state
      let renaming = CutRenaming(of: visible, directives)
      var cut = renaming.state
      cut.cut = []
      for directive in directives {
        switch directive {
        case .note(let place, let text):
          let shown = renaming.place(place)
          if let shown { notes[number].append(Note(place: shown, text: text)) }
          Self.note(directive, isShown: shown != nil, PlaceIndex(state).contains(place), &lost)
        case .highlight(let place):
          let shown = renaming.place(place)
          if let shown { highlights[number].append(shown) }
          Self.note(directive, isShown: shown != nil, PlaceIndex(state).contains(place), &lost)
        case .order(let places):
          let names = places.compactMap { renaming.place($0) }.compactMap(Self.blockName)
          cut.heap = Self.ordered(cut.heap, names)
          if !orders.contains(names) { orders.append(names) }
        case .caption(let text): captions[number] = text
        case .hide, .keep, .rename, .detail: continue
        }
      }
      self.model.states[number] = cut
    }
    self.lost = (model.cut + model.states.flatMap(\.cut)).filter { lost[$0] == true }
    countLeftOut(from: model)
  }

  private static func note(
    _ directive: CutDirective, isShown: Bool, _ isThere: Bool, _ lost: inout [CutDirective: Bool]
  ) {
    if isShown { lost[directive] = false } else if isThere, lost[directive] == nil { lost[directive] = true }
  }

  private mutating func countLeftOut(from original: MemoryModel) {
    func blocks(_ model: MemoryModel) -> Set<String> { Set(model.states.flatMap { $0.heap.cells.map(\.name) }) }
    // Names may be new; their number is not.
    leftOut = max(0, blocks(original).count - blocks(model).count)
  }

  private static func blockName(_ place: CutPlace) -> String? {
    if case .cell(let cell) = place, case .heap(let name) = cell.root, cell.path.isEmpty { name } else { nil }
  }

  /// The entries with those named in the order of the names, in the places where they stood.
  private static func ordered(_ entries: [Entry], _ names: [String]) -> [Entry] {
    let rank = Dictionary(names.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    let places = entries.indices.filter { entries[$0].cell.map { rank[$0.name] != nil } ?? false }
    let sorted = places.map { entries[$0] }.sorted {
      (rank[$0.cell?.name ?? ""] ?? 0) < (rank[$1.cell?.name ?? ""] ?? 0)
    }
    var ordered = entries
    for (place, entry) in zip(places, sorted) { ordered[place] = entry }
    return ordered
  }
}
