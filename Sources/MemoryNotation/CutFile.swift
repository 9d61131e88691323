import Diagnostics
import MemoryModel

/// A file of directives, for a model that stands in a file of its own: `prog.cut` beside `prog.rs`.
///
/// Its lines are the directives; those of one state stand in `state "label" { … }` or `state 2 { … }`.
package enum CutFile {
  /// Adds a file's directives to a model; all that is wrong with them is told.
  package static func add(
    _ bytes: [UInt8], file: String, to model: inout MemoryModel, limits: ReadingLimits = .standard
  ) -> [Diagnostic] {
    let map = SourceMap(bytes: bytes, file: file)
    let parser: Parser
    let syntax: CutFileSyntax
    switch read(bytes, limits: limits) {
    case .failure(let error): return map.diagnostics(error.all)
    case .success(let read): (parser, syntax) = read
    }
    var lowering = CutLowering(parser)
    // The file's own directives alone, so that what is found in them has its place in the file.
    var own = model
    own.cut = []
    for number in own.states.indices { own.states[number].cut = [] }
    let names = own.states.map { PlaceNames($0) }
    var problems: [Problem] = []
    own.cut = lowering.directives(syntax.cut, in: names)
    var cuts: [Int: CutSyntax] = [:]
    for state in syntax.states {
      guard let number = state.index(in: own, parser) else {
        problems.append(.noSuchState(state, in: own, parser))
        continue
      }
      if cuts[number] != nil {
        problems.append(
          Problem(.error, "this state's directives stand here twice", state.label.range, help: "write all in one"))
        continue
      }
      cuts[number] = state.cut
      own.states[number].cut = lowering.directives(state.cut, in: [names[number]])
    }
    problems += lowering.problems
    for finding in own.cutFindings() {
      problems.append(
        Problem(
          finding.severity, finding.message, span(of: finding.path, syntax.cut, cuts).range,
          notes: finding.note.map {
            [Problem.Note(message: $0.message, range: span(of: $0.path, syntax.cut, cuts).range)]
          } ?? [], help: finding.help))
    }
    model.cut += own.cut
    for number in model.states.indices { model.states[number].cut += own.states[number].cut }
    return map.diagnostics(problems)
  }

  /// What a file asks of a capture: variables, as they are written, and how much of each is to be shown.
  package static func details(
    _ bytes: [UInt8], file: String, limits: ReadingLimits = .standard
  ) throws(Diagnostics) -> [(name: String, detail: CutDetail)] {
    switch read(bytes, limits: limits) {
    case .failure(let error): throw Diagnostics(SourceMap(bytes: bytes, file: file).diagnostics(error.all))
    case .success((_, let syntax)):
      let all = syntax.cut.directives + syntax.states.flatMap(\.cut.directives)
      return all.filter { $0.word == .detail }.compactMap { directive in
        directive.places.first.flatMap { captureName(of: $0.written) }.map { ($0, directive.detail) }
      }
    }
  }

  /// `main.v`, or a static's name; nil for what capture knows no detail of.
  private static func captureName(of place: WrittenCutPlace) -> String? {
    guard case .place(let written) = place else { return nil }
    switch (written.region, written.steps.count, written.steps.first) {
    case (nil, 1, .field(let variable)?), (.stack?, 1, .field(let variable)?):
      return written.name.text + "." + variable.text
    case (nil, 0, _), (.globals?, 0, _): return written.name.text
    default: return nil
    }
  }

  /// The file in canonical form.
  package static func format(
    _ bytes: [UInt8], file: String, limits: ReadingLimits = .standard
  ) throws(Diagnostics) -> String {
    switch read(bytes, limits: limits) {
    case .failure(let error): throw Diagnostics(SourceMap(bytes: bytes, file: file).diagnostics(error.all))
    case .success((let parser, let syntax)):
      return SheetLayout.text(of: SyntaxPrinting(parser: parser).cutSheet(syntax))
    }
  }

  private struct Problems: Error {
    var all: [Problem]
  }

  private static func read(_ bytes: [UInt8], limits: ReadingLimits) -> Result<(Parser, CutFileSyntax), Problems> {
    if let problem = SourceCheck.problem(in: bytes, limits: limits) { return .failure(Problems(all: [problem])) }
    var parser = Parser(bytes, limits: limits)
    let syntax = parser.cutFile()
    return parser.problems.isEmpty ? .success((parser, syntax)) : .failure(Problems(all: parser.problems))
  }

  private static func span(of path: ModelPath, _ shared: CutSyntax, _ states: [Int: CutSyntax]) -> Span {
    var steps = path.steps[...]
    var cut = shared
    if case .key(.states)? = steps.first {
      guard case .index(let state)? = steps.dropFirst().first, let own = states[state] else { return .none }
      cut = own
      steps = steps.dropFirst(2)
    }
    guard case .key(.cut)? = steps.first, case .index(let number)? = steps.dropFirst().first else { return .none }
    return cut.span(of: number, steps.dropFirst(2))
  }
}

