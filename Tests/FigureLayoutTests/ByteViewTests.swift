import MemoryModel
import Testing

@testable import FigureLayout

/// Blocks to scale: which bytes each cell takes, and how they are drawn.
@Suite struct ByteViewTests {
  private static let record = "r: Record size 24 = { id: u8 = 7, weight: f64 = 2.5, tag: u16 = 300, on: bool = true }"

  private func variable(_ text: String) throws -> Cell {
    try #require(try model("stack { fn main { \(text) } }").states[0].stacks[0].frames[0].entries[0].cell)
  }

  /// `name+bytes` of a variable's fields.
  private func laid(_ text: String) throws -> String? {
    guard let cell = ByteLayout.completed(try variable(text)), case .fields(let entries) = cell.value else {
      return nil
    }
    return entries.cells.map { "\($0.name)+\($0.size ?? -1)" }.joined(separator: " ") + " = \(cell.size ?? -1)"
  }

  // MARK: Bytes

  @Test func cellsStandAtMultiplesOfTheirAlignment() throws {
    #expect(try laid(Self.record) == "id+1 padding+7 weight+8 tag+2 on+1 padding 2+5 = 24")
    #expect(try laid("t: (u8, u32, bool) = (1, 2, true)") == "0+1 padding+3 1+4 2+1 padding 2+3 = 12")
    #expect(try laid("p: P = { a: [u16; 3] = [1, 2, 3], b: &u8 = null }") == "a+6 padding+2 b+8 = 16")
    #expect(try laid("p: P size 5 = { a: u8 = 1, b: T size 3 = _ }") == "a+1 b+3 padding+1 = 5")
  }

  @Test func addressesSayWhereCellsStand() throws {
    #expect(
      try laid("p: P @0x100 size 8 = { b: u32 @0x100 = 1, a: u8 @0x104 = 2, c: u16 @0x106 = 3 }")
        == "b+4 a+1 padding+1 c+2 = 8")
    // Backwards, and over one another.
    #expect(try laid("p: P @0x100 size 8 = { b: u32 @0x104 = 1, a: u8 @0x100 = 2 }") == nil)
    #expect(try laid("p: P @0x100 size 8 = { b: u32 @0x90 = 1 }") == nil)
  }

  @Test(arguments: [
    "p: P = { a: T = _ }", "p: P = { a: u8 = 1, ... }", "p: P size 2 = { a: u32 = 1 }",
    "p: P = { a: Option<u8> = None }",
    "p: [T; 2] size 5 = [_, _]",
  ])
  func whatIsNotKnownIsNotGuessed(_ text: String) throws { #expect(try laid(text) == nil) }

  @Test func paddingHasANameOfItsOwn() throws {
    #expect(try laid("p: P = { padding: u8 = 1, a: u16 = 2 }") == "padding+1 padding 2+1 a+2 = 4")
  }

  @Test func typesOfOneSizeEverywhere() {
    #expect(PrimitiveType.size(of: "[[u16; 3]; 4]") == 24)
    #expect(PrimitiveType.size(of: "[T; 3]") == nil)
    #expect(PrimitiveType.size(of: "[u8; n]") == nil)
    #expect(TupleType.members(of: "(u8, (i32, T), Map<K, V>,)") == ["u8", "(i32, T)", "Map<K, V>"])
    #expect(TupleType.members(of: "u8") == nil)
  }

  // MARK: Figures

  private func page(_ text: String, _ view: LayoutOptions.ByteView = .all) throws -> FigurePage {
    let figure = try figure(text, LayoutOptions(bytes: view))
    #expect(figure.faults() == [])
    return figure.pages[0]
  }

  @Test func widthsAreAsManyBytes() throws {
    let page = try page("stack { fn main { \(Self.record) } }")
    let widths = ["id": 1, "padding": 7, "weight": 8, "tag": 2, "on": 1, "\"padding 2\"": 5].map { name, bytes in
      page.rect("stack/main/main.r.\(name)").width / Double(bytes)
    }
    #expect(Set(widths).count == 1, "\(widths)")
    #expect(page.shape("stack/main/main.r.padding")?.classes == ["padding"])
    #expect(page.shape("stack/main/main.r.padding")?.title == "7 bytes of padding")
    let offsets = ["id", "padding", "weight", "tag", "on", "\"padding 2\""].map {
      page.text("stack/main/main.r.\($0)#offset")?.text
    }
    #expect(offsets == ["0", "1", "8", "16", "18", "19"])
    #expect(page.text("stack/main/main.r.\"padding 2\"#end")?.text == "24")
    guard case .ruler(let ticks)? = page.shape("stack/main/main.r#ruler")?.form else {
      Issue.record("no ruler")
      return
    }
    #expect(ticks.count == 23 && ticks.count { $0.length == Tick.longest } == 2)
  }

  @Test func onlyWhatIsNamed() throws {
    let text = "globals { static R: u16 = 1 }\nstack { fn main { a: u8 = 1, b: u8 = 2 }\nfn f { a: u8 = 3 } }"
    func rulers(_ names: Set<String>) throws -> [String] {
      try page(text, .named(names)).allShapes.filter { $0.role == .ruler }.map(\.id)
    }
    #expect(try rulers(["a"]) == ["stack/main/main.a#ruler", "stack/main/f.a#ruler"])
    #expect(try rulers(["f.a", "R"]) == ["globals/R#ruler", "stack/main/f.a#ruler"])
    #expect(try page(text, .none).allShapes.allSatisfy { $0.role != .ruler })
  }

  @Test func variantsWithTheirTag() throws {
    let page = try page(
      "stack { fn main { s: Shape size 8 = Rect { tag: u8 = 2, w: u8 = 2, h: u32 = 9 }, o: Option<&u8> size 8 = Some(null) } }"
    )
    #expect(page.text("stack/main/main.s#type")?.text == "Shape::Rect")
    #expect(page.text("stack/main/main.o#type")?.text == "Option<&u8>::Some")
    #expect(page.shape("stack/main/main.s#tag") == nil && page.shape("stack/main/main.o#tag") == nil)
    #expect(page.text("stack/main/main.s.h#offset")?.text == "4")
  }

  @Test func whatIsLeftOutBreaksTheScale() throws {
    let page = try page(
      "heap { b: [i32; 40] = [1, 2, ... 36 more, 3, ... 1 spare]\nt: str = \"hello\" }\n"
        + "stack { fn main { s: &str = { ptr = &t[1..3], len: usize = 2 }, p: &i32 = &b[1] } }")
    #expect(page.rect("heap/b[0]").width == page.rect("heap/b[38]").width)
    #expect(page.text("heap/b[38]#offset")?.text == "152")
    #expect(page.text("heap/b#more#offset")?.text == "8")
    #expect(page.text("heap/t[1..3]#offset")?.text == "1")
  }

  @Test func statesThatDifferInShapeAreDrawnAsUsual() throws {
    let states = ["A { x: u8 = 1 }", "B { y: u16 = 2 }"].map {
      "state { stack { fn main { e: E size 2 = \($0), n: u8 = 1 } } }"
    }
    let figure = try figure(states.joined(separator: "\n"), LayoutOptions(bytes: .all))
    #expect(figure.faults() == [])
    #expect(figure.pages.allSatisfy { $0.shape("stack/main/main.n#ruler") != nil })
    #expect(figure.pages.allSatisfy { $0.shape("stack/main/main.e#ruler") == nil })
  }
}
