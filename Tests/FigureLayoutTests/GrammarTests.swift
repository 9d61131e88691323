import Testing

@testable import FigureLayout

/// How blocks, cells and labels stand.
@Suite struct GrammarTests {
  @Test func labelsStandBelow() throws {
    let figure = try figure(
      """
      heap { shared: RcBox<i32> = { strong: usize = 3, weak: usize = 2, value: i32 = 42 } }
      stack { fn main { a: Rc<i32> = &shared, n: i32 = 7 } }
      """)
    let page = figure.pages[0]
    let cell = try #require(page.shape("heap/shared.strong"))
    let value = try #require(page.text("heap/shared.strong#value"))
    let name = try #require(page.text("heap/shared.strong#name"))
    #expect(value.rect.minY > name.rect.maxY - 1)
    #expect(value.rect.midX == cell.rect.midX && name.rect.midX == cell.rect.midX)
    let band = try #require(page.shape("heap/shared#band"))
    #expect(band.rect.maxY == cell.rect.minY)
    #expect(band.texts.map(\.text) == ["RcBox<i32>"])
    #expect(band.rect.minX == cell.rect.minX)
    #expect(band.rect.maxX == page.shape("heap/shared.value")?.rect.maxX)
    let variable = try #require(page.shape("stack/main/main.n#band"))
    #expect(variable.texts.map(\.text) == ["n", "i32"] && variable.texts.map(\.font.bold) == [true, false])
    #expect(variable.texts[0].rect.minY >= variable.texts[1].rect.maxY - 0.01)
    let frame = try #require(page.text("stack/main/main#label"))
    #expect(frame.font.bold && frame.rect.maxY < variable.rect.minY)
    try Golden.expect(figure, "labels-below")
  }

  @Test func tailsLeaveAtTheTopAndHeadsArriveAtTheBottom() throws {
    let figure = try figure(
      "heap { n: i32 = 1 }\nstack { fn main { a: Box<i32> = &n, pad: i32 = 1, b: &i32 = &n } }")
    for arrow in figure.pages[0].arrows {
      let source = try #require(figure.pages[0].shape(arrow.source)).rect
      let target = try #require(figure.pages[0].shape(arrow.target)).rect
      #expect(arrow.path[3].x == arrow.start.x && arrow.path[3].y > source.maxY)
      #expect(abs(arrow.end.y - target.minY) < 1 && arrow.path[arrow.path.count - 2].y < arrow.end.y)
    }
    try Golden.expect(figure, "tails-and-heads")
  }

  @Test func theHeadEndsAtWhatIsPointedTo() throws {
    let figure = try figure(
      """
      heap { h: Outer = { a: i32 = 1, b: Inner = { c: i32 = 2, d: i32 = 3 } } }
      stack { fn main { whole: &Outer = &h, inner: &Inner = &h.b, field: &i32 = &h.b.d } }
      """)
    let page = figure.pages[0]
    func end(_ name: String) -> Double { page.arrow("stack/main/main.\(name)")?.end.y ?? .nan }
    let (whole, inner, field) = (end("whole"), end("inner"), end("field"))
    #expect(abs(whole - (page.group("heap/h")?.rect.minY ?? 0)) < 1)
    #expect(abs(inner - (page.shape("heap/h.b#band")?.rect.minY ?? 0)) < 1)
    #expect(abs(field - (page.shape("heap/h.b.d")?.rect.minY ?? 0)) < 1)
    #expect(whole < inner && inner < field)
    #expect(page.arrow("stack/main/main.field")?.target == "heap/h.b.d")
    #expect(page.arrow("stack/main/main.inner")?.target == "heap/h.b#band")
    #expect(page.arrow("stack/main/main.whole")?.target == "heap/h#band")
    try Golden.expect(figure, "pointed-to")
  }

  @Test func nestedBandsStandUnderTheirFields() throws {
    let figure = try figure(
      "heap { h: Outer = { a: i32 = 1, b: Inner = { c: i32 = 2, d: Deep = { e: i32 = 3, f: i32 = 4 } } } }")
    let page = figure.pages[0]
    func rect(_ id: String) -> Rect { page.rect(id) }
    let (outer, inner, deep) = (rect("heap/h#band"), rect("heap/h.b#band"), rect("heap/h.b.d#band"))
    #expect(inner.minY == outer.maxY && deep.minY == inner.maxY)
    #expect(inner.minX == rect("heap/h.b.c").minX && inner.maxX == outer.maxX)
    #expect(deep.minX == rect("heap/h.b.d.e").minX)
    // Shallow leaves stretch down to the band they stand on, and values share a line.
    #expect(rect("heap/h.a").minY == outer.maxY && rect("heap/h.b.c").minY == inner.maxY)
    let values = ["a", "b.c", "b.d.e", "b.d.f"].map { page.text("heap/h.\($0)#value")?.rect.midY }
    #expect(Set(values).count == 1)
    try Golden.expect(figure, "nested-bands")
  }

