/// Models of programs that nobody wrote: all that the notation has, in any combination, the same for the same seed.
struct RandomProgram {
  private var random: SplitMix
  private var threads: [Thread] = []
  private var heap: [Piece] = []
  private var globals: [Piece] = []
  private var functions = 0
  /// What a pointer may be aimed at in the state that is being written, and what of it has elements.
  private var places: [String] = []
  private var arrays: [(place: String, count: Int)] = []

  private struct Thread {
    var name: String
    var frames: [(name: String, variables: [Piece])]
  }

  private struct Piece {
    var name: String
    var shape: Shape
    var count: Int
  }

  private enum Shape: CaseIterable {
    case number, node, link, counted, numbers, boxes, choice, nested, pointer, slice, pair, option, unit, unknown, text
  }

  /// The text of a program's memory in one to four states.
  static func text(seed: UInt64, size: Int = 6) -> String {
    var program = RandomProgram(random: SplitMix(seed), size: size)
    let states = 1 + program.random.below(3)
    return (0..<states).map { "state \"\($0)\" {\n" + program.state($0) + "}\n" }.joined()
  }

  private init(random: SplitMix, size: Int) {
    self.random = random
    let heapShapes: [Shape] = [.number, .node, .node, .link, .link, .counted, .numbers, .boxes, .choice, .nested]
    heap = (0..<self.random.below(size + 1)).map { piece("h\($0)", among: heapShapes) }
    globals = (0..<self.random.below(3)).map { piece("G\($0)", among: [.number, .text, .nested, .pointer]) }
    functions = self.random.below(4)
    for thread in 0..<(self.random.below(4) == 0 ? 2 + self.random.below(2) : 1) {
      let frames = (0..<1 + self.random.below(3)).map { frame in
        (name: "f\(frame)", variables: (0..<self.random.below(size)).map { piece("v\($0)", among: Shape.allCases) })
      }
      threads.append(Thread(name: "t\(thread)", frames: frames))
    }
  }

  private mutating func piece(_ name: String, among shapes: [Shape]) -> Piece {
    Piece(name: name, shape: shapes[random.below(shapes.count)], count: 1 + random.below(random.below(5) == 0 ? 30 : 7))
  }

  // MARK: States

  private mutating func state(_ number: Int) -> String {
    func some<Element>(_ list: [Element], _ random: inout SplitMix) -> [Element] {
      list.filter { _ in number == 0 || random.below(5) != 0 }
    }
    let heap = some(heap, &random)
    let globals = some(globals, &random)
    let threads = some(threads, &random).map { thread in
      Thread(
        name: thread.name,
        frames: thread.frames.prefix(1 + random.below(3)).map { ($0.name, some($0.variables, &random)) })
    }
    places = (0..<functions).map { "code/g\($0)" }
    arrays = []
    for piece in heap { reach(piece, at: "heap/" + piece.name) }
    for piece in globals { reach(piece, at: "globals/" + piece.name) }
    for thread in threads {
      for frame in thread.frames {
        for piece in frame.variables { reach(piece, at: "stack/\(thread.name)/\(frame.name).\(piece.name)") }
      }
    }
    var text = "code {\n"
    for function in 0..<functions {
      text += "fn g\(function)"
      text += random.below(3) == 0 ? " { ..., const C: i32 = 42, p = \(target()), ... }\n" : "\n"
    }
    text += "}\nglobals {\n"
    for piece in globals { text += "static \(piece.name)" + cell(piece) }
    text += "}\nheap {\n"
    for piece in heap { text += word(["dropped ", "freed "], 8) + piece.name + cell(piece) }
    text += "}\n"
    for thread in threads {
      text += "stack \"\(thread.name)\" {\n"
      for frame in thread.frames {
        text += "fn \(frame.name) {\n"
        if random.below(8) == 0 { text += "...\n" }
        for piece in frame.variables {
          text += word(["moved ", "maybe moved ", "uninit "], 10) + piece.name + cell(piece)
        }
        text += "}\n"
      }
      text += "}\n"
    }
    return text
  }

  private mutating func word(_ words: [String], _ rarity: Int) -> String {
    random.below(rarity) == 0 ? words[random.below(words.count)] : ""
  }

