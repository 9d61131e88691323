import Testing

@testable import FigureLayout

/// How pointers run, and how blocks stand because of them.
@Suite struct PointerWayTests {
  @Test func withinARowPointersAreArcs() throws {
    let figure = try figure(
      """
      stack { fn main { a: i32 = 1, r: Point = { x: i32 = 1, y: i32 = 2 } }
      fn add { p: &i32 = &main.a, q: &Point = &main.r } }
      """)
    let page = figure.pages[0]
    for name in ["p", "q"] {
      let arrow = try #require(page.arrow("stack/main/add.\(name)"))
      #expect(arrow.path[arrow.path.count - 2].y > arrow.end.y)
      #expect((arrow.path.map(\.y).max() ?? 0) > arrow.end.y + 20)
    }
    #expect(page.arrow("stack/main/add.p")?.target == "stack/main/main.a")
    // On a compound it lands on a bar over all of it.
    let bar = try #require(page.shape("stack/main/add.q#bar")).rect
    let compound = try #require(page.group("stack/main/main.r")).rect
    #expect(page.arrow("stack/main/add.q")?.target == "stack/main/add.q#bar")
    #expect(bar.minY >= compound.maxY && bar.width > compound.width - 4 && bar.height < 3)
    try Golden.expect(figure, "arcs")
  }

  @Test func arcsOverOneAnotherHaveLanes() throws {
    let figure = try figure(
      "stack { fn main { a: i32 = 1, b: i32 = 2, c: &i32 = &b, d: &i32 = &a, e: &i32 = &a } }")
    let tops = ["c", "d", "e"].map { name in
      figure.pages[0].arrow("stack/main/main.\(name)")?.path.map(\.y).max() ?? 0
    }
    #expect(tops[1] >= tops[0] + 7.9 && tops[2] >= tops[1] + 7.9)
    try Golden.expect(figure, "arc-lanes")
  }

  @Test func theHeapHasLevels() throws {
    let figure = try figure(
      """
      heap { far: i32 = 1
      near: Holder = { a: Box<i32> = &far, b: i32 = 1 }
      both: i32 = 2 }
      stack { fn main { p: Box<Holder> = &near, q: Box<i32> = &both, w: &i32 = &far } }
      """)
    let page = figure.pages[0]
    func y(_ id: String) -> Double { page.group(id)?.rect.minY ?? .nan }
    #expect(y("heap/far") > y("heap/near") && y("heap/near") == y("heap/both"))
    #expect(page.groups.filter { $0.id == "heap" }.count == 1)
    try Golden.expect(figure, "heap-levels")
  }

  @Test func pointersPassRowsThroughReservedGaps() throws {
    let figure = try figure(
      """
      heap { far: i32 = 1
      mid: Holder = { a: Box<i32> = &far, b: i32 = 1, c: i32 = 123456789 }
      other: i32 = 2 }
      stack { fn main { w: &i32 = &far, p: Box<Holder> = &mid, q: Box<i32> = &other } }
      """)
    let page = figure.pages[0]
    let arrow = try #require(page.arrow("stack/main/main.w"))
    for block in ["heap/mid", "heap/other"] {
      let rect = try #require(page.group(block)).rect
      let inRow = stride(from: 3, to: arrow.path.count, by: 3).map { arrow.path[$0] }
        .filter { rect.minY <= $0.y && $0.y <= rect.maxY }
      #expect(inRow.allSatisfy { $0.x <= rect.minX - 6 || $0.x >= rect.maxX + 6 })
    }
    try Golden.expect(figure, "reserved-gap")
  }

  static let list = """
    heap { n0: Node = { key: i32 = 0, next: Option<Box<Node>> = &n1 }
    n1: Node = { key: i32 = 1, next: Option<Box<Node>> = &n2 }
    n2: Node = { key: i32 = 2, next: Option<Box<Node>> = null } }
    stack { fn main { head: Box<Node> = &n0 } }
    """

  @Test func listsRunHorizontally() throws {
    let figure = try figure(Self.list)
    let page = figure.pages[0]
    for index in 0..<2 {
      let arrow = try #require(page.arrow("heap/n\(index).next"))
      let next = try #require(page.group("heap/n\(index + 1)")).rect
      #expect(Set(arrow.path.map(\.y)).count == 1)
      #expect(abs(arrow.end.x - next.minX) < 1)
      #expect(next.minY == page.group("heap/n\(index)")?.rect.minY)
    }
    try Golden.expect(figure, "list")
  }

