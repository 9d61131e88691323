import Diagnostics

extension MemoryModel {
  /// What `validate` finds, in the order of the model.
  package func findings() -> [Finding] {
    var findings: [Finding] = []
    if let title { NameRules.check(title, .text("title"), at: ModelPath().appending(.title), into: &findings) }
    if states.allSatisfy(\.isEmpty) { findings.append(.emptyModel) }
    var shapes = ShapeComparison()
    var nearest = NearestName()
    for (number, state) in states.enumerated() {
      let path = ModelPath().appending(.states, number)
      var validation = StateValidation(state, at: path, nearest: nearest)
      validation.run()
      nearest = validation.nearest
      findings += validation.findings
      if states.count > 1 { findings += shapes.compare(validation.index, at: path) }
    }
    findings += CutValidation.findings(of: self, nearest: nearest)
    return findings
  }
}

extension MemoryState {
  /// Whether nothing at all stands in any region.
  package var isEmpty: Bool {
    code.isEmpty && globals.isEmpty && heap.isEmpty && stacks.allSatisfy(\.frames.isEmpty)
  }
}

extension Finding {
  package static let emptyModel = Finding(
    .error, "the memory is empty", at: ModelPath(),
    help: "write at least one cell, for example \"stack { fn main { a: i32 = 100 } }\"")
}

/// Goes through one state.
struct StateValidation {
  let index: PlaceIndex
  var path: ModelPath
  var findings: [Finding] = []
  var nearest: NearestName
  /// What the string literals that are pointed into hold.
  var strings: [Place: [UInt8]] = [:]

  init(_ state: MemoryState, at path: ModelPath, nearest: NearestName) {
    index = PlaceIndex(state)
    self.path = path
    self.nearest = nearest
  }

  /// Where a cell stands, for what may stand there.
  enum Home { case code, globals, heap, frame, field }

  mutating func run() {
    let state = index.state
    if let label = state.label { NameRules.check(label, .text("label"), at: path.appending(.label), into: &findings) }
    if let source = state.source {
      let path = path.appending(.source)
      if source.path.isEmpty { findings.append(.emptyText("path", at: path.appending(.path))) }
      NameRules.check(source.path, .text("path"), at: path.appending(.path), into: &findings)
      if source.line < 1 { findings.append(.noSuchLine(at: path.appending(.line))) }
    }
    for (number, function) in state.code.enumerated() {
      path.push(.code, number)
      NameRules.check(function.name, .name, at: path.appending(.function), into: &findings)
      duplicates(in: function.entries, under: .cells)
      entries(function.entries, under: .cells, home: .code, context: nil)
      path.pop(2)
    }
    duplicates(in: state.globals, under: .globals)
    entries(state.globals, under: .globals, home: .globals, context: nil)
    duplicates(in: state.heap, under: .heap)
    entries(state.heap, under: .heap, home: .heap, context: nil)
    var threads: [String: Int] = [:]
    for (number, stack) in state.stacks.enumerated() {
      path.push(.stacks, number)
      NameRules.check(stack.thread, .name, at: path.appending(.thread), into: &findings)
      if let first = threads[stack.thread] {
        var firstPath = path
        firstPath.pop(1)
        firstPath = firstPath.appending(first)
        findings.append(
          .duplicateThread(stack.thread, at: path.appending(.thread), first: firstPath.appending(.thread)))
      } else {
        threads[stack.thread] = number
      }
      for (frameNumber, frame) in stack.frames.enumerated() {
        path.push(.frames, frameNumber)
        NameRules.check(frame.function, .name, at: path.appending(.function), into: &findings)
        if let line = frame.line, line < 1 { findings.append(.noSuchLine(at: path.appending(.line))) }
        entries(frame.entries, under: .cells, home: .frame, context: nil)
        path.pop(2)
      }
      path.pop(2)
    }
  }

  private mutating func entries(_ entries: [Entry], under key: ModelPath.Key, home: Home, context: KindContext?) {
    for (number, entry) in entries.enumerated() {
      guard case .cell(let cell) = entry else { continue }
      path.push(key, number)
      self.cell(cell, home: home, context: context)
      path.pop(2)
    }
  }

