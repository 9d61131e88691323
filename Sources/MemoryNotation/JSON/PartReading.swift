import MemoryModel

/// Reads the pieces of notation that stand in JSON strings: types, literals, variants and places.
///
/// JSON can say nothing here that the notation cannot; problems come with ranges within the piece.
struct PartReading {
  let limits: ReadingLimits
  /// Types are few and repeat.
  private var types: [String: String] = [:]

  init(limits: ReadingLimits) { self.limits = limits }

  /// The type in its tidy form.
  mutating func type(_ text: String) -> Result<String, Problem> {
    if let type = types[text] { return .success(type) }
    let result = read(text) { parser throws(Parser.Failure) in
      parser.skipSpaces()
      let type = parser.typeText(try parser.type())
      if let comment = parser.pending.first {
        throw parser.fail("a comment cannot stand in a type here", comment.span.range, help: "leave it out")
      }
      return type
    }
    if case .success(let type) = result { types[text] = type }
    return result
  }

  /// A literal's text.
  func scalar(_ text: String) -> Result<String, Problem> {
    if Self.isNumber(text) { return .success(text) }
    return read(text) { parser throws(Parser.Failure) in
      let value = try parser.value()
      guard value.kind == .scalar, value.span.end == parser.end else {
        if value.span.end != parser.end { throw parser.expected("the end of the literal") }
        throw parser.fail("\"\(text.prefix(60))\" is no literal", 0..<parser.end, help: Self.help(value.kind))
      }
      if case .variant = Value.literal(text) {
        throw parser.fail(
          "\"\(text.prefix(60))\" is no literal but a variant", 0..<parser.end, help: "write it under \"variant\"")
      }
      return text
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func help(_ kind: ValueSyntax.Kind) -> String {
    switch kind {
    case .uninitialized: "write \"uninitialized\": true"
    case .opaque: "write \"opaque\": true"
    case .fields, .tuple: "write its parts under \"fields\""
    case .elements: "write its parts under \"elements\""
    case .variant, .tupleVariant: "write it under \"variant\""
    case .place, .address, .null, .dangling, .hidden: "write it under \"pointer\""
    case .scalar, .elided, .spare: "write a literal such as \"42\""
    }
  }

  /// A variant's name, `None` or `Color::Red`.
  func variant(_ text: String) -> Result<String, Problem> {
    read(text) { parser throws(Parser.Failure) in
      guard let path = try parser.path(), path.upperBound == parser.end, text != "_" else {
        throw parser.fail(
          "\"\(text.prefix(60))\" is no variant", 0..<parser.end, help: "it is a name or path such as \"Color::Red\"")
      }
      return text
    }
  }

  /// A place without a range.
  func place(_ text: String) -> Result<WrittenPlace, Problem> {
    read(text) { parser throws(Parser.Failure) in
      let place = try parser.place()
      if place.range != nil {
        throw parser.fail(
          "a range stands beside its place", place.rangeSpan.range, help: "write \"range\": [from, to]")
      }
      return place.written
    }
  }

  /// The canonical place that a written one with its region is; whether it exists is for validation to say.
  func canonical(_ written: WrittenPlace) -> Result<Place, Problem> {
    var steps = written.steps[...]
    let root: Place.Root
    switch written.region {
    case .code?: root = .code(written.name)
    case .globals?: root = .global(written.name.text)
    case .heap?: root = .heap(written.name.text)
    case .stack?, nil:
      guard case .field(let variable)? = steps.popFirst(), let thread = written.thread else {
        return .failure(.frameAlone(written, 0..<1))
      }
      root = .variable(thread: thread, frame: written.name, name: variable)
    }
    var numbered = steps.compactMap { if case .field(let name) = $0 { name } else { nil } }
    if written.region == .globals || written.region == .heap { numbered.append(written.name) }
    if let name = numbered.first(where: { $0.occurrence > 1 }) {
      return .failure(Problem(.error, PlaceNames.onlySomeAreNumbered(name), 0..<1))
    }
    return .success(
      Place(
        root,
        steps.map { step in
          switch step {
          case .field(let name): .field(name.text)
          case .index(let index): .index(index)
          }
        }))
  }

  /// Reads a whole text.
  func read<Part>(
    _ text: String, _ body: (inout Parser) throws(Parser.Failure) -> Part
  ) -> Result<Part, Problem> {
    var parser = Parser(part: text, limits: limits)
    if let bad = text.unicodeScalars.first(where: { $0.properties.generalCategory == .control }) {
      let help = "leave it out; in a literal it is written as an escape such as \"\\n\""
      return .failure(Problem(.error, "the text holds the control character \(bad.code)", 0..<parser.end, help: help))
    }
    do {
      let part = try body(&parser)
      parser.skipSpaces()
      if parser.at < parser.end { throw parser.expected("the end of the text") }
      return .success(part)
    } catch {
      return .failure(parser.problems.first ?? Problem(.error, "\"\(text.prefix(60))\" cannot be read", 0..<parser.end))
    }
  }
}
