import Diagnostics
import MemoryModel
import Testing

@testable import MemoryNotation

/// The rules of the notation, one by one.
@Suite struct RuleTests {
  private func read(_ text: String) -> Reading { Notation.read(Array(text.utf8), file: "a.mem") }

  private func model(_ text: String, _ location: Testing.SourceLocation = #_sourceLocation) throws -> MemoryModel {
    let reading = read(text)
    return try #require(reading.model, "\(render(reading.diagnostics))", sourceLocation: location)
  }

  /// The cells of a heap.
  private func cells(_ text: String, _ location: Testing.SourceLocation = #_sourceLocation) throws -> [Cell] {
    try model("heap {\n\(text)\n}", location).states[0].heap.cells
  }

  private func value(_ text: String, _ location: Testing.SourceLocation = #_sourceLocation) throws -> Value? {
    try cells("a = \(text)", location).first?.value
  }

  private func messages(_ text: String) -> [String] { read(text).diagnostics.map(\.message) }

  // MARK: Regions

  @Test func aRegionStandsOnceInAState() {
    #expect(messages("heap { a = 1 }\nheap { b = 2 }") == ["there are two regions \"heap\""])
    #expect(messages("code { fn f }\ncode { fn g }") == ["there are two regions \"code\""])
    #expect(messages("state { heap { a = 1 } }\nstate { heap { a = 1 } }") == [])
  }

  @Test func aThreadHasOneStack() throws {
    #expect(messages("stack { fn f }\nstack \"main\" { fn g }") == ["thread \"main\" has two stacks"])
    let stacks = try model("stack { fn f }\nstack \"b\" { fn f }\nstack c { fn f }").states[0].stacks
    #expect(stacks.map(\.thread) == ["main", "b", "c"])
  }

