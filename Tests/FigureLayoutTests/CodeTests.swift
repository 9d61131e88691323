import Diagnostics
import FigureStyle
import MemoryModel
import Testing

@testable import FigureLayout

/// The source beside the memory.
@Suite struct CodeTests {
  private static let source = """
    use std::rc::Rc;

    fn add(n: u32) -> u32 {
    \tlet sum = n + 1; // <--- in add
    \tsum
    }

    /// A comment with fn in it { and a brace.
    fn main() {
        let text = "fn no() { }"; // said { twice
        let a = Rc::new(1); // <--- before
        let b = add(*a);
        // <--- after
        println!("{b}{text}");
    }

    """

  private static let model = """
    state "before" { source "main.rs" line 11\nstack { fn main { a: i32 = 1 } } }
    state "in add" { source "main.rs" line 4\nstack { fn main line 12 { a: i32 = 1 }\nfn add line 4 { n: i32 = 1 } } }
    state "after" { source "main.rs" line 13\nstack { fn main line 13 { a: i32 = 1, b: i32 = 2 } } }
    """

  private func options(_ source: String = source, lines: Int? = nil, width: Double? = nil) -> LayoutOptions {
    var options = LayoutOptions(width: width)
    options.code = CodeOptions(sources: ["main.rs": source], lines: lines)
    return options
  }

  private func rows(_ page: FigurePage) -> [String] {
    (page.group("source")?.shapes ?? []).filter { $0.role == .line }.map { row in
      (row.texts.first { $0.id.hasSuffix("#number") }?.text ?? "") + " " + (row.title ?? "")
    }
  }

  @Test func theFunctionsOfAllStatesAreShown() throws {
    let figure = try figure(Self.model, options())
    #expect(
      rows(figure.pages[0]) == [
        "3 fn add(n: u32) -> u32 {", "4     let sum = n + 1;", "5     sum", "6 }", " …", "9 fn main() {",
        "10     let text = \"fn no() { }\"; // said { twice", "11     let a = Rc::new(1);", "12     let b = add(*a);",
        "13     ", "14     println!(\"{b}{text}\");", "15 }",
      ])
    for page in figure.pages { #expect(rows(page) == rows(figure.pages[0])) }
    #expect(figure.faults() == [])
  }

