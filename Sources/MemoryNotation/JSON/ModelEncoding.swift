import MemoryModel

/// Writes a model as JSON.
struct ModelEncoding {
  private var json = JSONText()
  private var index = PlaceIndex(MemoryState())

  static func text(of model: MemoryModel) -> String {
    var encoding = ModelEncoding()
    encoding.model(model)
    return encoding.json.text
  }

  private mutating func model(_ model: MemoryModel) {
    json.open("{")
    json.part(.number(ModelJSON.version), under: .memfig)
    if let title = model.title { json.part(.string(title), under: .title) }
    cut(model.cut)
    json.open("[", under: .states)
    for state in model.states { self.state(state) }
    json.close("]")
    json.close("}")
  }

  private mutating func cut(_ directives: [CutDirective]) {
    if directives.isEmpty { return }
    json.open("[", under: .cut)
    for directive in directives { json.part(directive.json) }
    json.close("]")
  }

  private mutating func state(_ state: MemoryState) {
    index = PlaceIndex(state)
    json.open("{")
    if let label = state.label { json.part(.string(label), under: .label) }
    cut(state.cut)
    if let source = state.source {
      json.part(.object([(.path, .string(source.path)), (.line, .number(source.line))]), under: .source)
    }
    if !state.code.isEmpty {
      json.open("[", under: .code)
      for function in state.code { self.function(function.name, function.entries) }
      json.close("]")
    }
    for (key, entries) in [(.globals, state.globals), (ModelPath.Key.heap, state.heap)] where !entries.isEmpty {
      cells(entries, under: key)
    }
    if !state.stacks.isEmpty {
      json.open("[", under: .stacks)
      for stack in state.stacks {
        json.open("{")
        json.part(.string(stack.thread), under: .thread)
        json.open("[", under: .frames)
        for frame in stack.frames { function(frame.function, line: frame.line, frame.entries) }
        json.close("]")
        json.close("}")
      }
      json.close("]")
    }
    json.close("}")
  }

  private mutating func function(_ name: String, line: Int? = nil, _ entries: [Entry]) {
    var head: [(key: ModelPath.Key, value: JSONNode)] = [(.function, .string(name))]
    if let line { head.append((.line, .number(line))) }
    if entries.isEmpty { return json.part(.object(head)) }
    json.open("{")
    for (key, value) in head { json.part(value, under: key) }
    cells(entries, under: .cells)
    json.close("}")
  }

  private mutating func cells(_ entries: [Entry], under key: ModelPath.Key) {
    json.open("[", under: key)
    for entry in entries { json.part(self.entry(entry)) }
    json.close("]")
  }

  private func entry(_ entry: Entry) -> JSONNode {
    guard case .cell(let cell) = entry else { return .object([(.gap, .yes)]) }
    var members: [(key: ModelPath.Key, value: JSONNode)] = [(.name, .string(cell.name))]
    if let type = cell.type { members.append((.type, .string(type))) }
    if cell.lifecycle != .live { members.append((.lifecycle, .string(cell.lifecycle.rawValue))) }
    switch cell.storage {
    case .ordinary: break
    case .const: members.append((.const, .yes))
    case .static(let mutable):
      members.append((.static, .yes))
      if mutable { members.append((.mutable, .yes)) }
    }
    if let address = cell.address { members.append((.address, .string(hex(address)))) }
    if let size = cell.size { members.append((.size, .number(size))) }
    if let value = cell.value { members.append((.value, self.value(value))) }
    return .object(members)
  }

  private func value(_ value: Value) -> JSONNode {
    switch value {
    case .scalar(let text): .object([(.scalar, .string(text))])
    case .pointer(let pointer): .object([(.pointer, self.pointer(pointer))])
    case .fields(let entries): .object([(.fields, .array(entries.map(entry)))])
    case .elements(let elements): .object([(.elements, .array(elements.map(element)))])
    case .variant(let name, let entries):
      .object([(.variant, .string(name))] + (entries.isEmpty ? [] : [(.fields, .array(entries.map(entry)))]))
    case .uninitialized: .object([(.uninitialized, .yes)])
    case .opaque: .object([(.opaque, .yes)])
    }
  }

  private func element(_ element: Element) -> JSONNode {
    switch element {
    case .value(let value): self.value(value)
    case .elided(let count): .object([(.elided, .number(count))])
    case .spare(let count): .object([(.spare, .number(count))])
    }
  }

  private func pointer(_ pointer: Pointer) -> JSONNode {
    var members: [(key: ModelPath.Key, value: JSONNode)] = [(.kind, .string(pointer.kind.rawValue))]
    if pointer.overridesType { members.append((.override, .yes)) }
    switch pointer.target {
    case .place(let place, let range):
      members.append((.to, .string(place.description)))
      if let range { members.append((.range, .array([.number(range.lowerBound), .number(range.upperBound)]))) }
    case .address(let address): members.append((.address, .string(hex(address))))
    case .hidden: members.append((.gap, .yes))
    case .dangling, .null: break
    }
    let status = index.status(of: pointer)
    if status != .valid { members.append((.status, .string(status.rawValue))) }
    return .object(members)
  }

  private func hex(_ address: UInt64) -> String { "0x" + String(address, radix: 16) }
}
