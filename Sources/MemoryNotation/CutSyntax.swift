import MemoryModel

/// The author's directives for a file or a state, as written.
struct CutSyntax: Sendable {
  var span = Span.none
  var directives: [DirectiveSyntax] = []
  var isWritten = false
  var hasBlankBefore = false
  /// Comments around it, and inside its braces.
  var trivia = 0
  var inner = 0

  /// One for each directive of the model: those that only name places may name several.
  var parts: [(directive: Int, places: Range<Int>)] {
    directives.indices.flatMap { index -> [(directive: Int, places: Range<Int>)] in
      let count = directives[index].places.count
      switch directives[index].word {
      case .hide, .keep, .highlight: return (0..<count).map { (index, $0..<($0 + 1)) }
      case .rename, .note, .order, .detail, .caption: return [(index, 0..<count)]
      }
    }
  }
}

struct DirectiveSyntax: Sendable {
  var span = Span.none
  var word = CutDirective.Word.hide
  var places: [CutPlaceSyntax] = []
  /// With its quotes: a note, a caption, a new name.
  var text: Span?
  var detail = CutDetail.teaching
  var hasBlankBefore = false
  var trivia = 0
  var isWhole = false
}

struct CutPlaceSyntax: Sendable {
  var written: WrittenCutPlace
  var span: Span
}

extension CutSyntax {
  /// Where the part of a directive is written that a path below `cut` leads to.
  func span(of number: Int, _ steps: ArraySlice<ModelPath.Step>) -> Span {
    let parts = parts
    guard parts.indices.contains(number) else { return span }
    let (index, places) = parts[number]
    let directive = directives[index]
    switch steps.first {
    case .key(.text)?, .key(.caption)?, .key(.name)?: return directive.text ?? directive.span
    case .key?:
      if case .index(let place)? = steps.dropFirst().first, directive.places.indices.contains(place) {
        return directive.places[place].span
      }
      return places.first.map { directive.places[$0].span } ?? directive.span
    default: return Span(directive.span.start, directive.span.start + directive.word.rawValue.utf8.count)
    }
  }
}
