import Testing

@testable import FigureLayout

/// What is left out, what is set in several lines, and what the states of a model share.
@Suite struct ElisionAndWidthTests {
  @Test func longArraysShowTheirEnds() throws {
    let elements = (0..<40).map(String.init).joined(separator: ", ")
    let figure = try figure("heap { a: [i32; 40] = [\(elements)] }")
    let page = figure.pages[0]
    let shown = (0..<40).filter { page.shape("heap/a[\($0)]") != nil }
    #expect(shown == [0, 1, 39])
    #expect(page.text("heap/a#more#value")?.text == "… 37 more")
    #expect(page.shape("heap/a#more")?.paint.dash == .dashed && page.shape("heap/a#more")?.role == .more)
    try Golden.expect(figure, "elided")
    let eight = try FigureLayoutTests.figure("heap { a: [i32; 8] = [0, 1, 2, 3, 4, 5, 6, 7] }")
    #expect((0..<8).allSatisfy { eight.pages[0].shape("heap/a[\($0)]") != nil })
  }

  @Test func whatIsPointedAtIsNotLeftOut() throws {
    let elements = (0..<40).map { "&b\($0)" }.joined(separator: ", ")
    let blocks = (0..<40).map { "b\($0): i32 = \($0)" }.joined(separator: "\n")
    let figure = try figure(
      "heap { a: [Box<i32>; 40] = [\(elements)]\n\(blocks) }\n"
        + "stack { fn main { v: Box<[Box<i32>]> = &a, p: &Box<i32> = &a[20], q: &i32 = &b30 } }")
    let page = figure.pages[0]
    #expect((0..<40).filter { page.shape("heap/a[\($0)]") != nil } == [0, 1, 20, 39])
    #expect(page.text("heap/a#more#value")?.text == "… 18 more")
    #expect(page.text("heap/a#more2#value")?.text == "… 18 more")
    // Of the blocks stay those that something shown leads to.
    #expect((0..<40).filter { page.group("heap/b\($0)") != nil } == [0, 1, 20, 30, 39])
    #expect(page.text("heap#more")?.text == "… 35 more")
    try Golden.expect(figure, "pointed-at-elements")
  }