  /// Adds what pointers may be aimed at in a piece.
  private mutating func reach(_ piece: Piece, at place: String) {
    places.append(place)
    switch piece.shape {
    case .node: places += ["key", "a", "b"].map { "\(place).\($0)" }
    case .link: places += ["key", "next"].map { "\(place).\($0)" }
    case .counted: places += ["strong", "weak", "value", "value.x", "value.y"].map { "\(place).\($0)" }
    case .numbers, .boxes:
      arrays.append((place, piece.count))
      places.append("\(place)[\(random.below(piece.count))]")
    case .nested: places += ["a", "a.b", "a.b.c", "a.d", "e"].map { "\(place).\($0)" }
    case .pair: places += ["\(place).0", "\(place).1"]
    case .slice: places.append("\(place).ptr")
    case .text: arrays.append((place, 5))
    case .number, .choice, .pointer, .option, .unit, .unknown: break
    }
  }

  // MARK: Cells

  private mutating func target() -> String { places.isEmpty ? "null" : "&" + places[random.below(places.count)] }

  private static let kinds = [
    "&i32", "&mut i32", "Box<i32>", "Rc<i32>", "Weak<i32>", "Ref<i32>", "RefMut<i32>", "MutexGuard<i32>", "*const i32",
    "fn()",
  ]

  private mutating func pointer() -> String {
    switch random.below(14) {
    case 0: "null"
    case 1: "dangling"
    case 2: "&0x7ffe10"
    case 3: "?"
    default: target()
    }
  }

  private mutating func kind() -> String { Self.kinds[random.below(Self.kinds.count)] }

  /// What stands behind a cell's name.
  private mutating func cell(_ piece: Piece) -> String {
    let number = random.below(20) == 0 ? "1234567890123456789" : "\(random.below(1000))"
    switch piece.shape {
    case .number: return ": i32 = \(number)\n"
    case .node:
      return ": Node = { key: i32 = \(number), a: Rc<Node> = \(pointer()), b: Option<Box<Node>> = \(pointer()) }\n"
    case .link: return ": Link = { key: i32 = \(number), next: Option<Box<Link>> = \(pointer()) }\n"
    case .counted:
      return
        ": RcBox<Point> = { strong: usize = 1, weak: usize = 1, value: Point = { x: i32 = \(number), y: i32 = 2 } }\n"
    case .numbers:
      return ": [i32; \(piece.count)] = [" + (0..<piece.count).map { "\($0 * $0)" }.joined(separator: ", ") + "]\n"
    case .boxes:
      return ": [Box<i32>; \(piece.count)] = [" + (0..<piece.count).map { _ in pointer() }.joined(separator: ", ")
        + "]\n"
    case .choice:
      let choices = [
        "Circle(\(number))", "Empty", "Line { from: i32 = 1, to: i32 = 2 }", "Held(\(pointer()))", "_",
      ]
      return ": Choice = \(choices[random.below(choices.count)])\n"
    case .nested:
      return ": Outer = { a: Middle = { b: Inner = { c: \(kind()) = \(pointer()) }, d: i32 = \(number) }, "
        + "e: \(kind()) = \(pointer()) }\n"
    case .pointer: return ": \(kind()) = \(pointer())\n"
    case .slice:
      guard !arrays.isEmpty else { return ": &[i32] = { ptr = null, len: usize = 0 }\n" }
      let array = arrays[random.below(arrays.count)]
      let from = random.below(array.count)
      let to = from + 1 + random.below(array.count - from)
      return ": &[i32] = { ptr = &\(array.place)[\(from)..\(to)], len: usize = \(to - from) }\n"
    case .pair: return ": (i32, \(kind())) = (\(number), \(pointer()))\n"
    case .option: return ": Option<Box<i32>> = " + (random.below(2) == 0 ? "None\n" : "Some(\(pointer()))\n")
    case .unit: return ": () = ()\n"
    case .unknown: return random.below(2) == 0 ? ": i32 = ?\n" : ": HashMap<String, Vec<i32>> = _\n"
    case .text: return ": str = \"hello\"\n"
    }
  }
}

/// A stream of numbers that a seed decides (SplitMix64).
struct SplitMix {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(max(bound, 1)))
  }
}