  private mutating func cell(_ cell: Cell, home: Home, context: KindContext?) {
    NameRules.check(cell.name, .name, at: path, into: &findings)
    if let type = cell.type { NameRules.check(type, .text("type"), at: path.appending(.type), into: &findings) }
    if let size = cell.size, size < 0 { findings.append(.negativeSize(size, at: path.appending(.size))) }
    switch (cell.storage, home) {
    case (.const, .code), (.static, .globals), (.ordinary, _): break
    case (.const, _): findings.append(.misplacedConst(cell.name, at: path))
    case (.static, _): findings.append(.misplacedStatic(cell.name, at: path))
    }
    guard let value = cell.value else { return }
    let context = context.map { $0.field(named: cell.name, type: cell.type) } ?? KindContext(type: cell.type)
    path.push(.value)
    if case .elements(let elements) = value, let type = cell.type { arrayLength(elements, type: type) }
    self.value(value, context: context)
    path.pop(1)
  }

  private mutating func value(_ value: Value, context: KindContext) {
    switch value {
    case .scalar, .uninitialized, .opaque: break
    case .pointer(let pointer): self.pointer(pointer, context: context)
    case .fields(let fields):
      duplicates(in: fields, under: .fields)
      entries(fields, under: .fields, home: .field, context: context)
    case .variant(let name, let fields):
      NameRules.check(name, .text("variant"), at: path.appending(.variant), into: &findings)
      duplicates(in: fields, under: .fields)
      entries(fields, under: .fields, home: .field, context: context.variant(name))
    case .elements(let elements):
      let context = context.element
      for (number, element) in elements.enumerated() {
        switch element {
        case .value(let value):
          path.push(.elements, number)
          self.value(value, context: context)
          path.pop(2)
        case .elided(let count), .spare(let count):
          if count < 1 { findings.append(.emptyRun(count, at: path.appending(.elements, number))) }
        }
      }
    }
  }

  private mutating func arrayLength(_ elements: [Element], type: String) {
    guard let length = ArrayType.length(of: type), length != elements.total else { return }
    findings.append(.arrayLength(elements.total, type: type, at: path))
  }

  private mutating func duplicates(in entries: [Entry], under key: ModelPath.Key) {
    var first: [String: Int] = [:]
    guard entries.count > 1 else { return }
    for (number, entry) in entries.enumerated() {
      guard case .cell(let cell) = entry else { continue }
      if let earlier = first[cell.name] {
        findings.append(
          .duplicate(cell.name, at: path.appending(key, number), first: path.appending(key, earlier)))
      } else {
        first[cell.name] = number
      }
    }
  }
}

extension Finding {
  static func duplicate(_ name: String, at path: ModelPath, first: ModelPath) -> Finding {
    Finding(
      .error, "\"\(name)\" is there twice", at: path, note: Note(message: "the first one is here", path: first),
      help: "give each a name of its own")
  }

  static func duplicateThread(_ thread: String, at path: ModelPath, first: ModelPath) -> Finding {
    Finding(
      .error, "thread \"\(thread)\" has two stacks", at: path,
      note: Note(message: "the first one is here", path: first), help: "write all its frames in one, outermost first")
  }

  static func negativeSize(_ size: Int, at path: ModelPath) -> Finding {
    Finding(.error, "a size cannot be \"\(size)\"", at: path, help: "write the size in bytes")
  }

  static func misplacedConst(_ name: String, at path: ModelPath) -> Finding {
    Finding(
      .error, "const \"\(name)\" does not stand in a function of the code region", at: path,
      help: "a const is inlined where it is used: write it in \"code { fn main { … } }\"")
  }

  static func misplacedStatic(_ name: String, at path: ModelPath) -> Finding {
    Finding(
      .error, "static \"\(name)\" does not stand in the globals region", at: path,
      help: "write it in \"globals { … }\"")
  }

  static func emptyRun(_ count: Int, at path: ModelPath) -> Finding {
    Finding(.error, "\"\(count)\" elements cannot be left out or spare", at: path, help: "write at least 1")
  }

  static func arrayLength(_ count: Int, type: String, at path: ModelPath) -> Finding {
    Finding(
      .warning, "\"\(type)\" does not have \(count) \(count == 1 ? "element" : "elements")", at: path,
      help: "\"... N more\" stands for elements that are not shown")
  }
}
