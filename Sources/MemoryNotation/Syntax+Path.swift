import MemoryModel

extension FileSyntax {
  /// What validation found, at the place in the text that it is about.
  func problem(_ finding: Finding) -> Problem {
    Problem(
      finding.severity, finding.message, span(of: finding.path).range,
      notes: finding.note.map { [Problem.Note(message: $0.message, range: span(of: $0.path).range)] } ?? [],
      help: finding.help)
  }

  /// Where the part of the model that a path leads to is written.
  func span(of path: ModelPath) -> Span {
    var steps = path.steps[...]
    if case .key(.cut)? = steps.first, let number = Self.next(&steps)?.index { return cut.span(of: number, steps) }
    guard let (_, number) = Self.next(&steps), let number, states.indices.contains(number) else {
      return path.steps.first == .key(.title) ? title ?? .none : .none
    }
    let state = states[number]
    guard let (key, index) = Self.next(&steps) else { return state.span }
    let region: BlockSyntax
    switch key {
    case .label: return state.label ?? state.span
    case .cut: return index.map { state.cut.span(of: $0, steps) } ?? state.span
    case .source:
      guard let source = state.source else { return state.span }
      switch Self.next(&steps)?.key {
      case .path: return source.path
      case .line: return source.lineSpan
      default: return source.span
      }
    case .code: region = state.code
    case .globals: region = state.globals
    case .heap: region = state.heap
    case .stacks:
      guard let index, state.stacks.indices.contains(index) else { return state.span }
      region = state.stacks[index]
      guard let (key, frame) = Self.next(&steps), key == .frames, let frame, region.blocks.indices.contains(frame)
      else { return region.name.isEmpty ? Span(region.span.start, region.span.start + 5) : region.name }
      return span(inFunction: region.blocks[frame], &steps)
    default: return state.span
    }
    guard let index else { return region.span }
    if key == .code {
      return region.blocks.indices.contains(index) ? span(inFunction: region.blocks[index], &steps) : region.span
    }
    return region.entries.indices.contains(index) ? span(inEntry: region.entries[index], &steps) : region.span
  }

  private func span(inFunction function: BlockSyntax, _ steps: inout ArraySlice<ModelPath.Step>) -> Span {
    let step = Self.next(&steps)
    if step?.key == .line { return function.lineSpan }
    guard step?.key == .cells, let index = step?.index, function.entries.indices.contains(index) else {
      return function.name
    }
    return span(inEntry: function.entries[index], &steps)
  }

  private func span(inEntry entry: EntrySyntax, _ steps: inout ArraySlice<ModelPath.Step>) -> Span {
    switch Self.next(&steps)?.key {
    case .type: return entry.type
    case .value:
      guard let value = entry.value else { return entry.span }
      return span(inValue: value, &steps)
    default: return entry.name.isEmpty ? entry.span : entry.name
    }
  }

  private func span(inValue value: ValueSyntax, _ steps: inout ArraySlice<ModelPath.Step>) -> Span {
    guard let (key, index) = Self.next(&steps) else { return value.span }
    switch key {
    case .fields:
      guard let index, value.children.indices.contains(index) else { return value.span }
      // A tuple's field is a value; its own steps start there.
      if value.kind == .tuple || value.kind == .tupleVariant { return span(inEntry: value.children[index], &steps) }
      return span(inEntry: value.children[index], &steps)
    case .elements:
      guard let index, value.children.indices.contains(index) else { return value.span }
      guard let inner = value.children[index].value else { return value.children[index].span }
      return span(inValue: inner, &steps)
    case .pointer:
      guard value.kind == .place else { return value.span }
      let place = places[Int(value.number)]
      return Self.next(&steps)?.key == .range ? place.rangeSpan : place.span
    case .variant: return value.name
    default: return value.span
    }
  }

  private static func next(_ steps: inout ArraySlice<ModelPath.Step>) -> (key: ModelPath.Key, index: Int?)? {
    guard case .key(let key)? = steps.popFirst() else { return nil }
    guard case .index(let index)? = steps.first else { return (key, nil) }
    steps.removeFirst()
    return (key, index)
  }
}
