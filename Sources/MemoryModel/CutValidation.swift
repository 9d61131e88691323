import Diagnostics

/// Looks through the directives of a model: whether what they name is there, and can be done.
struct CutValidation {
  private let indices: [PlaceIndex]
  private var nearest: NearestName
  private(set) var findings: [Finding] = []

  static func findings(of model: MemoryModel, nearest: NearestName) -> [Finding] {
    if model.cut.isEmpty, model.states.allSatisfy(\.cut.isEmpty) { return [] }
    var validation = CutValidation(indices: model.states.map { PlaceIndex($0) }, nearest: nearest)
    validation.check(model.cut, in: validation.indices[...], at: ModelPath())
    for (number, state) in model.states.enumerated() {
      validation.check(
        state.cut, in: validation.indices[number...number], at: ModelPath().appending(.states, number))
    }
    return validation.findings
  }

  private init(indices: [PlaceIndex], nearest: NearestName) {
    self.indices = indices
    self.nearest = nearest
  }

  private struct Subject: Hashable {
    var word: CutDirective.Word
    var place: CutPlace?
  }

  private mutating func check(
    _ directives: [CutDirective], in states: ArraySlice<PlaceIndex>, at owner: ModelPath
  ) {
    var first: [Subject: ModelPath] = [:]
    for (number, directive) in directives.enumerated() {
      let path = owner.appending(.cut, number)
      check(directive, in: states, at: path)
      let subject = Subject(word: directive.word, place: directive.places.first)
      if let earlier = first[subject], directive.isSingular {
        findings.append(.saidTwice(directive, at: path, first: earlier))
      } else {
        first[subject] = path
      }
      if case .keep(let place) = directive, let hidden = first[Subject(word: .hide, place: place)] {
        findings.append(.hiddenAndKept(place, at: path, first: hidden))
      }
      if case .hide(let place) = directive, let kept = first[Subject(word: .keep, place: place)] {
        findings.append(.hiddenAndKept(place, at: path, first: kept))
      }
    }
  }

  private mutating func check(_ directive: CutDirective, in states: ArraySlice<PlaceIndex>, at path: ModelPath) {
    let place = path.appending(directive.key)
    switch directive {
    case .hide(let target), .keep(let target), .highlight(let target): exists(target, in: states, at: place)
    case .note(let target, let text):
      if exists(target, in: states, at: place), case .region(let region) = target {
        findings.append(.notARegion("a note", region, at: place))
      }
      check(text: text, "note", at: path.appending(.text))
    case .caption(let text): check(text: text, "caption", at: path.appending(.caption))
    case .rename(let target, let name):
      NameRules.check(name, .name, at: path.appending(.name), into: &findings)
      guard exists(target, in: states, at: place) else { return }
      switch target {
      case .region(let region): findings.append(.notARegion("a name", region, at: place))
      case .cell(let cell):
        if case .index? = cell.path.last { findings.append(.elementHasNoName(cell, at: place)) }
      case .thread, .frame: break
      }
      if let taken = Self.taken(name, instead: target, in: states) {
        findings.append(.nameIsTaken(name, by: taken, at: path.appending(.name)))
      }
    case .order(let blocks):
      var known: Set<CutPlace> = []
      for (number, block) in blocks.enumerated() {
        let path = place.appending(number)
        guard exists(block, in: states, at: path) else { continue }
        guard case .cell(let cell) = block, cell.region == .heap, cell.path.isEmpty else {
          findings.append(.notABlock(block, at: path))
          continue
        }
        if !known.insert(block).inserted { findings.append(.orderedTwice(block, at: path)) }
      }
      if blocks.count < 2 { findings.append(.nothingToOrder(at: place)) }
    case .detail(let target, _):
      guard exists(target, in: states, at: place) else { return }
      guard case .cell(let cell) = target, cell.path.isEmpty, cell.region == .stack || cell.region == .globals else {
        findings.append(.notAVariable(target, at: place))
        return
      }
    }
  }

  private mutating func check(text: String, _ what: String, at path: ModelPath) {
    if text.allSatisfy(\.isWhitespace) { findings.append(.emptyText(what, at: path)) }
    NameRules.check(text, .text(what), at: path, into: &findings)
  }

  // MARK: What is there

