/// One wish of an author for the figure of a model: what to leave out, rename, note or mark.
public enum CutDirective: Hashable, Sendable {
  /// Not drawn.
  case hide(CutPlace)
  /// Only this, with what it is in and what its pointers lead to.
  case keep(CutPlace)
  case rename(CutPlace, String)
  /// A text beside the figure, joined with its place by a thin line.
  case note(CutPlace, String)
  case highlight(CutPlace)
  /// Heap blocks in this order, where they stand in one row.
  case order([CutPlace])
  /// How much a capture shows of a variable or static.
  case detail(CutPlace, CutDetail)
  /// A text under the figure.
  case caption(String)
}

/// How much of std's own types a capture shows, as `memfig capture` names it.
public enum CutDetail: String, Hashable, Sendable, CaseIterable {
  case teaching, std, bytes
}

extension CutDirective {
  /// What a directive is called, in notation and JSON alike.
  package enum Word: String, CaseIterable, Sendable {
    case hide, keep, rename, note, highlight, order, detail, caption
  }

  package var word: Word {
    switch self {
    case .hide: .hide
    case .keep: .keep
    case .rename: .rename
    case .note: .note
    case .highlight: .highlight
    case .order: .order
    case .detail: .detail
    case .caption: .caption
    }
  }

  /// The places it names.
  package var places: [CutPlace] {
    switch self {
    case .hide(let place), .keep(let place), .rename(let place, _), .note(let place, _), .highlight(let place),
      .detail(let place, _):
      [place]
    case .order(let places): places
    case .caption: []
    }
  }

  /// The key its place stands under in JSON.
  package var key: ModelPath.Key {
    switch word {
    case .hide: .hide
    case .keep: .keep
    case .rename: .rename
    case .note: .note
    case .highlight: .highlight
    case .order: .order
    case .detail: .detail
    case .caption: .caption
    }
  }
}