  @Test func arraysHaveCellsOfOneWidth() throws {
    let figure = try figure("heap { a: [i32; 4] = [1, 1000000, 22, 3] }")
    let widths = (0..<4).map { figure.pages[0].shape("heap/a[\($0)]")?.rect.width }
    #expect(Set(widths).count == 1)
    // However many pointers arrive, and wherever.
    let variables = (0..<24).map { "v\($0): &[i32] = &a" } + (0..<5).map { "w\($0): &i32 = &a[1]" }
    let crowded = try FigureLayoutTests.figure(
      "heap { a: [i32; 5] = [1, 2, 3, 4, 5] }\nstack { fn main { \(variables.joined(separator: ", ")) } }")
    #expect(Set((0..<5).map { crowded.pages[0].rect("heap/a[\($0)]").width }).count == 1)
    #expect(crowded.faults() == [])
    #expect((0..<4).map { figure.pages[0].text("heap/a[\($0)]#name")?.text } == ["0", "1", "2", "3"])
    try Golden.expect(figure, "array")
  }

  @Test func regionsAreRowsAndEmptyOnesAreNotDrawn() throws {
    let all = try figure(
      """
      stack { fn main { a: i32 = 1 } }
      heap { h: i32 = 1 }
      globals { static G: i32 = 1 }
      code { fn main { ..., const ANSWER: i32 = 42 }
      fn hello }
      """)
    #expect(all.pages[0].groups.map(\.id) == ["code", "globals", "heap", "stack"])
    let tops = all.pages[0].groups.map(\.rect.minY)
    #expect(tops == tops.sorted(by: >))
    #expect(Set(all.pages[0].groups.map(\.rect.width)).count == 1)
    #expect(all.pages[0].shape("code/main.ANSWER")?.classes == ["const"])
    #expect(all.pages[0].shape("code/main.ANSWER")?.paint.dash == .dashed)
    #expect(all.pages[0].shape("code/main#gap")?.classes == ["gap"])
    try Golden.expect(all, "regions")
    let two = try figure("state { heap { h: i32 = 1 } }\nstate { stack { fn main { a: i32 = 1 } } }")
    #expect(two.pages.map { $0.groups.map(\.id) } == [["heap", "stack"], ["heap", "stack"]])
  }

  @Test func tagsAndPads() throws {
    let figure = try figure(
      """
      state "line" { stack { fn main { s: Shape = Line { from: i32 = 1, to: i32 = 2 }, o: Option<i32> = None } } }
      state "circle" { stack { fn main { s: Shape = Circle { r: f64 = 2.5 }, o: Option<i32> = Some(7) } } }
      """)
    let (line, circle) = (figure.pages[0], figure.pages[1])
    #expect(line.shape("stack/main/main.s#tag")?.classes == ["tag"])
    #expect(line.text("stack/main/main.s#tag#value")?.text == "Line")
    #expect(line.text("stack/main/main.s#tag#value")?.font.italic == true)
    #expect(circle.text("stack/main/main.s#tag#value")?.text == "Circle")
    let (from, to) = (line.shape("stack/main/main.s.from"), line.shape("stack/main/main.s.to"))
    #expect(from != nil && to != nil)
    // What one variant has and another has not is padding there, under one name in all states.
    #expect(line.shape("stack/main/main.s#pad3")?.rect == circle.shape("stack/main/main.s.r")?.rect)
    #expect(line.shape("stack/main/main.s#pad3")?.paint.dash == .dotted)
    #expect(circle.shape("stack/main/main.s#pad")?.rect == from?.rect)
    #expect(circle.shape("stack/main/main.s#pad2")?.rect == to?.rect)
    #expect(line.text("stack/main/main.o#tag#value")?.text == "None")
    try Golden.expect(figure, "tags-and-pads")
  }

  @Test func lifecyclesLookDifferent() throws {
    let figure = try figure(
      """
      heap { dropped d: RcBox<i32> = { strong: usize = 0, weak: usize = 1, value: i32 = 5 }
      freed f: i32 = 7 }
      stack { fn main { live: i32 = 1
      moved m: String
      maybe moved y: i32 = 2
      uninit u: i32
      w: Weak<i32> = &d
      p: *const i32 = &f } }
      """)
    let page = figure.pages[0]
    func shape(_ id: String) -> Shape? { page.shape(id) }
    #expect(shape("stack/main/main.live")?.classes == [])
    let moved = try #require(shape("stack/main/main.m"))
    #expect(moved.classes == ["moved"] && moved.paint.dash == .dashed && moved.texts.isEmpty)
    #expect(page.text("stack/main/main.m#label")?.struckThrough == true)
    #expect(shape("stack/main/main.u")?.paint.dash == .dashed)
    #expect(page.text("stack/main/main.u#value")?.text == "?")
    #expect(page.text("stack/main/main.u#label")?.struckThrough == false)
    #expect(shape("stack/main/main.y")?.classes == ["maybe-moved"])
    // Of what is dropped only the value is gone; its counts and outline stay.
    #expect(shape("heap/d.strong")?.classes == [] && shape("heap/d.strong")?.paint.dash == .solid)
    #expect(page.text("heap/d.strong#value")?.struckThrough == false)
    #expect(page.text("heap/d.value#value")?.struckThrough == true)
    let freed = try #require(shape("heap/f#band"))
    #expect(freed.paint.fill == nil && freed.paint.dash == .dashed)
    for name in ["w", "p"] {
      let arrow = try #require(page.arrow("stack/main/main.\(name)"))
      #expect(arrow.isDangling && arrow.head == .none && page.shape("stack/main/main.\(name)#cross") != nil)
    }
    try Golden.expect(figure, "lifecycles")
  }