  @Test func treesGrowUpwards() throws {
    let figure = try figure(
      """
      heap { root: Node = { left: Option<Box<Node>> = &a, right: Option<Box<Node>> = &b }
      a: Node = { left: Option<Box<Node>> = null, right: Option<Box<Node>> = &c }
      b: Node = { left: Option<Box<Node>> = null, right: Option<Box<Node>> = null }
      c: Node = { left: Option<Box<Node>> = null, right: Option<Box<Node>> = null } }
      stack { fn main { tree: Box<Node> = &root } }
      """)
    func y(_ id: String) -> Double { figure.pages[0].group("heap/" + id)?.rect.minY ?? 0 }
    #expect(y("root") < y("a") && y("a") == y("b") && y("a") < y("c"))
    try Golden.expect(figure, "tree")
  }

  @Test func slicesHaveBars() throws {
    let figure = try figure(
      """
      heap { b: [i32; 5] = [1, 2, 3, 4, 5] }
      stack { fn main { s: &[i32] = { ptr = &b[1..3], len: usize = 2 }
      t: &[i32] = { ptr = &b[2..5], len: usize = 3 }, u: &[i32] = { ptr = &b[3..4], len: usize = 1 } } }
      """)
    let page = figure.pages[0]
    func bar(_ name: String) -> Rect { page.rect("stack/main/main.\(name).ptr#bar") }
    func cell(_ index: Int) -> Rect { page.rect("heap/b[\(index)]") }
    #expect(abs(bar("s").minX - cell(1).minX) < 2 && abs(bar("s").maxX - cell(2).maxX) < 2)
    #expect(abs(bar("t").midY - cell(1).minY) < 0.1)
    #expect(page.arrow("stack/main/main.s.ptr")?.target == "stack/main/main.s.ptr#bar")
    // Bars that overlap lie one under the other, the longest at the cells; those that do not lie side by side.
    #expect(bar("s").maxY < bar("t").minY && bar("u").midY == bar("s").midY)
    // No pointer passes another's bar.
    #expect(page.arrow("stack/main/main.t.ptr").map { $0.end.x > bar("u").maxX } == true)
    try Golden.expect(figure, "slices")
  }

  @Test func slicesOfOneRowHaveBarsOnTop() throws {
    let figure = try figure(
      """
      stack { fn main { b: [i32; 4] = [1, 2, 3, 4]
      s: &[i32] = { ptr = &b[0..3], len: usize = 3 }, t: &[i32] = { ptr = &b[1..2], len: usize = 1 }
      all: &[i32; 4] = &b } }
      """)
    let page = figure.pages[0]
    let bars = ["all", "s.ptr", "t.ptr"].map { page.rect("stack/main/main.\($0)#bar") }
    #expect(bars[0].minY >= page.rect("stack/main/main.b[0]").maxY)
    #expect(bars[1].minY > bars[0].maxY && bars[2].minY > bars[1].maxY)
    try Golden.expect(figure, "slices-on-top")
  }

  @Test func cellsAreWidenedForTheSlicesThatLandOnThem() throws {
    let slices = (0..<10).map { "s\($0): &[i32] = { ptr = &b[1..2], len: usize = 1 }" }.joined(separator: "\n")
    for place in ["heap { b: [i32; 3] = [1, 2, 3] }\nstack { fn main {", "stack { fn main { b: [i32; 3] = [1, 2, 3]"] {
      let figure = try figure(place + "\n\(slices) } }")
      #expect(figure.faults() == [])
      let ends = figure.pages[0].arrows.map(\.end.x).sorted()
      #expect(zip(ends, ends.dropFirst()).allSatisfy { $1 - $0 > 7.9 })
    }
  }

  @Test func stringsAreSplitWhereSlicesBeginAndEnd() throws {
    let figure = try figure(
      """
      globals { static GREETING: str = "hello, world" }
      stack { fn main { t: &str = { ptr = &GREETING[0..5], len: usize = 5 }
      u: &str = { ptr = &GREETING[7..12], len: usize = 5 } } }
      """)
    let pieces = ["[0..5]", "[5..7]", "[7..12]"].map { figure.pages[0].text("globals/GREETING\($0)#value")?.text }
    #expect(pieces == ["\"hello\"", "\", \"", "\"world\""])
    try Golden.expect(figure, "string-pieces")
  }

  @Test func arrivalsHaveSlotsInTheirOrder() throws {
    let variables = (0..<5).map { "v\($0): Rc<i32> = &shared" }.joined(separator: ", ")
    let figure = try figure(
      "heap { shared: RcBox<i32> = { strong: usize = 5, weak: usize = 1, value: i32 = 42 } }\n"
        + "stack { fn main { \(variables) } }")
    let ends = (0..<5).compactMap { figure.pages[0].arrow("stack/main/main.v\($0)")?.end.x }
    #expect(ends.count == 5 && zip(ends, ends.dropFirst()).allSatisfy { $1 - $0 >= 8.99 })
    let block = try #require(figure.pages[0].group("heap/shared")).rect
    #expect((ends.first ?? 0) >= block.minX + 5 && (ends.last ?? 0) <= block.maxX - 5)
    try Golden.expect(figure, "arrival-slots")
  }

