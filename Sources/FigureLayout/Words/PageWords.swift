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
    let cut = CutModel(model)
    return pages(of: cut, cut.model.showing(options.view), options: options, isKey: false)
  }

  /// - Parameters:
  ///   - model: What of the cut model is looked at.
  ///   - isKey: Whether blanks are told.
  static func pages(
    of cut: CutModel, _ model: MemoryModel, options: LayoutOptions, isKey: Bool
  ) -> [PageWords] {
    var titled = isKey ? model : model.blanked(by: options.blanks)
    titled.title = options.title ?? model.title
    return titled.states.enumerated().map { number, state in
      var sentences = Words.description(of: state)
      for place in cut.highlights[number] {
        sentences.append(Words.shown("\(PlaceWords.readable(place.description)) is highlighted."))
      }
      for note in cut.notes[number] {
        sentences.append(Words.shown("Note on \(PlaceWords.readable(note.place.description)): \(note.text)"))
      }
      if let caption = cut.captions[number] { sentences.append(Words.shown("Caption: \(caption)")) }
      let label = isKey ? state.label.map { $0 + " (key)" } ?? "Key" : state.label
      return PageWords(label: label, summary: Words.summary(of: state, in: titled), sentences: sentences)
    }
  }
}