  @Test func pointersWithoutTargets() throws {
    let figure = try figure(
      """
      stack { fn main { n: *const u8 = null, d: Weak<i32> = dangling, a: *const u8 = &0x7ffe10
      u: *const u8 = ?, z: () = () } }
      """)
    let page = figure.pages[0]
    #expect(page.arrows.isEmpty)
    #expect(page.shape("stack/main/main.n#null")?.form == .ground)
    #expect(page.shape("stack/main/main.d#cross")?.form == .cross && page.shape("stack/main/main.d#stub") != nil)
    #expect(page.shape("stack/main/main.a#stub") != nil && page.shape("stack/main/main.a#cross") == nil)
    #expect(page.text("stack/main/main.a#value")?.text == "0x7ffe10")
    #expect(page.text("stack/main/main.u#value")?.text == "?")
    #expect(page.shape("stack/main/main.z")?.texts == [])
    try Golden.expect(figure, "no-targets")
  }

  @Test func framesStandInOrderWithTheirThreads() throws {
    let figure = try figure(
      """
      heap { m: Mutex<i32> = { data: i32 = 2 } }
      stack "main" { fn main { a: Arc<i32> = &m }
      fn add { n: i32 = 1 } }
      stack "worker 1" { fn closure { c: Arc<i32> = &m } }
      """)
    let page = figure.pages[0]
    let names = ["stack/main/main", "stack/main/add", "stack/\"worker 1\"/closure"]
    let rects = names.compactMap { page.group($0)?.rect }
    #expect(rects.count == 3 && Set(rects.map(\.minY)).count == 1)
    #expect(rects.map(\.minX) == rects.map(\.minX).sorted())
    #expect(page.text("stack/\"worker 1\"/closure#label")?.text == "closure")
    #expect(page.text("stack/\"worker 1\"/closure#thread")?.text == " · worker 1")
    #expect(page.text("stack#label")?.text == "Stacks")
    try Golden.expect(figure, "threads")
  }

  @Test func longTextsAreShortened() throws {
    let text = String(repeating: "abcdefghij", count: 8)
    let page = try figure("stack { fn main { s: &str = \"\(text)\" } }").pages[0]
    let value = try #require(page.text("stack/main/main.s#value"))
    #expect(value.text.count == 40 && value.text.contains("…") && value.text.hasPrefix("\"abc"))
  }

  @Test func titlesStandOverTheFigure() throws {
    let text = "memory \"Boxes\"\nstate \"first\" { stack { fn main { n: i32 = 1 } } }"
    let plain = try figure(text)
    let titled = try figure(text, LayoutOptions(showsTitle: true))
    #expect(plain.pages[0].texts.isEmpty)
    #expect(titled.pages[0].texts.map(\.text) == ["Boxes – first"])
    #expect(titled.pages[0].texts[0].rect.minY > (titled.pages[0].groups.first?.rect.maxY ?? .infinity))
    try Golden.expect(titled, "title")
  }
}

@Suite struct HeadingTests {
  private let text = "memory \"A title that is much wider than what stands below it\"\nheap { h: i32 = 1 }"

  @Test func aPageIsAsWideAsItsTitle() throws {
    let figure = try figure(text, LayoutOptions(showsTitle: true))
    #expect(figure.pages[0].texts.map(\.text) == ["A title that is much wider than what stands below it"])
    #expect(figure.faults() == [])
  }

  @Test func aTitleIsBrokenWhereAWidthIsAskedFor() throws {
    let figure = try figure(text, LayoutOptions(width: 160, showsTitle: true))
    #expect(figure.pages[0].texts.count > 1)
    #expect(
      figure.pages[0].texts.map(\.text).joined(separator: " ") == "A title that is much wider than what stands below it"
    )
    #expect(figure.pages[0].size.width == 160)
    #expect(figure.faults() == [])
    let word = String(repeating: "w", count: 60)
    let long = try self.figure("memory \"\(word)\"\nheap { h: i32 = 1 }", LayoutOptions(width: 160, showsTitle: true))
    #expect(long.pages[0].texts.first?.text.contains("…") == true)
    #expect(long.faults() == [])
  }

  private func figure(_ text: String, _ options: LayoutOptions) throws -> Figure {
    try Figure.layOut(model(text), style: .printLike, options: options, measuring: FixedMeasuring())
  }
}
