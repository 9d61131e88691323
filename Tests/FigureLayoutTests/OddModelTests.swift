import Diagnostics
import MemoryModel
import Testing

@testable import FigureLayout

/// Models that are valid and unusual: they are laid out, and keep their promises.
@Suite struct OddModelTests {
  /// Each as it is, on a narrow page, and with wrapped arrays.
  private func expectKept(_ text: String, _ location: Testing.SourceLocation = #_sourceLocation) throws {
    let model = try model(text, location)
    for options in [LayoutOptions(), LayoutOptions(width: 420), LayoutOptions(arrays: .wrap)] {
      do {
        let faults = try figure(model, options).faults()
        #expect(faults == [], "width \(options.width ?? 0), \(options.arrays)", sourceLocation: location)
      } catch let error as Diagnostics {
        #expect(options.width != nil, "\(error)", sourceLocation: location)
      }
    }
  }

  @Test(arguments: [
    "stack { fn main { } }",
    "stack { fn main { }\n fn add { } }",
    "code { fn main }",
    "stack \"a\" { }\nheap { n: i32 = 1 }",
    "heap { n }",
    "heap { n: i32 }",
    "heap { n: Empty = { } }",
    "heap { n: [i32; 0] = [] }",
    "heap { n: Empty = { a: Empty = { } } }",
    "stack { fn main { ..., ... } }",
    "globals { ... }",
    "code { fn main { ... } }",
    "heap { n: () = () }",
  ])
  func littleOrNothing(_ text: String) throws { try expectKept(text) }

  @Test func emptyStates() throws {
    try expectKept(
      """
      state "a" { stack { fn main { p: Box<i32> = &n } }
      heap { n: i32 = 1 } }
      state "b" { }
      state { stack { } }
      state "d" { stack { fn main { } } }
      """)
  }

  @Test func modelWithoutStates() throws {
    #expect(try figure(MemoryModel(states: [])).pages.isEmpty)
    #expect(try figure(MemoryModel(states: [])).faults() == [])
    #expect(try figure(MemoryModel(states: [MemoryState()])).faults() == [])
  }

  @Test(arguments: [
    "heap { a: Node = { me: Box<Node> = &a } }",
    "heap { a: Node = { me: Box<Node> = &a.me } }",
    "heap { a: Box<Node> = &a }",
    "stack { fn main { p: *const u8 = &p } }",
    "stack { fn main { p: S = { a: *const u8 = &p.b, b: *const u8 = &p.a, c: &S = &p } } }",
    "stack { fn main { p: [&i32; 3] = [&p[2], &p[0], &p[1]] } }",
    "stack { fn main { p: [&[u8]; 3] = [&p[0..3], &p[1..2], &p[1..3]] } }",
  ])
  func selfPointers(_ text: String) throws { try expectKept(text) }

  @Test(arguments: ["Box<Node>", "Rc<Node>", "&Node", "*mut Node"])
  func rings(_ type: String) throws {
    for count in [2, 3, 12] {
      let nodes = (0..<count).map {
        "n\($0): Node = { key: i32 = \($0), next: \(type) = &n\(($0 + 1) % count) }"
      }
      try expectKept("heap {\n" + nodes.joined(separator: "\n") + "\n}")
      try expectKept("heap {\n" + nodes.joined(separator: "\n") + "\n}\nstack { fn main { p: Box<Node> = &n1 } }")
    }
  }

  @Test func everyRegionToEveryOther() throws {
    let cells = ["code/f", "globals/G", "heap/h", "stack/main/main.v"]
    let fields = cells.enumerated().map { "p\($0): *const u8 = &\($1)" }.joined(separator: ", ")
    try expectKept(
      """
      code { fn f { \(fields) }
      fn g { \(fields) } }
      globals { static G: S = { \(fields) }
      static H: S = { \(fields) } }
      heap { h: S = { \(fields) }
      k: S = { \(fields) } }
      stack { fn main { v: S = { \(fields) }, w: S = { \(fields) } }
      fn inner { x: S = { \(fields) } } }
      """)
  }

  @Test func manyVariables() throws {
    let variables = (0..<200).map { "v\($0): &i32 = \($0 % 3 == 0 ? "null" : "&v\($0 / 2)")" }
    try expectKept("stack { fn main {\n" + variables.joined(separator: "\n") + "\n} }")
  }

  @Test func manyFrames() throws {
    let frames = (0..<30).map { "fn fact { n: i32 = \($0), up: &i32 = &fact#\(max($0, 2)).n, h: Box<i32> = &h }" }
    try expectKept("heap { h: i32 = 1 }\nstack {\n" + frames.joined(separator: "\n") + "\n}")
  }

  @Test func manyThreads() throws {
    let threads = (0..<12).map { "stack \"worker \($0)\" { fn closure { a: Arc<i32> = &shared, m: &i32 = &n } }" }
    try expectKept(
      "heap { shared: ArcInner<i32> = { strong: usize = 12, weak: usize = 1, data: i32 = 5 } }\nglobals { n: i32 = 1 }\n"
        + threads.joined(separator: "\n"))
  }

  @Test func manyPointersToOneCell() throws {
    let variables = (0..<120).map { "v\($0): &i32 = &h.b.c" } + (0..<60).map { "w\($0): &B = &h.b" }
    try expectKept(
      "heap { h: A = { a: i32 = 1, b: B = { c: i32 = 1, d: i32 = 2 } } }\nstack { fn main {\n"
        + variables.joined(separator: "\n") + "\n} }")
  }

  @Test func manySlices() throws {
    let slices = (0..<20).map { "s\($0): &[i32] = { ptr = &b[\($0 / 2)..\($0 + 1)], len: usize = 1 }" }
    let elements = (0..<20).map(String.init).joined(separator: ", ")
    try expectKept(
      "heap { b: [i32; 20] = [\(elements)] }\nstack { fn main {\n" + slices.joined(separator: "\n") + "\n} }")
    try expectKept("stack { fn main { b: [i32; 20] = [\(elements)]\n" + slices.joined(separator: "\n") + "\n} }")
  }

  @Test func deepNesting() throws {
    var value = "{ leaf: &i32 = &n }"
    for depth in 0..<40 { value = "{ x\(depth): i32 = 1, inner: T\(depth) = \(value) }" }
    try expectKept("heap { n: i32 = 1 }\nstack { fn main { v: T = \(value) } }")
  }

  @Test func longNames() throws {
    let name = String(repeating: "a_long_name", count: 8)
    try expectKept(
      """
      code { fn "\(name)::<\(name)>" }
      globals { static \(name): \(name)<\(name)> = "\(name) \(name)" }
      heap { \(name): \(name) = { \(name): i32 = 1, \(name)2: &\(name) = &globals/\(name) } }
      stack "\(name)" { fn \(name) { \(name): &\(name) = &heap/\(name).\(name) } }
      """)
  }

  @Test func valuesThatChangeTheirShape() throws {
    try expectKept(
      """
      state "a" { heap { n: i32 = 1 }
      stack { fn main { v: T = 5, w: T = { a: i32 = 1, b: &i32 = &n }, x: T = [1, 2, 3], y: T = None } } }
      state "b" { heap { n: i32 = 1 }
      stack { fn main { v: T = { a: i32 = 1, b: &i32 = &n }, w: T = [1, 2, 3], x: T = Some(&n), y: T = ? } } }
      state "c" { heap { n: i32 = 1 }
      stack { fn main { v: T = [&n, &n], w: T = _, x: T = 5, y: T = Some({ a: i32 = 1, b: &i32 = &n }) } } }
      """)
  }
}
