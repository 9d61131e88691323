import Diagnostics
import MemoryModel

/// Makes a model of a file's syntax; every place is resolved from where it stands.
struct Lowering {
  let parser: Parser
  var problems: [Problem] = []
  private var names = PlaceNames(MemoryState())
  private var frame: PlaceNames.FrameID?
  private var nearest = NearestName()

  init(_ parser: Parser) { self.parser = parser }

  mutating func model() -> MemoryModel {
    var model = MemoryModel(title: parser.file.title.map(parser.nameText), states: [])
    var allNames: [PlaceNames] = []
    for state in parser.file.states {
      model.states.append(self.state(state))
      allNames.append(names)
    }
    var cuts = CutLowering(parser)
    model.cut = cuts.directives(parser.file.cut, in: allNames)
    for (number, state) in parser.file.states.enumerated() {
      model.states[number].cut = cuts.directives(state.cut, in: [allNames[number]])
    }
    problems += cuts.problems
    return model
  }

  private mutating func state(_ syntax: StateSyntax) -> MemoryState {
    names = PlaceNames(outline(syntax))
    frame = nil
    var state = MemoryState(label: syntax.label.map(parser.nameText))
    state.source = syntax.source.map { SourceLine(path: parser.nameText($0.path), line: $0.line) }
    state.code = syntax.code.blocks.map { function in
      Function(name: parser.nameText(function.name), entries: entries(function.entries, in: nil))
    }
    state.globals = entries(syntax.globals.entries, in: nil)
    state.heap = entries(syntax.heap.entries, in: nil)
    for (stackNumber, stack) in syntax.stacks.enumerated() {
      var frames: [Frame] = []
      frames.reserveCapacity(stack.blocks.count)
      for (number, block) in stack.blocks.enumerated() {
        frame = PlaceNames.FrameID(stack: stackNumber, frame: number)
        frames.append(
          Frame(function: parser.nameText(block.name), line: block.line, entries: entries(block.entries, in: nil)))
      }
      state.stacks.append(Stack(thread: thread(stack), frames: frames))
    }
    return state
  }

  private func thread(_ stack: BlockSyntax) -> String {
    stack.name.isEmpty ? "main" : parser.nameText(stack.name)
  }

  /// The state with names alone, enough to resolve places against.
  private func outline(_ syntax: StateSyntax) -> MemoryState {
    func cells(_ entries: [EntrySyntax]) -> [Entry] {
      entries.map { $0.isGap ? .gap : .cell(Cell(name: parser.nameText($0.name))) }
    }
    return MemoryState(
      code: syntax.code.blocks.map { Function(name: parser.nameText($0.name)) },
      globals: cells(syntax.globals.entries), heap: cells(syntax.heap.entries),
      stacks: syntax.stacks.map { stack in
        Stack(
          thread: thread(stack),
          frames: stack.blocks.map { Frame(function: parser.nameText($0.name), entries: cells($0.entries)) })
      })
  }

  // MARK: Cells

  private mutating func entries(_ syntax: [EntrySyntax], in context: KindContext?) -> [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(syntax.count)
    for entry in syntax {
      if entry.isGap {
        entries.append(.gap)
        continue
      }
      var cell = Cell(
        name: parser.nameText(entry.name), type: entry.type.isEmpty ? nil : parser.typeText(entry.type),
        lifecycle: entry.lifecycle, storage: entry.storage, address: entry.address, size: entry.size)
      if let value = entry.value {
        cell.value = self.value(
          value, context?.field(named: cell.name, type: cell.type) ?? KindContext(type: cell.type))
      }
      entries.append(.cell(cell))
    }
    return entries
  }

  /// The fields of a tuple, which are named by their numbers.
  private mutating func tuple(_ syntax: [EntrySyntax], in context: KindContext) -> [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(syntax.count)
    for (number, entry) in syntax.enumerated() {
      if entry.isGap {
        entries.append(.gap)
      } else {
        let name = String(number)
        let value = entry.value.map { self.value($0, context.field(named: name, type: nil)) }
        entries.append(.cell(Cell(name: name, value: value)))
      }
    }
    return entries
  }

