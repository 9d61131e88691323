import MemoryModel

/// Makes valid models of everything the notation can say.
struct ModelGenerator {
  private var random: RandomSource

  init(seed: UInt64) { random = RandomSource(seed: seed) }

  private static let names = [
    "a", "b", "list", "moved", "maybe", "dropped", "freed", "uninit", "size", "mut", "const", "static", "let", "fn",
    "stack", "heap", "globals", "code", "state", "memory", "null", "dangling", "as", "r", "r#type", "größe", "0", "12",
    "main::{closure#0}", "w.upgrade()", "a\"b\\c", "_", "日本", "cafe\u{301}", "<A as B>::c", "two words", "x#2", "// x",
    "vtable", "a_rather_long_name_of_a_variable",
  ]
  private static let types = [
    "i32", "&i32", "&mut T", "Box<i32>", "Option<Box<T>>", "Rc<RefCell<Node>>", "Weak<T>", "fn(&Circle) -> f64",
    "[i32; 3]", "[Box<T>; 2]", "(i32, &str)", "*const u8", "Box<dyn Fn(i32) -> i32>", "Result<Box<i32>, Rc<str>>",
    "impl FnOnce() -> T", "HashMap<String, [u8; 4]>", "main::{closure_env#0}", "&'a mut [T]", "size", "Größe", "!",
    "MutexGuard<'_, i32>", "RefMut<'b, T>", "for<'a> fn(&'a T)", "extern \"C\" fn() -> i32", "Pin<&mut T>",
  ]
  private static let scalars = [
    "42", "-7", "1.5", "1e-7", "'x'", "'\\''", "'\u{1F62F}'", "\"he said \\\"hi\\\"\"", "true", "()", "locked",
    "i32::MAX", "b\"x\\xff\"", "r#\"raw \"x\" \"#", "NaN", "-inf", "inf", "0x1F", "\"日本, { // x\"", "1_000u64", "MAX",
    "\"\"", "'\"'",
  ]
  private static let variants = [
    "None", "Some", "Ok", "Err", "Color::Red", "MAX", "foo", "null", "NaN", "state", "Big",
  ]

  mutating func model() -> MemoryModel {
    var model = MemoryModel(title: random.pick([nil, "", "A \"title\"", "日本 \\ title"]), states: [])
    for _ in 0..<random.pick([1, 1, 2, 3]) { model.states.append(state()) }
    if model.states.allSatisfy({ $0.code.isEmpty && $0.globals.isEmpty && $0.heap.isEmpty }) {
      model.states[0].heap = [.cell(Cell(name: "a"))]
    }
    for index in model.states.indices where random.chance(30) {
      model.states[index].cut = cut([model.states[index]])
    }
    if random.chance(40) { model.cut = cut(model.states) }
    return model
  }

  // MARK: Directives

  private static let notes = ["a note", "two \"words\", // {", "日本: weiß", "}"]

  /// Directives that can be followed, about places of some of the states.
  private mutating func cut(_ states: [MemoryState]) -> [CutDirective] {
    var collector = PlaceCollector()
    for state in states { collector.collect(state) }
    var places = collector.all.map { CutPlace.cell($0.place) } + Region.allCases.map(CutPlace.region)
    for stack in states.flatMap(\.stacks) {
      places.append(.thread(stack.thread))
      if let frame = stack.frames.first {
        places.append(.frame(thread: stack.thread, name: Place.Name(frame.function)))
      }
    }
    let blocks = Array(Set(states.flatMap { $0.heap.cells.map(\.name) })).sorted()
    var directives: [CutDirective] = []
    var used: Set<CutPlace> = []
    for number in 0..<random.below(6) {
      let place = random.pick(places)
      let isFirst = used.insert(place).inserted
      switch random.below(8) {
      case 0: if isFirst { directives.append(.hide(place)) }
      case 1: if isFirst { directives.append(.keep(place)) }
      case 2: directives.append(.highlight(place))
      case 3: if !place.isRegion { directives.append(.note(place, random.pick(Self.notes))) }
      case 4: if isFirst, place.canBeNamed { directives.append(.rename(place, "new name \(number)")) }
      case 5: if isFirst, place.canHaveDetail { directives.append(.detail(place, random.pick(CutDetail.allCases))) }
      case 6:
        if blocks.count > 1 {
          directives.append(.order(blocks.shuffled(using: &random).map { .cell(Place(.heap($0))) }))
        }
      default:
        if !directives.contains(where: { if case .caption = $0 { true } else { false } }) {
          directives.append(.caption(random.pick(Self.notes)))
        }
      }
    }
    return directives
  }

  private mutating func state() -> MemoryState {
    var state = MemoryState(label: random.pick([nil, "first", "second \"one\""]))
    if random.chance(30) {
      state.source = SourceLine(path: random.pick(["main.rs", "a \"b\"/größe.rs", "line"]), line: 1 + random.below(99))
    }
    for _ in 0..<random.below(3) {
      state.code.append(Function(name: random.pick(Self.names), entries: entries(home: .code)))
    }
    state.globals = entries(home: .globals)
    state.heap = entries(home: .heap)
    for thread in ["main", "worker 1", "größe"].shuffled(using: &random).prefix(random.below(3)) {
      let frames = (0..<random.below(4)).map { _ in
        Frame(
          function: random.pick(["main", "fact", "a", "drop<T>", "line"]),
          line: random.chance(40) ? 1 + random.below(99) : nil, entries: entries(home: .frame))
      }
      state.stacks.append(Stack(thread: thread, frames: frames))
    }
    var places = PlaceCollector()
    places.collect(state)
    fillPointers(of: &state, with: places.all)
    return state
  }