  @Test func narrowBlocksAreWidenedForTheirArrivals() throws {
    let variables = (0..<9).map { "v\($0): &i32 = &n" }.joined(separator: ", ")
    let figure = try figure("heap { n: i32 = 1 }\nstack { fn main { \(variables) } }")
    let block = try #require(figure.pages[0].group("heap/n")).rect
    // Open heads are wider than the 9 pt that others are apart.
    let apart = 2 * (4.5 * 0.62 + 1.5 * 1.1) + 1
    #expect(block.width == (8 * apart + 2 * 5).rounded(.up))
    try Golden.expect(figure, "widened")
  }

  @Test func whatLeavesDownwardsHasItsNameAboveItsDot() throws {
    let figure = try figure(
      """
      code { fn main { ..., EMOTION = &globals/EMOTION } }
      globals { static mut EMOTION: char = 'x' }
      """)
    let page = figure.pages[0]
    let arrow = try #require(page.arrow("code/main.EMOTION"))
    let name = try #require(page.text("code/main.EMOTION#name")).rect
    #expect(name.minY > arrow.start.y && arrow.path[3].y < arrow.start.y)
    #expect(arrow.target == "globals/EMOTION")
    #expect(abs(arrow.end.y - (page.shape("globals/EMOTION")?.rect.maxY ?? 0)) < 1)
    try Golden.expect(figure, "downwards")
  }

  @Test func almostUprightPointersAreUpright() throws {
    let figure = try figure(
      """
      heap { s: Pair = { a: i32 = 1, b: i32 = 22222 } }
      stack { fn main { p: &i32 = &s.a, q: &i32 = &s.b } }
      """)
    let arrows = figure.pages[0].arrows
    #expect(arrows.contains { arrow in arrow.path.allSatisfy { $0.x == arrow.start.x } })
    let moved = arrows.filter { arrow in
      abs((figure.pages[0].shape(arrow.source)?.rect.midX ?? 0) - arrow.start.x) > 0.2
    }
    #expect(!moved.isEmpty)
    try Golden.expect(figure, "upright")
  }

  @Test func rowsAreOrderedToAvoidCrossings() throws {
    let blocks = (0..<12).map { "h\($0): i32 = \($0)" }.joined(separator: ", ")
    let variables = (0..<12).map { "v\($0): Box<i32> = &h\(11 - $0)" }.joined(separator: ", ")
    let page = try figure("heap { \(blocks) }\nstack { fn main { \(variables) } }").pages[0]
    let heap = (0..<12).map { page.rect("heap/h\(11 - $0)").minX }
    #expect(heap == heap.sorted())
    // The stack keeps its order.
    let stack = (0..<12).map { page.rect("stack/main/main.v\($0)").minX }
    #expect(stack == stack.sorted())
    try Golden.expect(
      try figure(
        """
        heap { x: i32 = 1, y: i32 = 2, z: i32 = 3 }
        stack { fn main { a: Box<i32> = &z, b: Box<i32> = &y, c: Box<i32> = &x } }
        """), "row-order")
  }

  @Test func arcsBendOverTheHighestBlock() throws {
    // A tall block, whose pointer leaves high up, points to a short one beside it.
    let elements = (0..<40).map(String.init).joined(separator: ", ")
    let figure = try figure(
      """
      heap { low: i32 = 1
      tall: Holder = { many: [i32; 40] = [\(elements)], to: *const i32 = &low }
      between: Holder = { many: [i32; 40] = [\(elements)], to: *const i32 = &low } }
      """, LayoutOptions(arrays: .wrap))
    let page = figure.pages[0]
    #expect(page.rect("heap/low").maxY < page.rect("heap/tall.to").maxY - 40)
    for name in ["tall", "between"] {
      let arrow = try #require(page.arrow("heap/\(name).to"))
      #expect(
        arrow.path.allSatisfy { $0.y >= page.rect("heap/tall.to").maxY || $0.x == arrow.start.x || $0.x == arrow.end.x }
      )
    }
    try Golden.expect(figure, "arcs-over-tall-blocks")
  }

  @Test func pointersToTheirOwnBlockArriveAtTheTop() throws {
    let figure = try figure("heap { n: Node = { key: i32 = 1, me: *const Node = &n, k: *const i32 = &n.key } }")
    for name in ["me", "k"] {
      let arrow = try #require(figure.pages[0].arrow("heap/n.\(name)"))
      #expect(arrow.path[arrow.path.count - 2].y > arrow.end.y)
    }
    try Golden.expect(figure, "own-block")
  }
}
