extension MemoryModel {
  /// The whole model as text, one line a cell, with nothing left to defaults; for tests.
  public var dump: String {
    var text = "memory" + (title.map { " " + Place.inQuotes($0) } ?? "") + "\n"
    for directive in cut { text += "cut \(directive.dump)\n" }
    for (number, state) in states.enumerated() {
      text += "state \(number + 1)" + (state.label.map { " " + Place.inQuotes($0) } ?? "") + "\n"
      for directive in state.cut { text += "  cut \(directive.dump)\n" }
      if let source = state.source { text += "  source \(Place.inQuotes(source.path)) line \(source.line)\n" }
      var dump = StateDump(state)
      dump.run()
      text += dump.text
    }
    return text
  }
}

extension CutDirective {
  fileprivate var dump: String {
    let start = ([word.rawValue] + places.map(\.description)).joined(separator: " ")
    switch self {
    case .hide, .keep, .highlight, .order: return start
    case .rename(_, let text), .note(_, let text), .caption(let text): return start + " " + Place.inQuotes(text)
    case .detail(_, let detail): return start + " " + detail.rawValue
    }
  }
}

private struct StateDump {
  let index: PlaceIndex
  var text = ""
  var indent = 1

  init(_ state: MemoryState) { index = PlaceIndex(state) }

  mutating func line(_ content: String) { text += String(repeating: "  ", count: indent) + content + "\n" }

  mutating func nested(_ body: (inout StateDump) -> Void) {
    indent += 1
    body(&self)
    indent -= 1
  }

  mutating func run() {
    let state = index.state
    for function in state.code {
      line("code " + Place.quoted(function.name))
      nested { $0.entries(function.entries) }
    }
    for (name, entries) in [("globals", state.globals), ("heap", state.heap)] where !entries.isEmpty {
      line(name)
      nested { $0.entries(entries) }
    }
    for stack in state.stacks {
      line("stack " + Place.quoted(stack.thread))
      for frame in stack.frames {
        nested {
          $0.line("frame " + Place.quoted(frame.function) + (frame.line.map { " line \($0)" } ?? ""))
          $0.nested { $0.entries(frame.entries) }
        }
      }
    }
  }

  private mutating func entries(_ entries: [Entry]) {
    for entry in entries {
      switch entry {
      case .cell(let cell): self.cell(cell)
      case .gap: line("gap")
      }
    }
  }

  private mutating func cell(_ cell: Cell) {
    var head = Place.quoted(cell.name)
    if let type = cell.type { head += ": " + type }
    switch cell.storage {
    case .ordinary: break
    case .const: head += " [const]"
    case .static(let mutable): head += mutable ? " [static mut]" : " [static]"
    }
    if cell.lifecycle != .live { head += " [\(cell.lifecycle.rawValue)]" }
    if let address = cell.address { head += " @0x" + String(address, radix: 16) }
    if let size = cell.size { head += " size \(size)" }
    if let value = cell.value { self.value(value, after: head + " = ") } else { line(head) }
  }

  private mutating func value(_ value: Value, after head: String) {
    switch value {
    case .scalar(let text): line(head + "scalar " + text)
    case .uninitialized: line(head + "uninitialized")
    case .opaque: line(head + "opaque")
    case .pointer(let pointer): line(head + self.pointer(pointer))
    case .fields(let fields):
      line(head + "fields")
      nested { $0.entries(fields) }
    case .variant(let name, let fields):
      line(head + "variant " + name)
      nested { $0.entries(fields) }
    case .elements(let elements):
      line(head + "elements")
      nested { $0.elements(elements) }
    }
  }

  private mutating func elements(_ elements: [Element]) {
    var start = 0
    for element in elements {
      switch element {
      case .value(let value): self.value(value, after: "[\(start)] ")
      case .elided(let count): line("[\(start)] elided \(count)")
      case .spare(let count): line("[\(start)] spare \(count)")
      }
      start = start.addingClamped(element.count)
    }
  }

  private func pointer(_ pointer: Pointer) -> String {
    var text = "pointer \(pointer.kind.rawValue)"
    if pointer.overridesType { text += " (overrides)" }
    switch pointer.target {
    case .place(let place, let range):
      text += " -> \(place)"
      if let range { text += "[\(range.lowerBound)..\(range.upperBound)]" }
    case .address(let address): text += " -> 0x" + String(address, radix: 16)
    case .hidden: text += " -> not shown"
    case .dangling, .null: break
    }
    let status = index.status(of: pointer)
    return status == .valid ? text : text + " \(status.rawValue)"
  }
}