  @Test func aFileWithOneStateNeedsNoStateBlock() throws {
    #expect(try model("heap { a = 1 }") == model("state { heap { a = 1 } }"))
    #expect(
      messages("heap { a = 1 }\nstate { heap { a = 1 } }") == ["regions stand either in states or outside, not both"])
  }

  @Test func theOrderOfRegionsIsFree() throws {
    let one = "code { fn f }\nglobals { g = 1 }\nheap { h = 1 }\nstack { fn f }"
    let other = "stack { fn f }\nheap { h = 1 }\nglobals { g = 1 }\ncode { fn f }"
    #expect(try model(one) == model(other))
  }

  // MARK: Cells

  @Test func typeOrValueMayBeLeftOut() throws {
    #expect(
      try cells("a: i32 = 1\nb = 1\nc: i32\nd") == [
        Cell(name: "a", type: "i32", value: .scalar("1")), Cell(name: "b", value: .scalar("1")),
        Cell(name: "c", type: "i32"), Cell(name: "d"),
      ])
  }

  @Test func entriesEndAtALineEndOrAComma() throws {
    let expected = try cells("a: M<K, V> = (1, 2)\nb = [3, 4]")
    #expect(expected.count == 2)
    for text in [
      "a: M<K, V> = (1, 2), b = [3, 4]", "a: M<\n K,\n V> = (\n1\n2), b = [3,\n4\n]",
      "a: M<K, V> = (1, 2),\nb = [3, 4],",
    ] {
      #expect(try cells(text) == expected)
    }
    #expect(messages("heap { a = 1 b = 2 }") == ["expected \",\" or the end of the line, found \"b\""])
  }

  @Test func constStandsInFunctionsOfCode() throws {
    let function = try model("code { fn f { const A: i32 = 1, b = 2 } }").states[0].code[0]
    #expect(function.entries.cells.map(\.storage) == [.const, .ordinary])
    for text in [
      "heap { const A = 1 }", "globals { const A = 1 }", "stack { fn f { const A = 1 } }",
      "heap { a = { const A = 1 } }",
    ] {
      #expect(messages(text) == ["a const does not stand here"])
    }
  }

  @Test func aStateHasASourceAndFramesHaveLines() throws {
    let bare = try model("source \"src/main.rs\" line 12\nstack { fn main line 12 { a: i32 = 1 }\nfn add line 3 }")
    #expect(bare.states[0].source == SourceLine(path: "src/main.rs", line: 12))
    #expect(bare.states[0].stacks[0].frames.map(\.line) == [12, 3])
    let two = try model(
      "state \"a\" { heap { a = 1 }\nsource \"a.rs\" line 1 }\nstate \"b\" { heap { line = 1, source = 2 } }")
    #expect(two.states.map(\.source?.path) == ["a.rs", nil])
    #expect(two.states[1].heap.cells.map(\.name) == ["line", "source"])
    #expect(messages("source \"a.rs\" line 0\nheap { a = 1 }") == ["lines are counted from 1"])
    #expect(messages("stack { fn line { a = 1 } }") == [])
  }

  @Test func staticStandsInGlobals() throws {
    let globals = try model("globals { static A = 1, static mut B = 2, vtable = 3 }").states[0].globals.cells
    #expect(globals.map(\.storage) == [.static(mutable: false), .static(mutable: true), .ordinary])
    for text in ["heap { static A = 1 }", "code { fn f { static A = 1 } }", "stack { fn f { static mut A = 1 } }"] {
      #expect(messages(text) == ["a static does not stand here"])
    }
  }

  @Test func dotsAloneAreAGap() throws {
    let fields = try value("{ ..., x = 1, ... }")
    #expect(fields == .fields([.gap, .cell(Cell(name: "x", value: .scalar("1"))), .gap]))
    #expect(try value("{ …, x = 1, … }") == fields)
    #expect(try model("code { fn f { ... } }").states[0].code[0].entries == [.gap])
  }

  // MARK: Names

  @Test func namesAreIdentifiersNumbersOrQuoted() throws {
    let names = ["größe", "日本", "_x", "r#type", "0", "w.upgrade()", "main::{closure#0}", "a \"b\"", "cafe\u{301}"]
    let text = "größe, 日本, _x, r#type, 0, \"w.upgrade()\", \"main::{closure#0}\", \"a \\\"b\\\"\", cafe\u{301}"
    #expect(try cells(text).map(\.name) == names)
  }

  @Test func wordsAreNamesWhereTheyDoNotStandBeforeOne() throws {
    let words = [
      "moved", "maybe", "freed", "dropped", "uninit", "size", "const", "static", "mut", "state", "stack", "fn",
    ]
    #expect(try cells(words.map { "\($0): i32 = 1" }.joined(separator: "\n")).map(\.name) == words)
    #expect(try cells(words.map { "\($0) = 1" }.joined(separator: ", ")).map(\.name) == words)
    #expect(try cells("moved moved: i32")[0] == Cell(name: "moved", type: "i32", lifecycle: .moved))
    #expect(try cells("freed size: usize size 8")[0] == Cell(name: "size", type: "usize", lifecycle: .freed, size: 8))
  }

  // MARK: Types

  @Test func aTypeEndsAtEqualsAtSizeOrTheEntrysEnd() throws {
    #expect(
      try cells("a: Vec<(i32, u8)> @0xff size 24 = ?, b: &'a mut [i32; 3] size 16\nc: size = 1") == [
        Cell(name: "a", type: "Vec<(i32, u8)>", value: .uninitialized, address: 0xff, size: 24),
        Cell(name: "b", type: "&'a mut [i32; 3]", size: 16), Cell(name: "c", type: "size", value: .scalar("1")),
      ])
    #expect(try cells("a: T<{ N = 3 }> = 1")[0].type == "T<{ N = 3 }>", "brackets hide the sign")
  }

  @Test(arguments: [
    "fn(i32) -> i32", "fn()", "Box<dyn Fn(i32) -> Vec<i32>>", "impl FnOnce() -> T", "for<'a> fn(&'a T) -> &'a U",
    "unsafe extern \"C\" fn(*mut u8) -> i32", "&dyn FnMut(fn() -> T) -> U", "!", "(i32, bool)", "*const [T]",
    "main::{closure_env#0}<i32>", "<T as Iterator>::Item", "dyn Trait + Send + 'static", "&&mut T", "[[u8; 4]; 2]",
  ])
  func rustsTypesAreRead(_ type: String) throws {
    #expect(try cells("a: \(type) = _") == [Cell(name: "a", type: type, value: .opaque)])
  }

  @Test func anArrowBelongsToATypeOnlyAfterAFunction() {
    for text in ["a -> b", "a: &i32 -> &b", "a: Box<i32 -> b>", "a: i32 = -> b", "a: (i32) -> b"] {
      let reading = read("heap {\n\(text)\n}")
      #expect(reading.diagnostics.map(\.message) == ["\"->\" belongs to a type only after \"fn(…)\""], "\(text)")
      #expect(reading.diagnostics.first?.help == "a pointer is written with its target: \"= &b\"", "\(text)")
    }
  }

  @Test func onlyAnABIIsAStringInAType() throws {
    #expect(messages("heap { a: T \"// x\" = 1 }") == ["a string cannot stand in a type"])
    #expect(try cells("a: extern  \"C  //\" fn( u8 ) = _")[0].type == "extern \"C  //\" fn(u8)")
  }

  @Test func spacesInTypesDoNotMatter() throws {
    #expect(try cells("a: HashMap<  // comment\n    K,\n    V\n> = _")[0].type == "HashMap<K, V>")
    #expect(try cells("a: Vec< i32 > = _")[0].type == "Vec<i32>")
  }

  // MARK: Values

  @Test(arguments: [
    "42", "-7", "1_000u64", "0x1F", "0b1010u8", "0o7", "1.5", "1e-7", "2.5f32", "-1e10", "NaN", "inf", "-inf", "'x'",
    "'\\''", "'\\u{1F62F}'", "'😯'", "\"text, { // [\"", "\"\\\"\"", "b\"\\xff\"", "b'a'", "r\"\\\"", "r#\"a\"b\"#",
    "c\"x\"",
    "true", "()", "locked", "i32::MAX", "MAX",
  ])
  func literals(_ text: String) throws { #expect(try value(text) == .scalar(text)) }

  @Test func variants() throws {
    let one = Entry.cell(Cell(name: "0", value: .scalar("1")))
    #expect(try value("None") == .variant("None", []))
    #expect(try value("Color::Red") == .variant("Color::Red", []))
    #expect(try value("Some(1)") == .variant("Some", [one]))
    #expect(try value("Ok()") == .variant("Ok", []))
    #expect(try value("MAX()") == .variant("MAX", []))
    #expect(try value("Move { x = 1 }") == .variant("Move", [.cell(Cell(name: "x", value: .scalar("1")))]))
  }

  @Test func unknownAndHiddenValues() throws {
    #expect(try value("?") == .uninitialized)
    #expect(try value("_") == .opaque)
    #expect(try value("_x") == .scalar("_x"))
  }

  @Test func tuplesHaveNumberedFields() throws {
    func field(_ name: String) -> Entry { .cell(Cell(name: name, value: .opaque)) }
    #expect(try value("(_, _)") == .fields([field("0"), field("1")]))
    #expect(try value("(_,)") == .fields([field("0")]))
    #expect(try value("(_, ...)") == .fields([field("0"), .gap]))
    #expect(messages("heap { a = (1) }") == ["a tuple of one field needs a comma"])
    #expect(messages("heap { a = (1, ..., 2) }") == ["a gap in a tuple can only stand at its end"])
  }

  @Test func arraysLeaveOutAndSpare() throws {
    #expect(
      try value("[1, ... 3 more, 2, ... 4 spare]")
        == .elements([.value(.scalar("1")), .elided(3), .value(.scalar("2")), .spare(4)]))
    #expect(try value("[]") == .elements([]))
    #expect(messages("heap { a = [...] }").count == 1)
  }

  @Test func pointers() throws {
    func target(_ text: String) throws -> Pointer.Target? {
      if case .pointer(let pointer)? = try value(text) { pointer.target } else { nil }
    }
    #expect(try target("&a") == .place(Place(.heap("a"))))
    #expect(try target("null") == .null)
    #expect(try target("dangling") == .dangling)
    #expect(try target("&0x7ffe_10") == .address(0x7ffe10))
    let range = try cells("b = [1, 2]\na = &b[0..2]").last
    #expect(range?.value == .pointer(Pointer(.raw, to: .place(Place(.heap("b")), 0..<2))))
  }

  // MARK: Places

  @Test func placesAreLookedUpNearFirst() throws {
    let text = """
      globals { static x = 1, static y = 2 }
      heap { x: i32 = 3 }
      stack {
        fn main { x = 4, a = &x, b = &heap/x, c = &globals/x }
        fn add { d = &main.x, e = &y }
        fn main { x = 5, x = 6, f = &x, g = &x#2, h = &main#2.x, i = &stack/main/main.x }
      }
      """
    let state = try model(text).states[0]
    let places = state.stacks[0].frames.flatMap(\.entries.cells).compactMap { cell in
      if case .pointer(let pointer) = cell.value, case .place(let place, _) = pointer.target {
        place.description
      } else {
        nil
      }
    }
    #expect(
      places == [
        "stack/main/main.x", "heap/x", "globals/x", "stack/main/main.x", "globals/y", "stack/main/main#2.x",
        "stack/main/main#2.x#2", "stack/main/main#2.x", "stack/main/main.x",
      ])
    #expect(
      messages(text + "\nstack \"w\" { fn f { p = &x } }") == ["\"x\" could be \"heap/x\" or \"globals/x\""])
  }

  @Test func codeIsWrittenInFull() {
    #expect(messages("code { fn f }\nheap { a = &f }") == ["there is no \"f\""])
    #expect(read("code { fn f }\nheap { a = &f }").diagnostics.first?.help == "did you mean \"code/f\"?")
    #expect(messages("code { fn f }\nheap { a = &code/f }") == [])
  }

  @Test func rangesLieInsideTheirArrays() {
    #expect(messages("heap { b = [1, ... 4 more], a = &b[1..5] }") == [])
    #expect(messages("heap { b = [1, ... 4 more], a = &b[1..6] }").count == 1)
    #expect(messages("heap { b: str = \"añb\", a = &b[0..2] }").count == 1)
  }

  @Test func aPlaceMayComeBeforeWhatItNames() throws {
    #expect(messages("stack { fn f { a = &b, b = 1, c = &h.x[1] } }\nheap { h = { x = [1, 2] } }") == [])
  }

  // MARK: Kinds and lifecycles

  @Test func kindsComeFromTypesAndAsOverrides() throws {
    func kinds(_ text: String) throws -> [PointerKind] {
      var kinds: [PointerKind] = []
      func visit(_ value: Value?) {
        switch value {
        case .pointer(let pointer)?: kinds.append(pointer.kind)
        case .fields(let entries)?, .variant(_, let entries)?:
          for cell in entries.cells { visit(cell.value) }
        case .elements(let elements)?:
          for case .value(let value) in elements { visit(value) }
        default: break
        }
      }
      for cell in try cells(text) { visit(cell.value) }
      return kinds
    }
    #expect(
      try kinds("a: &T = null\nb: Option<Rc<T>> = Some(null)\nc: Vec<T> = { ptr = null, len = 1 }\nd = null")
        == [.shared, .strong, .owner, .raw])
    #expect(try kinds("a: [Box<T>; 1] = [null]\nb: (u8, &mut T) = (1, null)") == [.owner, .mutable])
    #expect(try kinds("a: Box<dyn S> = { data = null, vtable = null }") == [.owner, .vtable])
    #expect(try kinds("a: &T = null as weak\nb = null as ref-mut") == [.weak, .refMut])
    let overridden = try cells("a: &T = null as weak\nb = null as weak\nc: &T = null as shared")
    #expect(
      overridden.map { cell in
        if case .pointer(let pointer)? = cell.value { pointer.overridesType } else { false }
      } == [true, false, false])
  }

  @Test func lifecycles() throws {
    let text = "a, moved b, maybe moved c, uninit d, dropped e, freed f"
    #expect(try cells(text).map(\.lifecycle) == [.live, .moved, .maybeMoved, .uninitialized, .dropped, .freed])
    #expect(try cells(text).map(\.name) == ["a", "b", "c", "d", "e", "f"])
    #expect(messages("heap { moved freed a }") == ["a cell has one lifecycle"])
  }

  // MARK: Text

  @Test func lineEndsAndByteOrderMarkDoNotMatter() throws {
    let text = "// comment\nheap {\n  a: T<\n  U> = [1,\n2] // end\n}\n"
    let windows = "\u{FEFF}" + text.split(separator: "\n").joined(separator: "\r\n")
    #expect(try model(windows) == model(text))
    #expect(read("\u{FEFF}heap { = }").diagnostics.first?.location?.column == 8)
  }

  @Test func columnsCountScalars() throws {
    let location = try #require(read("heap { größe😯 = }").diagnostics.first?.location)
    #expect(location.column == 13)
    #expect(location.sourceLine == "heap { größe😯 = }")
  }

  @Test func allErrorsAreReportedInOrder() {
    let reading = read("heap {\n a = &nowhere\n b = 'xy'\n c: [i32; 2] = [1]\n d = &a[3..1]\n a = 1\n}\nheep { }")
    #expect(reading.diagnostics.filter { $0.severity == .error }.compactMap(\.location?.line) == [2, 3, 5, 6, 8])
  }
}