  @Test func leftOutInOneStateIsLeftOutInAll() throws {
    let ten = (0..<10).map(String.init).joined(separator: ", ")
    let figure = try figure(
      "state { heap { a: Vec = [\(ten)] } }\nstate { heap { a: Vec = [1, 2, 3, 4] } }")
    #expect(
      figure.pages.map { page in (0..<10).filter { page.shape("heap/a[\($0)]") != nil } } == [[0, 1, 9], [0, 1]])
    #expect(figure.faults() == [])
  }

  @Test func spareCapacityIsAGhost() throws {
    let page = try figure("heap { a: Vec = [1, 2, ... 6 spare] }").pages[0]
    #expect(page.text("heap/a#more#value")?.text == "6 spare")
    #expect(page.shape("heap/a#more")?.classes == ["spare"])
  }

  @Test func arraysWrapInLinesOfOneLength() throws {
    let elements = (0..<25).map(String.init).joined(separator: ", ")
    let figure = try figure("heap { a: [i32; 25] = [\(elements)] }", LayoutOptions(arrays: .wrap))
    let rects = (0..<25).compactMap { figure.pages[0].shape("heap/a[\($0)]")?.rect }
    #expect(rects.count == 25)
    let lines = Dictionary(grouping: rects, by: \.minY).values
    #expect(Set(lines.map { $0.map(\.minX).min() }).count == 1)
    #expect(lines.map(\.count).sorted().dropFirst().allSatisfy { $0 == lines.map(\.count).max() })
    #expect(Set(rects.map(\.width)).count == 1)
    try Golden.expect(figure, "wrapped-array")
  }

  @Test func figuresKeepTheirWidth() throws {
    let variables = (0..<20).map { "v\($0): Box<i32> = &h\($0)" }.joined(separator: ", ")
    let blocks = (0..<20).map { "h\($0): i32 = \($0)" }.joined(separator: "\n")
    let text = "heap { \(blocks) }\nstack { fn main { \(variables) }\nfn add { n: i32 = 1 } }"
    let natural = try figure(text)
    let narrow = try figure(text, LayoutOptions(width: 420))
    #expect(natural.pages[0].size.width > 420 && narrow.pages[0].size.width == 420)
    #expect(Set((0..<20).compactMap { narrow.pages[0].group("heap/h\($0)")?.rect.minY }).count > 1)
    // Texts keep their size.
    #expect(narrow.pages[0].text("heap/h0#value")?.font == natural.pages[0].text("heap/h0#value")?.font)
    try Golden.expect(narrow, "narrow")
  }

  @Test func listsWrapToo() throws {
    let nodes = (0..<9).map {
      "n\($0): Node = { key: i32 = \($0), next: Option<Box<Node>> = \($0 < 8 ? "&n\($0 + 1)" : "null") }"
    }
    let narrow = try figure(
      "heap { \(nodes.joined(separator: "\n")) }\nstack { fn main { head: Box<Node> = &n0 } }",
      LayoutOptions(width: 420))
    #expect(Set((0..<9).compactMap { narrow.pages[0].group("heap/n\($0)")?.rect.minY }).count > 1)
    try Golden.expect(narrow, "narrow-list")
  }

  @Test func threadsHaveRowsOnlyWhereThePageIsTooNarrow() throws {
    func thread(_ name: String) -> String {
      "stack \"\(name)\" { fn outer { a: i32 = 1, b: i32 = 2, c: i32 = 3 }\nfn inner { a: i32 = 1, b: i32 = 2 } }\n"
    }
    let text = thread("one") + thread("two")
    let narrow = try figure(text, LayoutOptions(width: 480))
    func tops(_ figure: Figure, _ thread: String) -> Set<Double> {
      Set(["outer", "inner"].compactMap { figure.pages[0].group("stack/\(thread)/\($0)")?.rect.maxY })
    }
    #expect(tops(narrow, "one").isDisjoint(with: tops(narrow, "two")))
    #expect(tops(narrow, "one").count == 1 && tops(narrow, "two").count == 1)
    let wide = try figure(text, LayoutOptions(width: 900))
    #expect(tops(wide, "one") == tops(wide, "two"))
    try Golden.expect(narrow, "narrow-threads")
  }

  @Test func framesThatAreTooWideHaveSeveralLines() throws {
    let variables = (0..<12).map { "variable\($0): &i32 = &first" }.joined(separator: ", ")
    let narrow = try figure(
      "stack { fn main { first: i32 = 1, \(variables) }\nfn callee { p: &i32 = &main.variable11 } }",
      LayoutOptions(width: 400))
    #expect(Set((0..<12).compactMap { narrow.pages[0].group("stack/main/main.variable\($0)")?.rect.minY }).count > 1)
    try Golden.expect(narrow, "narrow-frame")
  }

  @Test func statesShareTheirPlaces() throws {
    let figure = try figure(
      """
      state "before" {
        heap { shared: RcBox<i32> = { strong: usize = 2, weak: usize = 1, value: i32 = 42 } }
        stack { fn main { a: Rc<i32> = &shared, b: Rc<i32> = &shared }
        fn print { val: Rc<i32> = &shared } }
      }
      state "after" {
        heap { shared: RcBox<i32> = { strong: usize = 1, weak: usize = 1, value: i32 = 42 }
        other: i32 = 5 }
        stack { fn main { moved a: Rc<i32>
        b: Rc<i32> = &shared, c: Box<i32> = &other } }
      }
      """)
    let (before, after) = (figure.pages[0], figure.pages[1])
    #expect(before.size == after.size)
    // What is not there keeps its place, and nothing is drawn.
    #expect(before.group("heap/other") == nil && after.group("heap/other") != nil)
    #expect(before.group("stack/main/print") != nil && after.group("stack/main/print") == nil)
    #expect(before.shape("stack/main/main.b")?.rect == after.shape("stack/main/main.b")?.rect)
    #expect(before.arrow("stack/main/main.b")?.path == after.arrow("stack/main/main.b")?.path)
    #expect([before.slug, after.slug] == ["before", "after"])
    try Golden.expect(figure, "states")
  }
}