  // MARK: Cells

  private enum Home { case code, globals, heap, frame, field }

  private mutating func entries(home: Home, depth: Int = 0) -> [Entry] {
    var entries: [Entry] = []
    var used: Set<String> = []
    for _ in 0..<random.below(depth > 2 ? 3 : 6) {
      if random.chance(8) {
        entries.append(.gap)
        continue
      }
      var cell = cell(home, depth: depth)
      if home == .field, random.chance(40) { cell.name = String(entries.count) }
      if home != .frame, !used.insert(cell.name).inserted { continue }
      entries.append(.cell(cell))
    }
    if home == .field, random.chance(30) {
      entries = (0..<random.below(4)).map { .cell(Cell(name: String($0), value: value(depth: depth))) }
      if random.chance(20) { entries.append(.gap) }
    }
    return entries
  }

  private mutating func cell(_ home: Home, depth: Int) -> Cell {
    var cell = Cell(name: random.pick(Self.names))
    if random.chance(60) { cell.type = random.pick(Self.types) }
    if random.chance(80) { cell.value = value(depth: depth) }
    if random.chance(20) { cell.lifecycle = random.pick(Lifecycle.allCases) }
    if random.chance(10) { cell.address = random.pick([0, 0x7ffe10, .max]) }
    if random.chance(10) { cell.size = random.below(100) }
    if home == .code, random.chance(50) { cell.storage = .const }
    if home == .globals, random.chance(50) { cell.storage = .static(mutable: random.chance(50)) }
    return cell
  }

  private mutating func value(depth: Int) -> Value {
    switch random.below(depth > 3 ? 6 : 10) {
    case 0...1: return .scalar(random.pick(Self.scalars))
    case 2: return .uninitialized
    case 3: return .opaque
    case 4...5: return .pointer(Pointer(.raw, to: .dangling))
    case 6: return .fields(entries(home: .field, depth: depth + 1))
    case 7: return .variant(random.pick(Self.variants), entries(home: .field, depth: depth + 1))
    default:
      return .elements(
        (0..<random.pick([0, 1, 3, 5, 40])).map { _ in
          switch random.below(12) {
          case 0: .elided(1 + random.below(50))
          case 1: .spare(1 + random.below(50))
          default: .value(value(depth: depth + 2))
          }
        })
    }
  }

  // MARK: Pointers

  private mutating func fillPointers(of state: inout MemoryState, with places: [PlaceCollector.Target]) {
    for index in state.code.indices { fill(&state.code[index].entries, places, nil) }
    fill(&state.globals, places, nil)
    fill(&state.heap, places, nil)
    for stack in state.stacks.indices {
      for frame in state.stacks[stack].frames.indices {
        fill(&state.stacks[stack].frames[frame].entries, places, nil)
      }
    }
  }

  private mutating func fill(_ entries: inout [Entry], _ places: [PlaceCollector.Target], _ context: KindContext?) {
    for index in entries.indices {
      guard case .cell(var cell) = entries[index], let value = cell.value else { continue }
      let context = context?.field(named: cell.name, type: cell.type) ?? KindContext(type: cell.type)
      cell.value = filled(value, places, context)
      entries[index] = .cell(cell)
    }
  }

  private mutating func filled(_ value: Value, _ places: [PlaceCollector.Target], _ context: KindContext) -> Value {
    switch value {
    case .scalar, .uninitialized, .opaque: return value
    case .fields(var entries):
      fill(&entries, places, context)
      return .fields(entries)
    case .variant(let name, var entries):
      fill(&entries, places, context.variant(name))
      return .variant(name, entries)
    case .elements(let elements):
      let context = context.element
      return .elements(
        elements.map { element in
          if case .value(let value) = element { .value(filled(value, places, context)) } else { element }
        })
    case .pointer:
      let kind = random.chance(20) ? random.pick(PointerKind.allCases) : context.implied ?? .raw
      let overrides = context.implied != nil && context.implied != kind
      return .pointer(Pointer(kind, to: target(places), overridesType: overrides))
    }
  }

  private mutating func target(_ places: [PlaceCollector.Target]) -> Pointer.Target {
    if places.isEmpty || random.chance(15) {
      return random.pick([.null, .dangling, .hidden, .address(0x7ffe10), .address(.max)])
    }
    let target = random.pick(places)
    guard let count = target.elements, random.chance(50) else { return .place(target.place) }
    let from = random.below(count + 1)
    return .place(target.place, from..<(from + random.below(count - from + 1)))
  }
}

extension CutPlace {
  fileprivate var isRegion: Bool { if case .region = self { true } else { false } }

  fileprivate var canBeNamed: Bool {
    switch self {
    case .region: false
    case .thread, .frame: true
    case .cell(let place): if case .index? = place.path.last { false } else { true }
    }
  }

  fileprivate var canHaveDetail: Bool {
    guard case .cell(let place) = self else { return false }
    return place.path.isEmpty && (place.region == .stack || place.region == .globals)
  }
}