  /// Where they are too long for one excerpt, it is the function around the marker, and the calls that led there.
  @Test func theFunctionAroundTheMarkerIsShown() throws {
    let first = ["fn first() {"] + (2...17).map { "    step(\($0)); // <--- \($0)" } + ["}", ""]
    let main = ["fn main() {"] + (21...38).map { "    call(\($0));" } + ["}"]
    let figure = try figure(
      """
      state "a" { source "main.rs" line 5\nstack { fn main line 30 { a: i32 = 1 }\nfn first line 5 { } } }
      state "b" { source "main.rs" line 25\nstack { fn main line 25 { a: i32 = 1 } } }
      """, options((first + main).joined(separator: "\n")))
    #expect(
      rows(figure.pages[0]).suffix(6) == ["18 }", "20 fn main() {", " …", "30     call(30);", " …", "39 }"])
    #expect(rows(figure.pages[0]).first == "1 fn first() {" && rows(figure.pages[1]).first == "20 fn main() {")
    #expect(figure.pages[0].rect("source") == figure.pages[1].rect("source"))
    #expect(figure.faults() == [])
  }

  @Test func theBadgeIsAtTheLineAndAtTheMemory() throws {
    let figure = try figure(Self.model, options())
    for (state, line) in [(0, 11), (1, 4), (2, 13)] {
      let page = figure.pages[state]
      let badge = try #require(page.shape("badge"))
      let own = try #require(page.shape("source/\(line)#badge"))
      #expect(badge.texts.map(\.text) == ["\(state + 1)"] && own.texts.map(\.text) == ["\(state + 1)"])
      #expect(badge.paint == own.paint && badge.form == own.form && badge.paint.fill != nil)
      #expect(page.shape("source/\(line)")?.classes == ["marked"])
      #expect(page.shape("source/\(line)")?.paint.fill == Style.printLike.code.strip)
    }
    // Those of other states are open.
    #expect(figure.pages[0].shape("source/13#badge")?.paint.fill == nil)
    #expect(figure.pages[0].shape("source/13#badge")?.texts.map(\.text) == ["3"])
    // The marker's comment is its badge, with what it says.
    #expect(figure.pages[0].text("source/11#label")?.text == "before")
    #expect(!figure.pages[0].allTexts.contains { $0.text.contains("<---") })
  }

  @Test func framesStandAtTheirLines() throws {
    let figure = try figure(Self.model, options())
    let page = figure.pages[1]
    #expect(page.shape("source/12#call")?.texts.map(\.text) == ["main"])
    #expect(page.shape("source/4#call")?.texts.map(\.text) == ["add"])
    let deep = try FigureLayoutTests.figure(
      """
      source "main.rs" line 4
      stack { fn main line 12 { a: i32 = 1 }\nfn add line 5 { }\nfn add line 5 { }\nfn add line 4 { } }
      """, options())
    #expect(deep.pages[0].shape("source/5#call")?.texts.map(\.text) == ["add ×2"])
    // Without lines the frame of the marker's function stands at the marker.
    #expect(figure.pages[0].shape("source/11#call")?.texts.map(\.text) == ["main"])
  }

  @Test func keywordsAreBoldAndCommentsGrey() throws {
    let page = try figure(Self.model, options()).pages[0]
    let row = try #require(page.shape("source/10")).texts
    #expect(row.filter(\.font.bold).map(\.text) == ["let"])
    #expect(row.filter { $0.color == Style.printLike.inks.sub }.map(\.text) == ["// said { twice"])
    #expect(row.contains { $0.text == "text = \"fn no() { }\";" })
    #expect(page.shape("source/9")?.texts.filter(\.font.bold).map(\.text) == ["fn"])
  }

  @Test func nothingMovesFromStateToState() throws {
    let figure = try figure(Self.model, options())
    for page in figure.pages {
      #expect(page.size == figure.pages[0].size)
      #expect(page.rect("source") == figure.pages[0].rect("source"))
      #expect(page.rect("stack/main/main.a") == figure.pages[0].rect("stack/main/main.a"))
    }
    #expect(figure.pages[0].rect("source/11") == figure.pages[2].rect("source/11"))
    #expect(figure.pages[0].text("source/13#label")?.rect == figure.pages[2].text("source/13#label")?.rect)
  }

  @Test func itsLinesCanBeCounted() throws {
    let page = try figure(Self.model, options(lines: 3)).pages[0]
    #expect(rows(page).map { $0.prefix(2) } == ["10", "11", "12"])
    #expect(rows(try figure(Self.model, options(lines: 200)).pages[0]).count == 15)
    #expect(
      rows(try figure(Self.model, options(lines: 1)).pages[1])
        == ["4     let sum = n + 1;"].map { $0.replacing("     ", with: " ") })
  }

  @Test func longFunctionsAreElided() throws {
    let body = (2...60).map { $0 == 40 ? "    mark(); // <--- here" : "    line(\($0));" }
    let source = (["fn main() {"] + body + ["}"]).joined(separator: "\n")
    let page = try figure(
      "source \"main.rs\" line 40\nstack { fn main { a: i32 = 1 } }", options(source)
    ).pages[0]
    let shown = rows(page)
    #expect(shown.count <= 24 && shown.first == "1 fn main() {" && shown.last == "61 }")
    #expect(shown.count { $0 == " …" } == 2)
    #expect(
      shown.contains("40     mark();") && shown.contains("34     line(34);") && !shown.contains("33     line(33);"))
  }

  @Test func itIsNotTheRegionOfCode() throws {
    let text = "source \"main.rs\" line 11\ncode { fn main }\nstack { fn main { a: fn() = &code/main } }"
    let figure = try figure(text, options())
    #expect(figure.faults() == [])
    #expect(Set(figure.pages[0].allGroups.map(\.id)).count == figure.pages[0].allGroups.count)
  }

  @Test func itStandsAtTheLeftOrAbove() throws {
    let beside = try figure(
      "source \"main.rs\" line 11\nstack { fn main { a: i32 = 1 } }", options()
    ).pages[0]
    #expect(beside.rect("source").maxX < beside.rect("stack").minX)
    let narrow = try figure(Self.model, options(width: 300))
    #expect(narrow.pages[0].size.width == 300 && narrow.faults() == [])
    #expect(narrow.pages[0].rect("source").minY > narrow.pages[0].rect("stack").maxY)
    #expect(narrow.pages[0].rect("source").maxX <= 300 - Style.printLike.spacing.margin)
  }

  @Test func linesThatAreTooLongEndInDots() throws {
    let source = "fn main() {\n    let a = \"\(String(repeating: "long ", count: 40))\"; // <--- x\n}\n"
    let figure = try figure(
      "source \"main.rs\" line 2\nstack { fn main { a: i32 = 1 } }", options(source, width: 320))
    #expect(figure.faults() == [])
    #expect(figure.pages[0].shape("source/2")?.texts.last?.text.hasSuffix("…") == true)
    #expect(figure.pages[0].shape("source/2#badge") != nil)
    // Without a width, too, there is an end to it.
    let wide = try FigureLayoutTests.figure(
      "source \"main.rs\" line 2\nstack { fn main { a: i32 = 1 } }", options(source))
    #expect(wide.pages[0].rect("source").width < 700 && wide.faults() == [])
  }

  @Test func severalStatesAtOneLineShareItsBadge() throws {
    let states = (1...12).map {
      "state \"\($0)\" { source \"main.rs\" line \($0 == 12 ? 3 : 2)\nheap { n: i32 = \($0) } }"
    }
    let figure = try figure(
      states.joined(separator: "\n"), options("fn main() {\n    loop {} // <--- turn\n    // <--- end\n}\n"))
    #expect(figure.pages[4].shape("source/2#badge")?.texts.map(\.text) == ["5"])
    #expect(figure.pages[11].shape("source/2#badge")?.texts.map(\.text) == ["1–11"])
    #expect(Set(figure.pages.map { $0.rect("source/2#badge") }).count == 1)
    #expect(figure.faults() == [])
  }

  @Test func aLineThatIsNotThereIsAnError() throws {
    let error = try #require(throws: Diagnostics.self) {
      try figure("state \"x\" { source \"main.rs\" line 99\nheap { n: i32 = 1 } }", options())
    }
    #expect(error.all.map(\.message) == ["the state \"x\" stands at line 99 of \"main.rs\", which has 15 lines"])
    #expect(error.all[0].help == "the source may have changed since: write the line it has now")
  }

  @Test func theDescriptionSaysTheLine() throws {
    let page = try figure(Self.model, options()).pages[1]
    #expect(page.description.hasPrefix("The program stands at line 4 of main.rs.\n"))
    #expect(!(try figure(Self.model).pages[1].description.contains("main.rs")))
  }

  @Test(
    arguments: [
      ("fn a() { r#\"}\"# ; }\nfn b() {\n}", 3, "b"), ("fn a<'x>(c: &'x str) { '{' ; '\\'' }\nfn b() {}", 2, "b"),
      ("trait T { fn a(&self);\nfn b(&self) {\n} }", 3, "b"), ("/* fn x() { /* */ { */ fn a() {\n{ } }", 2, "a"),
      ("fn a(f: fn(u8) -> u8) -> [u8; 3] {\n\"\\\"}\"\n}", 3, "a"), ("fn r#type() { b'}' }\nfn c() {", 1, "r"),
    ] as [(String, Int, String)])
  func functionsAreFound(_ source: String, _ line: Int, _ name: String) {
    #expect(RustScanner(Array(source.utf8)).function(at: line)?.name == name)
  }

  /// What is no Rust is shown all the same.
  @Test func anyTextIsTaken() throws {
    for source in ["", "\n", "}}}}", "\"", "'", "/*", "fn", "fn x", "r###\"", "\\", "日本 \t\u{1F62F}\r\n\u{202E}x"] {
      _ = SourceText(source)
    }
    let text = SourceText("\tlet a = 1;\t// <--- label   of\ttwo\r\n")
    #expect(text.lines.count == 1 && text.lines[0].indentation == 4 && text.lines[0].marker == "label of two")
    #expect(text.lines[0].runs.map(\.text) == ["let", "a = 1;"] && text.lines[0].runs.map(\.column) == [4, 8])
  }
}
