import MemoryModel

extension ModelDecoding {
  private static let directiveKeys: [ModelPath.Key] = [
    .hide, .keep, .rename, .note, .highlight, .order, .detail, .caption,
  ]

  /// Directives; one that cannot be read comes back as one that does nothing, so that those after it keep their numbers.
  mutating func cut() throws(Failure) -> [CutDirective] {
    var directives: [CutDirective] = []
    guard var list = try reader.list("directives") else { return directives }
    while try reader.next(in: &list) {
      try countCell()
      directives.append(try directive() ?? .unreadable)
    }
    return directives
  }

  private mutating func directive() throws(Failure) -> CutDirective? {
    guard var object = try reader.object("a directive", Self.directiveKeys + [.name, .text, .level]) else { return nil }
    var word: ModelPath.Key?
    var places: [CutPlace]? = []
    var text: String?
    var detail: CutDetail?
    while let key = try reader.next(in: &object) {
      switch key {
      case .name: text = try reader.string("the new name")?.text
      case .text: text = try reader.string("the note's text")?.text
      case .level: detail = try self.word("a detail", CutDetail.self)
      case .caption:
        word = key
        text = try reader.string("the caption")?.text
      case .order:
        word = key
        places = try orderedPlaces()
      default:
        word = key
        places = try cutPlace().map { [$0] }
      }
    }
    let words = object.seen.map(\.key).filter(Self.directiveKeys.contains)
    guard words.count == 1, let word else {
      if words.isEmpty, !object.meant.isEmpty { return nil }
      let found = words.isEmpty ? "nothing" : words.map { "\"\($0.rawValue)\"" }.joined(separator: " and ")
      reader.report(
        "a directive does exactly one thing, found \(found)", object.brace,
        help: "write one of \(Self.directiveKeys.map(\.rawValue).joined(separator: ", "))")
      return nil
    }
    let needed: ModelPath.Key? = word == .rename ? .name : word == .note ? .text : word == .detail ? .level : nil
    for other in [ModelPath.Key.name, .text, .level] where other != needed {
      guard let range = object.range(of: other) else { continue }
      reader.report(
        "\"\(other.rawValue)\" does not go with \"\(word.rawValue)\"", range, inside: other.rawValue,
        help: "leave it out")
    }
    if let needed { reader.require(needed, in: object) }
    guard let places else { return nil }
    switch (word, places.first) {
    case (.hide, let place?): return .hide(place)
    case (.keep, let place?): return .keep(place)
    case (.highlight, let place?): return .highlight(place)
    case (.rename, let place?): return text.map { .rename(place, $0) }
    case (.note, let place?): return text.map { .note(place, $0) }
    case (.detail, let place?): return detail.map { .detail(place, $0) }
    case (.order, _): return .order(places)
    case (.caption, _): return text.map { .caption($0) }
    default: return nil
    }
  }

  private mutating func orderedPlaces() throws(Failure) -> [CutPlace]? {
    guard var list = try reader.list("heap blocks") else { return nil }
    var places: [CutPlace] = []
    var isWhole = true
    while try reader.next(in: &list) {
      guard let place = try cutPlace() else {
        isWhole = false
        continue
      }
      places.append(place)
    }
    return isWhole ? places : nil
  }

  private mutating func cutPlace() throws(Failure) -> CutPlace? {
    guard let token = try reader.string("a place") else { return nil }
    return report(parts.cutPlace(token.text), token)
  }
}

extension PartReading {
  /// The place of a directive.
  func writtenCutPlace(_ text: String) -> Result<WrittenCutPlace, Problem> {
    read(text) { parser throws(Parser.Failure) in try parser.cutPlace().written }
  }

  /// The place of a directive, which is written in full.
  func cutPlace(_ text: String) -> Result<CutPlace, Problem> {
    switch writtenCutPlace(text) {
    case .failure(let problem): return .failure(problem)
    case .success(.region(let region)): return .success(.region(region))
    case .success(.thread(let thread)): return .success(.thread(thread))
    case .success(.place(let place)):
      guard place.region != nil else {
        return .failure(
          Problem(
            .error, "place \"\(place.description.prefix(200))\" is not written in full", 0..<text.utf8.count,
            help: "start with its region, for example \"heap/\(place)\""))
      }
      if place.region == .stack, place.steps.isEmpty, let thread = place.thread {
        return .success(.frame(thread: thread, name: place.name))
      }
      return canonical(place).map(CutPlace.cell)
    }
  }
}
