import MemoryModel

/// What the page of a state says in words, without having been drawn.
package struct PageWords: Hashable, Sendable {
  /// The state's label as written, or nil.
  package var label: String?
  /// One sentence: alt text.
  package var summary: String
  /// Everything, region by region, one sentence each.
  package var sentences: [String]

  /// One a state.
  package static func pages(of model: MemoryModel, options: LayoutOptions) -> [PageWords] {
    var titled = model
    titled.title = options.title ?? model.title
    return model.states.map { state in
      PageWords(
        label: state.label, summary: Words.summary(of: state, in: titled), sentences: Words.description(of: state))
    }
  }
}
