import FigureLayout
import FigureStyle
import MemoryNotation
import Testing

@testable import FigureExport

@Suite("Text") struct TextExportTests {
  @Test("Cells stand side by side over their bands, pointers name their targets") func cells() throws {
    let notation = """
      heap {
          node: RcBox<List> = { strong: usize = 2, value: List = Cons(7, &end) }
          end: RcBox<List> = { strong: usize = 1, value: List = Nil }
      }
      stack "main" { fn main { a: Rc<List> = &node, n: *const u8 = null, far: *const u8 = &0x7ffe10, gone: Weak<i32> = dangling } }
      """
    #expect(
      try text(notation) == """
        Heap
          ┌ node ──┬──────┬───┬─────────┐ ┌ end ───┬───────┐
          │   2    │ Cons │ 7 │ ○┈> end │ │   1    │  Nil  │
          │ strong │ tag  │ 0 │    1    │ │ strong │ value │
          │        ├──────┴───┴─────────┤ ├────────┴───────┤
          │        │     value List     │ │  RcBox<List>   │
          ├────────┴────────────────────┤ └────────────────┘
          │         RcBox<List>         │
          └─────────────────────────────┘

        Stack
          ╭ main ────────────────────────────────────────────────────╮
          │ ┌───────────┐ ┌───────────┐ ┌────────────┐ ┌───────────┐ │
          │ │ ●─▶▶ node │ │   null    │ │ ○ 0x7ffe10 │ │    ○╌✗    │ │
          │ ├───────────┤ ├───────────┤ ├────────────┤ ├───────────┤ │
          │ │     a     │ │     n     │ │    far     │ │   gone    │ │
          │ │ Rc<List>  │ │ *const u8 │ │ *const u8  │ │ Weak<i32> │ │
          │ └───────────┘ └───────────┘ └────────────┘ └───────────┘ │
          ╰──────────────────────────────────────────────────────────╯

        """)
  }

  @Test("Slices name their elements, strings their bytes") func slices() throws {
    let notation = """
      globals { static GREETING: str = "hello, world" }
      heap { buffer: [i32; 6] = [0, 1, 4, 9, 16, 25] }
      stack "main" {
          fn main {
              v: Vec<i32> = { ptr = &buffer, len: usize = 6 }
              s: &[i32] = { ptr = &buffer[1..4], len: usize = 3 }
              e: &i32 = &buffer[5]
              t: &str = { ptr = &GREETING[0..5], len: usize = 5 }
              arr: (u8, u8) = (1, 2)
              p: &(u8, u8) = &arr
          }
      }
      """
    #expect(
      try text(notation) == """
        Globals
          ┌─────────┬───────────┐
          │ "hello" │ ", world" │
          │  0..5   │   5..12   │
          ├─────────┴───────────┤
          │      GREETING       │
          │     static str      │
          └─────────────────────┘

        Heap
          ┌ buffer ───┬───┬────┬────┐
          │ 0 │ 1 │ 4 │ 9 │ 16 │ 25 │
          │ 0 │ 1 │ 2 │ 3 │ 4  │ 5  │
          ├───┴───┴───┴───┴────┴────┤
          │        [i32; 6]         │
          └─────────────────────────┘

        Stack
          ╭ main ──────────────────────────────────────────────────────────────────────────────────────────╮
          │ ┌────────────┬─────┐ ┌──────────────────┬─────┐ ┌───────────────┐ ┌────────────────────┬─────┐ │
          │ │ ●─▶ buffer │  6  │ │ ○─> buffer[1..4] │  3  │ │ ○─> buffer[5] │ │ ○─> GREETING[0..5] │  5  │ │
          │ │    ptr     │ len │ │       ptr        │ len │ ├───────────────┤ │        ptr         │ len │ │
          │ ├────────────┴─────┤ ├──────────────────┴─────┤ │       e       │ ├────────────────────┴─────┤ │
          │ │        v         │ │           s            │ │     &i32      │ │            t             │ │
          │ │     Vec<i32>     │ │         &[i32]         │ └───────────────┘ │           &str           │ │
          │ └──────────────────┘ └────────────────────────┘                   └──────────────────────────┘ │
          │ ┌─────┬────┐ ┌──────────────┐                                                                  │
          │ │  1  │ 2  │ │ ○─> main.arr │                                                                  │
          │ │  0  │ 1  │ ├──────────────┤                                                                  │
          │ ├─────┴────┤ │      p       │                                                                  │
          │ │   arr    │ │  &(u8, u8)   │                                                                  │
          │ │ (u8, u8) │ └──────────────┘                                                                  │
          │ └──────────┘                                                                                   │
          ╰────────────────────────────────────────────────────────────────────────────────────────────────╯

        """)
  }

  @Test("What is gone is dashed, struck and said") func lifecycles() throws {
    let notation = """
      heap {
          freed old: (i32, i32) = (1, 2)
          dropped shared: RcBox<i32> = { strong: usize = 0, weak: usize = 1, value: i32 = 5 }
      }
      stack "main" {
          fn main { moved a: Rc<i32>, w: Weak<i32> = &shared, p: *const i32 = &old.0, later: i32 = ? }
          fn worker { ... }
      }
      stack "two" { fn closure { x: i32 = 1 } }
      """
    #expect(
      try text(notation) == """
        Heap
          ┌ shared ┬──────┬─────────┐ ┌ old ┄┄┬┄┄┄┄┄┄┐
          │   0    │  1   │   ~5~   │ ┆  ~1~  ┆ ~2~  ┆
          │ strong │ weak │ ~value~ │ ┆  ~0~  ┆ ~1~  ┆
          ├────────┴──────┴─────────┤ ├┄┄┄┄┄┄┄┴┄┄┄┄┄┄┤
          │       RcBox<i32>        │ ┆ ~(i32, i32)~ ┆
          │        (dropped)        │ ┆   (freed)    ┆
          └─────────────────────────┘ └┄┄┄┄┄┄┄┄┄┄┄┄┄┄┘

        Stacks
          ╭ main · main ──────────────────────────────────────────────────╮ ╭ worker · main ─╮
          │ ┌┄┄┄┄┄┄┄┄┄┐ ┌────────────┐ ┌────────────┐ ┌┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┐ │ │ ┌┄┄┄┐          │
          │ ┆         ┆ │ ○╌✗ shared │ │ ○╌✗ old.0  │ ┆        ?        ┆ │ │ ┆ … ┆          │
          │ ├┄┄┄┄┄┄┄┄┄┤ ├────────────┤ ├────────────┤ ├┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┤ │ │ └┄┄┄┘          │
          │ ┆   ~a~   ┆ │     w      │ │     p      │ ┆      later      ┆ │ ╰────────────────╯
          │ ┆ Rc<i32> ┆ │ Weak<i32>  │ │ *const i32 │ ┆       i32       ┆ │
          │ ┆ (moved) ┆ └────────────┘ └────────────┘ ┆ (uninitialised) ┆ │
          │ └┄┄┄┄┄┄┄┄┄┘                               └┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┘ │
          ╰───────────────────────────────────────────────────────────────╯
          ╭ closure · two ─╮
          │ ┌─────┐        │
          │ │  1  │        │
          │ ├─────┤        │
          │ │  x  │        │
          │ │ i32 │        │
          │ └─────┘        │
          ╰────────────────╯

        """)
  }

  @Test("Wide characters take two columns, combining ones none") func wide() throws {
    let notation = """
      heap { "漢字": String = "日本語 🙂" }
      stack "main" { fn main { "e\\u{301}a": char = 'é', k: Box<String> = &heap/"漢字" } }
      """
    #expect(
      try text(notation) == """
        Heap
          ┌ 漢字 ───────┐
          │ "日本語 🙂" │
          ├─────────────┤
          │   String    │
          └─────────────┘

        Stack
          ╭ main ────────────────────╮
          │ ┌──────┐ ┌─────────────┐ │
          │ │ 'é'  │ │  ●─▶ 漢字   │ │
          │ ├──────┤ ├─────────────┤ │
          │ │  éa  │ │      k      │ │
          │ │ char │ │ Box<String> │ │
          │ └──────┘ └─────────────┘ │
          ╰──────────────────────────╯

        """)
  }

  @Test("Rows of blocks and frames are broken to stay within a hundred columns") func width() throws {
    let variables = (0..<20).map { "variable\($0): SomeType = \($0)" }.joined(separator: ", ")
    let heap = (0..<30).map { "block\($0): SomeType = \($0)" }.joined(separator: ", ")
    let frames = (0..<9).map { "fn function\($0) { x: i32 = 1 }" }.joined(separator: "\n")
    let text = try text("heap { \(heap) }\nstack \"main\" {\n fn main { \(variables) }\n \(frames)\n }")
    let widths = text.split(separator: "\n").map { TextColumns.count(String($0)) }
    #expect(try #require(widths.max()) <= 100)
    #expect(try #require(widths.max()) > 80)
    for number in 0..<20 { #expect(text.contains("variable\(number)")) }
    for number in 0..<9 { #expect(text.contains("╭ function\(number) ")) }
  }

  @Test("Every kind of pointer looks different") func kinds() throws {
    let kinds = ["owner", "strong", "weak", "shared", "mutable", "ref", "ref-mut", "guard", "raw", "function"]
    let style = try Style.named("mono").pointers
    let looks = [
      style.owner, style.strong, style.weak, style.shared, style.mutable, style.ref, style.refMut, style.guard,
      style.raw, style.function,
    ]
    let page = FigurePage(
      label: nil, slug: "1", size: Size(width: 1, height: 1), summary: "", description: "", groups: [],
      arrows: zip(kinds, looks).map { kind, look in
        let point = Point(x: 0, y: 0)
        return Arrow(
          id: kind, kind: kind, isDangling: false, title: "", source: kind, target: "heap/t#band", tail: look.tail,
          head: look.head, line: look.line, color: look.color, pen: look.pen, start: point, end: point, path: [])
      })
    let pointers = TextPointers(of: page)
    #expect(
      kinds.map { pointers.text(for: $0) ?? "" } == [
        "●─▶ t", "●─▶▶ t", "○╌▷ t", "○─> t", "○━> t", "◇─> t", "◇━> t", "■━> t", "○┈> t", "○─▷ t",
      ])
  }

  @Test(
    "Columns",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("한글", 4), ("🙂", 2), ("👩‍👧", 2), ("❤️", 2),
      ("🇩🇪", 2), ("→●", 2), ("\u{200D}", 0), ("ｱ", 1), ("Ａ", 2),
    ])
  func columns(text: String, count: Int) { #expect(TextColumns.count(text) == count) }

  @Test("Lines that meet are joined; a solid one wins") func canvas() {
    var canvas = TextCanvas(width: 7, height: 3)
    canvas.box(x: 0...3, y: 0...2, .solid)
    canvas.box(x: 3...6, y: 0...2, .dotted)
    canvas.write("漢", x: 1, y: 1)
    canvas.write("long", x: 4, y: 1)
    #expect(canvas.lines == ["┌──┬┈┈┐", "│漢│lon", "└──┴┈┈┘"])
  }

  @Test("The renderer writes it, one state a file") func renderer() throws {
    let states = try (0..<2).map { String(decoding: try ExportFixture.bytes(.txt, page: $0), as: UTF8.self) }
    #expect(states[0].contains("○╌▷ shared") && states[1].contains("○╌✗ shared"))
    #expect(states[1].contains("~a~") && states[1].contains("(dropped)"))
  }

  @Test("An empty page is empty") func empty() {
    let page = FigurePage(
      label: nil, slug: "1", size: Size(width: 1, height: 1), summary: "", description: "", groups: [])
    #expect(TextExport.text(of: page) == "")
  }
}

/// Every character is 0.6 of its font's size wide.
private struct TextWidths: TextMeasuring {
  func sizes(of texts: [MeasuredText]) -> [Size] {
    texts.map { Size(width: Double($0.text.count) * $0.font.size * 0.6, height: $0.font.size * 1.2) }
  }
}

extension TextExportTests {
  private func text(_ notation: String, state: Int = 0) throws -> String {
    let reading = Notation.read(Array(notation.utf8), file: "test.mem")
    let model = try #require(reading.model, "\(reading.diagnostics)")
    let figure = try Figure.layOut(model, style: try Style.named("print"), measuring: TextWidths())
    return TextExport.text(of: figure.pages[state])
  }
}