  @discardableResult
  private mutating func exists(_ place: CutPlace, in states: ArraySlice<PlaceIndex>, at path: ModelPath) -> Bool {
    if states.contains(where: { $0.contains(place) }) || states.isEmpty { return true }
    var suggestion: String?
    for index in states {
      if case .cell(let cell) = place, case .missing(.some(let step), let parent?) = index.walk(cell) {
        findings.append(.missing(cell, step: step, in: parent, at: path, nearest: &nearest))
        return false
      }
      let written = WrittenCutPlace(place)
      if case .unknown(let near?) = written.resolved(in: [index.names], suggesting: &nearest) {
        suggestion = suggestion ?? near
      }
    }
    findings.append(.unknownPlace(place.description, suggestion: suggestion, at: path))
    return false
  }

  /// What has a name already that something else beside it is to have.
  private static func taken(_ name: String, instead target: CutPlace, in states: ArraySlice<PlaceIndex>) -> CutPlace? {
    let other: CutPlace
    switch target {
    case .thread: other = .thread(name)
    case .cell(let place):
      switch (place.path.last, place.root) {
      case (.field?, _): other = .cell(Place(place.root, place.path.dropLast() + [.field(name)]))
      case (nil, .global): other = .cell(Place(.global(name)))
      case (nil, .heap): other = .cell(Place(.heap(name)))
      // Functions and variables of one name are numbered.
      default: return nil
      }
    case .frame, .region: return nil
    }
    return other != target && states.contains { $0.contains(other) && $0.contains(target) } ? other : nil
  }
}

extension CutDirective {
  /// Whether it may be said of a place only once.
  fileprivate var isSingular: Bool {
    switch word {
    case .rename, .detail, .caption: true
    case .hide, .keep, .note, .highlight, .order: false
    }
  }
}

extension PlaceIndex {
  /// Whether there is such a cell, frame or thread; regions are there always.
  package func contains(_ place: CutPlace) -> Bool {
    switch place {
    case .region: true
    case .thread(let thread): names.threads[thread] != nil
    case .frame(let thread, let name): names.frames[PlaceNames.FrameName(thread: thread, name: name)] != nil
    case .cell(let place): find(place) != nil
    }
  }
}

extension Finding {
  static func saidTwice(_ directive: CutDirective, at path: ModelPath, first: ModelPath) -> Finding {
    let subject = directive.places.first.map { " of \"\($0)\"" } ?? ""
    return Finding(
      .error, "the \(directive.word.rawValue)\(subject) is said twice", at: path,
      note: Note(message: "the first time is here", path: first), help: "leave one out")
  }

  static func hiddenAndKept(_ place: CutPlace, at path: ModelPath, first: ModelPath) -> Finding {
    Finding(
      .error, "\"\(place)\" is both hidden and kept", at: path, note: Note(message: "the other is here", path: first),
      help: "leave one out")
  }

  static func notARegion(_ what: String, _ region: Region, at path: ModelPath) -> Finding {
    Finding(
      .error, "the region \"\(region.rawValue)\" cannot have \(what) of its own", at: path,
      help: "name a thread, frame or cell in it; a block called \"\(region.rawValue)\" is written in full")
  }

  static func elementHasNoName(_ place: Place, at path: ModelPath) -> Finding {
    Finding(.error, "\"\(place)\" is an element, which has a number and no name", at: path, help: "leave this out")
  }

  static func nameIsTaken(_ name: String, by place: CutPlace, at path: ModelPath) -> Finding {
    Finding(.error, "\"\(name)\" is the name of \"\(place)\" already", at: path, help: "choose another name")
  }

  static func notABlock(_ place: CutPlace, at path: ModelPath) -> Finding {
    Finding(
      .error, "\"\(place)\" is no heap block, and only these can be ordered", at: path, help: "name whole heap blocks")
  }

  static func orderedTwice(_ place: CutPlace, at path: ModelPath) -> Finding {
    Finding(.error, "\"\(place)\" stands twice in the order", at: path, help: "name each block once")
  }

  static func nothingToOrder(at path: ModelPath) -> Finding {
    Finding(.error, "an order names at least two blocks", at: path, help: "write \"order first, second\"")
  }

  static func notAVariable(_ place: CutPlace, at path: ModelPath) -> Finding {
    Finding(
      .error, "\"\(place)\" is no variable or static, and a capture has a detail for these alone", at: path,
      help: "name the variable that holds it, whole")
  }
}

extension MemoryModel {
  /// What is wrong with the directives alone.
  package func cutFindings() -> [Finding] { CutValidation.findings(of: self, nearest: NearestName()) }
}
