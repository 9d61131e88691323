import FigureLayout

extension MemoryModel {
  /// The model of some of its states.
  package func only(_ states: Range<Int>) -> MemoryModel {
    MemoryModel(title: title, states: Array(self.states[states]))
  }

  /// The states' labels as parts of file names, unique among them.
  package var stateSlugs: [String] { PageSlugs.slugs(of: states.map(\.label)) }
}