/// A file of directives as written.
struct CutFileSyntax: Sendable {
  struct State: Sendable {
    /// Its label with quotes, or the number as written.
    var label: Span
    var number: Int?
    var cut: CutSyntax

    func index(in model: MemoryModel, _ parser: Parser) -> Int? {
      if let number { return model.states.indices.contains(number - 1) ? number - 1 : nil }
      return model.states.firstIndex { $0.label == parser.nameText(label) }
    }
  }

  var cut = CutSyntax()
  var states: [State] = []
}

extension Parser {
  /// Reads a whole file of directives.
  mutating func cutFile() -> CutFileSyntax {
    var syntax = CutFileSyntax()
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    syntax.cut.isWritten = true
    while unwinding == .none {
      syntax.cut.directives += directives(until: nil)
      if at >= end || unwinding != .none { break }
      let leading = takePending()
      do {
        if let state = try stateOfCut(leading: leading) { syntax.states.append(state) }
      } catch {
        if unwinding != .none { break }
        while at < end, bytes[at] != 0x0A { at += 1 }
      }
    }
    file.closing = trivia(opening: nil, closing: takePending())
    return syntax
  }

  private mutating func stateOfCut(leading: [Trivia.Line]) throws(Failure) -> CutFileSyntax.State? {
    let start = at
    at += 5
    skipSpaces()
    let label = at
    var number: Int?
    if bytes[at] == UInt8(ascii: "\"") {
      try string()
      try checkText(try unquoted(Span(label, at)), label..<at)
    } else {
      number = try self.number("a state's label in double quotes, or its number")
    }
    let written = Span(label, at)
    skipSpaces()
    let open = at
    guard take(UInt8(ascii: "{")) else { throw expected("\"{\"") }
    let opening = commentOnLine()
    var cut = CutSyntax()
    cut.isWritten = true
    cut.directives = directives(until: UInt8(ascii: "}"), openedAt: open)
    cut.span = Span(start, at)
    cut.inner = trivia(opening: opening, closing: takePending())
    if unwinding == .none {
      skipSpaces()
      if !atLineEnd, !atComment { throw expected("the end of the line") }
    }
    cut.trivia = trivia(leading: leading, trailing: commentOnLine())
    return CutFileSyntax.State(label: written, number: number, cut: cut)
  }
}

extension Problem {
  fileprivate static func noSuchState(
    _ state: CutFileSyntax.State, in model: MemoryModel, _ parser: Parser
  ) -> Problem {
    let name = state.number.map(String.init) ?? parser.nameText(state.label)
    var nearest = NearestName()
    let near = nearest.among(model.states.compactMap(\.label), to: name)
    let count = model.states.count
    return Problem(
      .error, "there is no state \"\(name)\"", state.label.range,
      help: Finding.didYouMean(near) ?? (count == 1 ? "the one state is 1" : "the states are 1 to \(count)"))
  }
}

extension CutFile {
  /// The place that a text of the command line names in some of the states.
  package static func place(_ text: String, in states: [MemoryState]) -> Result<CutPlace, Diagnostic> {
    let written: WrittenCutPlace
    switch PartReading(limits: .standard).writtenCutPlace(text) {
    case .failure(let problem):
      return .failure(.error("\"\(text)\" is no place: \(problem.message)", help: problem.help))
    case .success(let place): written = place
    }
    var nearest = NearestName()
    switch written.resolved(in: states.map { PlaceNames($0) }, suggesting: &nearest) {
    case .found(let place):
      let indices = states.map { PlaceIndex($0) }
      if indices.contains(where: { $0.contains(place) }) { return .success(place) }
      return .failure(.error(Finding.unknownPlace(text)))
    case .ambiguous(let places):
      let shown = places.prefix(4).map { "\"\($0)\"" }.joined(separator: " or ")
      return .failure(.error("\"\(text)\" could be \(shown)", help: "write the one in full"))
    case .unknown(let suggestion):
      return .failure(.error(Finding.unknownPlace(text), help: Finding.didYouMean(suggestion)))
    case .malformed(let reason): return .failure(.error(reason))
    }
  }
}
