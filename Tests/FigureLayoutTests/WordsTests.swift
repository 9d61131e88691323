import MemoryModel
import MemoryNotation
import Testing

@testable import FigureLayout

@Suite("Words") struct WordsTests {
  private func model(_ text: String) throws -> MemoryModel {
    let reading = Notation.read(Array(text.utf8), file: "test.mem")
    return try #require(reading.model, "\(reading.diagnostics)")
  }

  private func description(_ text: String) throws -> String {
    Words.description(of: try model(text).states[0]).joined(separator: "\n")
  }

  // MARK: Titles

  @Test("A cell says its name, type, value and lifecycle") func cells() {
    func title(
      _ value: Value?, _ lifecycle: Lifecycle = .live, type: String? = "T", storage: Storage = .ordinary
    ) -> String {
      Words.title(of: Cell(name: "x", type: type, value: value, lifecycle: lifecycle, storage: storage))
    }
    let field = Entry.cell(Cell(name: "a", value: .scalar("1")))
    #expect(title(.scalar("3")) == "x: T = 3")
    #expect(title(.scalar("3"), type: nil) == "x = 3")
    #expect(title(.scalar("3"), storage: .const) == "const x: T = 3")
    #expect(title(.scalar("3"), storage: .static(mutable: true)) == "static mut x: T = 3")
    #expect(title(.scalar("3"), .moved) == "x: T, moved out")
    #expect(title(.scalar("3"), .maybeMoved) == "x: T = 3, maybe moved out")
    #expect(title(.scalar("3"), .dropped) == "x: T = 3, dropped")
    #expect(title(.scalar("3"), .freed) == "x: T = 3, freed")
    #expect(title(.uninitialized) == "x: T, uninitialised")
    #expect(title(nil, .uninitialized) == "x: T, uninitialised")
    #expect(title(.uninitialized, .uninitialized) == "x: T, uninitialised")
    #expect(title(.opaque) == "x: T, not shown")
    #expect(title(.variant("None", [])) == "x: T = None")
    #expect(title(.variant("Cons", [field, field])) == "x: T, Cons with 2 fields")
    #expect(title(.fields([field])) == "x: T, 1 field")
    #expect(title(.elements([.value(.scalar("1")), .elided(38)])) == "x: T, 39 elements")
    #expect(title(.pointer(Pointer(.owner, to: .place(Place(.heap("b")))))) == "x: T, an owning pointer")
    #expect(title(.pointer(Pointer(.raw, to: .null))) == "x: T, a raw pointer that is null")
    #expect(title(.pointer(Pointer(.raw, to: .address(255)))) == "x: T, a raw pointer to 0xff")
    #expect(title(.pointer(Pointer(.weak, to: .dangling))) == "x: T, a weak pointer to nothing")
    #expect(
      Words.title(of: Cell(name: "my x", value: .scalar("\u{7}"), address: 0x10, size: 4))
        == "\"my x\" = \u{2407}, 4 bytes at 0x10")
  }

  @Test(
    "Places are read aloud",
    arguments: [
      ("heap/shared", "shared"), ("heap/shared.strong", "shared.strong"), ("heap/buffer[2]", "buffer[2]"),
      ("heap/\"a/b\"", "\"a/b\""), ("globals/GREETING", "GREETING"), ("code/hello", "hello"),
      ("code/main.ANSWER", "ANSWER in main"), ("code/\"a::<B.C>\"", "\"a::<B.C>\""), ("stack/main/main.a", "a in main"),
      ("stack/main/fact#2.n#2.x[1]", "n#2.x[1] in fact#2"), ("stack/main/add", "frame add"),
      ("stack/\"worker 1\"/closure.c", "c in closure of \"worker 1\""),
      ("stack/main/\"a \\\".b\".x", "x in \"a \\\".b\""), ("heap/b.value#tag", "the tag of b.value"),
      ("heap/names#more2", "what is left out of names"), ("heap/\"x#tag\"", "\"x#tag\""), ("odd", "odd"),
    ])
  func places(text: String, words: String) { #expect(PlaceWords.readable(text) == words) }

  @Test("A place reads as its text does") func structuredPlaces() {
    let places = [
      Place(.heap("a b"), [.field("x"), .index(3)]), Place(.global("G")), Place(.code(Place.Name("f", occurrence: 2))),
      Place(.code(Place.Name("f")), [.field("C"), .field("x")]),
      Place(.variable(thread: "main", frame: Place.Name("f"), name: Place.Name("n", occurrence: 2)), [.index(0)]),
      Place(.variable(thread: "w 1", frame: Place.Name("f.g"), name: Place.Name("n"))),
    ]
    for place in places { #expect(PlaceWords.readable(place) == PlaceWords.readable(place.description)) }
  }

  @Test("An arrow says where it comes from, what it is and where it leads") func arrows() {
    #expect(
      Words.title(ofPointerAt: "stack/main/main.a", kind: .strong, to: "heap/shared", isDangling: false)
        == "a in main, a strong pointer to shared")
    #expect(
      Words.title(ofPointerAt: "stack/main/main.w", kind: .weak, to: "heap/shared", isDangling: true)
        == "w in main, a weak pointer to shared, which is gone")
  }

  // MARK: Sentences

  @Test("Each region, cell, lifecycle and connection has its sentence") func everything() throws {
    let text = """
      code {
          fn main { const ANSWER: i32 = 42 }
          fn hello
      }
      globals {
          static mut EMOTION: char = '😯'
          static GREETING: str = "hello, world"
      }
      heap {
          buffer: [i32; 6] = [0, 1, ... 4 more]
          boxes: [Box<i32>; 2] = [&seven, &seven]
          seven: i32 = 7
          freed old: Point = { x: i32 = 1, y: i32 = 2 }
          mutex: ArcInner<Mutex<i32>> = { strong: usize = 3, data: Mutex<i32> = { lock = locked, data: i32 = 2 } }
      }
      stack "main" {
          fn main {
              s:     &[i32] = { ptr = &buffer[1..4], len: usize = 3 }
              t:     &str = { ptr = &GREETING[0..1], len: usize = 1 }
              f:     fn() -> i32 = &code/hello
              none:  Option<Box<i32>> = None
              some:  Option<Box<i32>> = Some(&seven)
              pair:  (i32, bool) = (7, true)
              later: i32 = ?
              p:     *const i32 = &old
              n:     *const u8 = null
              far:   *const u8 = &0x7ffe10
              gone:  Weak<i32> = dangling
          }
      }
      stack "worker 1" {
          fn closure { g: MutexGuard<i32> = { lock = &mutex.data } }
      }
      """
    let expected = """
      The code holds the functions main and hello.
      const ANSWER (i32) in main is 42.
      The globals hold 2 blocks.
      static mut EMOTION (char) is '😯'.
      static GREETING (str) is "hello, world".
      The heap holds 5 blocks.
      buffer ([i32; 6]) holds 0; 1; 4 more.
      boxes ([Box<i32>; 2]) holds [0], an owning pointer to seven; [1], an owning pointer to seven.
      seven (i32) is 7.
      old (Point) was freed; it held x 1; y 2.
      mutex (ArcInner<Mutex<i32>>) holds strong 3; data.
      mutex.data (Mutex<i32>) holds lock locked; data 2.
      The stack holds 1 frame.
      The frame main holds 11 variables.
      s (&[i32]) in main holds ptr, a shared reference to elements 1 to 3 of buffer; len 3.
      t (&str) in main holds ptr, a shared reference to byte 0 of GREETING; len 1.
      f (fn() -> i32) in main is a function pointer to hello.
      none (Option<Box<i32>>) in main is None.
      some (Option<Box<i32>>) in main is Some with an owning pointer to seven.
      pair ((i32, bool)) in main holds 7; true.
      later (i32) in main is uninitialised.
      p (*const i32) in main is a raw pointer that dangles: its target old was freed.
      n (*const u8) in main is a raw pointer that is null.
      far (*const u8) in main is a raw pointer to 0x7ffe10, where nothing is shown.
      gone (Weak<i32>) in main is a weak pointer that dangles: it points nowhere.
      The stack of "worker 1" holds 1 frame.
      The frame closure of "worker 1" holds 1 variable.
      g (MutexGuard<i32>) in closure of "worker 1" holds lock, a lock guard to mutex.data.
      """
    #expect(try description(text) == expected)
    let model = try model("memory \"Everything\"\n" + text)
    #expect(
      Words.summary(of: model.states[0], in: model)
        == "Everything: memory with 2 functions, 2 globals, 5 heap blocks, 2 frames on 2 stacks and 10 pointers"
        + " (2 dangling).")
  }

  @Test("What was moved out, dropped and is twice there") func lifecycles() throws {
    #expect(
      try description(
        """
        heap {
            dropped shared: RcBox<i32> = { strong: usize = 0, weak: usize = 1, value: i32 = ? }
        }
        stack "main" {
            fn fact { moved a: Rc<i32>, n: i32 = 2, n: i32 = 3 }
            fn fact { w: Weak<i32> = &shared, maybe moved b: i32 = 1, list: List = Cons(1, Cons(2, Nil)) }
            fn leaf {}
        }
        """) == """
          The heap holds 1 block.
          shared (RcBox<i32>) was dropped; it holds strong 0; weak 1; value, uninitialised.
          The stack holds 3 frames.
          The frame fact holds 3 variables.
          a (Rc<i32>) in fact was moved out.
          n (i32) in fact is 2.
          n#2 (i32) in fact is 3.
          The frame fact#2 holds 3 variables.
          w (Weak<i32>) in fact#2 is a weak pointer that dangles: its target shared was dropped.
          b (i32) in fact#2 may have been moved out; it is 1.
          list (List) in fact#2 is Cons with 1; field 1.
          list.1 in fact#2 is Cons with 2; Nil.
          The frame leaf holds no variables.
          """)
  }

  @Test("A summary is one sentence") func summaries() throws {
    let bare = MemoryModel(states: [MemoryState()])
    #expect(Words.summary(of: bare.states[0], in: bare) == "Nothing in memory.")
    let one = try model("stack \"main\" { fn main { x: i32 = 1 } }")
    #expect(Words.summary(of: one.states[0], in: one) == "Memory with 1 frame on the stack.")
    let states = try model(
      """
      memory "iter"
      state "before" {
          heap { b: i32 = 1 }
          stack "main" { fn main { a: Box<i32> = &b } }
      }
      state "after" {
          heap { freed b: i32 = 1 }
          stack "main" { fn main { moved a: Box<i32> = &b, p: *const i32 = &b } }
      }
      """)
    #expect(
      states.states.map { Words.summary(of: $0, in: states) } == [
        "iter, before: memory with 1 heap block, 1 frame on the stack and 1 pointer.",
        "iter, after: memory with 1 heap block, 1 frame on the stack and 1 pointer (1 dangling).",
      ])
  }

  @Test("Fifty thousand blocks are told in linear time") func large() {
    // A step that looks through all blocks for each would take minutes.
    let count = 50_000
    let heap = (0..<count).map { number in
      let next = Place(.heap("b\((number + 1) % count)"))
      return Entry.cell(Cell(name: "b\(number)", value: .pointer(Pointer(.owner, to: .place(next)))))
    }
    let state = MemoryState(heap: heap)
    // They own one another in one ring, which is told once.
    #expect(Words.description(of: state).count == count + 2)
    #expect(Words.summary(of: state, in: MemoryModel(states: [state])).contains("50000 pointers"))
  }
}
