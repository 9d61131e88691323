import Diagnostics
import MemoryModel

/// Makes directives of their syntax; every place is resolved in the states it is about.
struct CutLowering {
  private let parser: Parser
  private var nearest = NearestName()
  private(set) var problems: [Problem] = []

  init(_ parser: Parser) { self.parser = parser }

  /// What cannot be made comes back as a directive that does nothing, so that the others keep their numbers.
  mutating func directives(_ cut: CutSyntax, in states: [PlaceNames]) -> [CutDirective] {
    cut.parts.map { part in
      let syntax = cut.directives[part.directive]
      var places: [CutPlace] = []
      for place in syntax.places[part.places] {
        guard let found = resolve(place, in: states) else { return .unreadable }
        places.append(found)
      }
      let text = syntax.text.map(parser.nameText) ?? ""
      switch (syntax.word, places.first) {
      case (.hide, let place?): return .hide(place)
      case (.keep, let place?): return .keep(place)
      case (.highlight, let place?): return .highlight(place)
      case (.rename, let place?): return .rename(place, text)
      case (.note, let place?): return .note(place, text)
      case (.detail, let place?): return .detail(place, syntax.detail)
      case (.order, _): return .order(places)
      case (.caption, _): return .caption(text)
      default: return .unreadable
      }
    }
  }

  private mutating func resolve(_ place: CutPlaceSyntax, in states: [PlaceNames]) -> CutPlace? {
    if problems.count >= Problem.most { return nil }
    let range = place.span.range
    let written = place.written
    switch written.resolved(in: states, suggesting: &nearest) {
    case .found(let place): return place
    case .ambiguous(let places):
      let shown = places.prefix(4).map { "\"\($0)\"" }.joined(separator: " or ")
      let more = places.count > 4 ? " or \(places.count - 4) more" : ""
      problems.append(
        Problem(.error, "\"\(written)\" could be \(shown)\(more)", range, help: "write the one in full"))
    case .unknown(let suggestion):
      var problem = Problem(
        .error, Finding.unknownPlace(written.description), range, help: Finding.didYouMean(suggestion))
      if case .place(let place) = written { problem.missingName = place.name.text }
      problems.append(problem)
    case .malformed(let reason): problems.append(Problem(.error, reason, range))
    }
    return nil
  }
}

extension CutDirective {
  /// Stands for one that could not be read, in a model that is not used because of it.
  static let unreadable = CutDirective.highlight(.region(.code))
}