  private mutating func value(_ syntax: ValueSyntax, _ context: KindContext) -> Value {
    switch syntax.kind {
    case .scalar: return scalar(syntax.span)
    case .uninitialized: return .uninitialized
    case .opaque: return .opaque
    case .fields: return .fields(entries(syntax.children, in: context))
    case .tuple: return .fields(tuple(syntax.children, in: context))
    case .variant, .tupleVariant:
      let name = parser.text(syntax.name.range)
      let context = context.variant(name)
      return .variant(
        name, syntax.kind == .variant ? entries(syntax.children, in: context) : tuple(syntax.children, in: context))
    case .elements:
      let context = context.element
      var elements: [Element] = []
      elements.reserveCapacity(syntax.children.count)
      for child in syntax.children {
        guard let value = child.value else {
          elements.append(.value(.opaque))
          continue
        }
        switch value.kind {
        case .elided: elements.append(.elided(Int(value.number)))
        case .spare: elements.append(.spare(Int(value.number)))
        default: elements.append(.value(self.value(value, context)))
        }
      }
      return .elements(elements)
    case .elided, .spare: return .opaque
    case .place: return Self.pointer(syntax, to: target(parser.file.places[Int(syntax.number)]), context)
    case .address: return Self.pointer(syntax, to: .address(syntax.number), context)
    case .null: return Self.pointer(syntax, to: .null, context)
    case .hidden: return Self.pointer(syntax, to: .hidden, context)
    case .dangling: return Self.pointer(syntax, to: .dangling, context)
    }
  }

  private func scalar(_ span: Span) -> Value {
    let first = parser.bytes[span.start]
    let text = parser.text(span.range)
    // Only a path can be a variant.
    return Parser.isNameByte(first) && !Parser.isDigit(first) || first >= 0x80 ? Value.literal(text) : .scalar(text)
  }

  private static func pointer(_ syntax: ValueSyntax, to target: Pointer.Target, _ context: KindContext) -> Value {
    let implied = context.implied
    guard let kind = syntax.pointerKind else { return .pointer(Pointer(implied ?? .raw, to: target)) }
    return .pointer(Pointer(kind, to: target, overridesType: implied != nil && implied != kind))
  }

  // MARK: Places

  private mutating func target(_ syntax: PlaceSyntax) -> Pointer.Target {
    let written = syntax.written
    if problems.count >= Problem.most { return .null }
    switch names.resolve(written, in: frame, suggesting: &nearest) {
    case .found(let place): return .place(place, syntax.range)
    case .ambiguous(let places): problems.append(.ambiguous(written, places, syntax.span.range))
    case .unknown(let suggestion): problems.append(.unknown(written, suggestion, syntax.span.range))
    case .frame: problems.append(.frameAlone(written, syntax.span.range))
    case .malformed(let reason): problems.append(Problem(.error, reason, syntax.span.range))
    }
    return .null
  }
}

extension Problem {
  static func unknown(_ place: WrittenPlace, _ suggestion: String?, _ range: Range<Int>) -> Problem {
    var problem = Problem(
      .error, Finding.unknownPlace(place.description), range, help: Finding.didYouMean(suggestion))
    problem.missingName = place.name.text
    return problem
  }

  static func ambiguous(_ place: WrittenPlace, _ candidates: [Place], _ range: Range<Int>) -> Problem {
    let shown = candidates.prefix(4).map { "\"\($0)\"" }
    let more = candidates.count > 4 ? " or \(candidates.count - 4) more" : ""
    return Problem(
      .error, "\"\(place)\" could be \(shown.joined(separator: " or "))\(more)", range, help: "write the one in full")
  }

  static func frameAlone(_ place: WrittenPlace, _ range: Range<Int>) -> Problem {
    Problem(
      .error, "\"\(place)\" is a frame, and a pointer points at a cell", range,
      help: "name a variable of it: \"\(place).…\"")
  }
}
