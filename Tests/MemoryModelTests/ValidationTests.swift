import Testing

@testable import MemoryModel

@Suite struct ValidationTests {
  private func heap(_ cells: Cell...) -> MemoryModel {
    MemoryModel(states: [MemoryState(heap: cells.map { .cell($0) })])
  }

  /// Each finding as `path: severity: message`.
  private func findings(_ model: MemoryModel) -> [String] {
    model.validate().map { "\($0.location?.path ?? "?"): \($0.severity.rawValue): \($0.message)" }
  }

  private func pointer(_ place: Place, _ range: Range<Int>? = nil) -> Value {
    .pointer(Pointer(.raw, to: .place(place, range)))
  }

  private func ints(_ count: Int) -> Value { .elements((0..<count).map { .value(.scalar(String($0))) }) }

  @Test func aValidModelHasNoFindings() {
    let place = Place(.heap("a"), [.field("x"), .index(1)])
    #expect(
      findings(
        heap(
          Cell(name: "a", value: .fields([.gap, .cell(Cell(name: "x", type: "[i32; 2]", value: ints(2)))])),
          Cell(name: "p", type: "*const i32", value: pointer(place)))) == [])
  }

  @Test func anEmptyModel() {
    let empty = [": error: the memory is empty"]
    #expect(findings(MemoryModel(states: [])) == empty)
    #expect(findings(MemoryModel(states: [MemoryState(), MemoryState(stacks: [Stack()])])) == empty)
  }

  @Test func namesAndTexts() {
    let cell = Cell(name: "", type: "", value: .variant("", []))
    #expect(
      findings(heap(cell)) == [
        "states[0].heap[0]: error: a name cannot be empty", "states[0].heap[0].type: error: a type cannot be empty",
        "states[0].heap[0].value.variant: error: a variant cannot be empty",
      ])
    #expect(
      findings(heap(Cell(name: "a\u{7}"), Cell(name: "b\u{202E}"))) == [
        "states[0].heap[0]: error: the control character U+0007 cannot be drawn",
        "states[0].heap[1]: error: a name cannot hold U+202E, which turns the writing direction",
      ])
    var model = heap(Cell(name: "a"))
    model.title = "a\nb"
    model.states[0].label = "\0"
    model.states[0].code = [Function(name: "")]
    model.states[0].stacks = [Stack(thread: "", frames: [Frame(function: "")])]
    #expect(
      findings(model) == [
        "title: error: the control character U+000A cannot be drawn",
        "states[0].label: error: the control character U+0000 cannot be drawn",
        "states[0].code[0].function: error: a name cannot be empty",
        "states[0].stacks[0].thread: error: a name cannot be empty",
        "states[0].stacks[0].frames[0].function: error: a name cannot be empty",
      ])
  }

  @Test func duplicates() {
    let twice: [Entry] = [.cell(Cell(name: "x")), .gap, .cell(Cell(name: "x"))]
    let state = MemoryState(
      code: [Function(name: "f", entries: twice), Function(name: "f")], globals: twice, heap: twice,
      stacks: [Stack(frames: [Frame(function: "f", entries: twice), Frame(function: "f")]), Stack()])
    #expect(
      findings(MemoryModel(states: [state])) == [
        "states[0].code[0].cells[2]: error: \"x\" is there twice",
        "states[0].globals[2]: error: \"x\" is there twice",
        "states[0].heap[2]: error: \"x\" is there twice",
        "states[0].stacks[1].thread: error: thread \"main\" has two stacks",
      ])
    let fields = heap(Cell(name: "a", value: .fields(twice)), Cell(name: "b", value: .variant("V", twice)))
    #expect(
      findings(fields) == [
        "states[0].heap[0].value.fields[2]: error: \"x\" is there twice",
        "states[0].heap[1].value.fields[2]: error: \"x\" is there twice",
      ])
    #expect(fields.validate()[0].notes[0].location?.path == "states[0].heap[0].value.fields[0]")
  }

  @Test func sizesAndStorage() {
    #expect(
      findings(
        heap(
          Cell(name: "a", size: -1), Cell(name: "b", storage: .const), Cell(name: "c", storage: .static(mutable: true)))
      ) == [
        "states[0].heap[0].size: error: a size cannot be \"-1\"",
        "states[0].heap[1]: error: const \"b\" does not stand in a function of the code region",
        "states[0].heap[2]: error: static \"c\" does not stand in the globals region",
      ])
    let right = MemoryState(
      code: [Function(name: "f", entries: [.cell(Cell(name: "A", storage: .const)), .cell(Cell(name: "b"))])],
      globals: [.cell(Cell(name: "C", storage: .static(mutable: false))), .cell(Cell(name: "vtable"))])
    #expect(findings(MemoryModel(states: [right])) == [])
  }

  @Test func arrays() {
    #expect(
      findings(
        heap(
          Cell(name: "a", type: "[i32; 3]", value: ints(2)),
          Cell(name: "b", type: "[i32; 3]", value: .elements([.elided(0), .spare(-1), .elided(4)])),
          Cell(name: "c", type: "[i32; N]", value: ints(2)), Cell(name: "d", type: "[i32]", value: ints(2)),
          Cell(name: "e", type: "[[i32; 9]; 1]", value: .elements([.elided(1)])))) == [
          "states[0].heap[0].value: warning: \"[i32; 3]\" does not have 2 elements",
          "states[0].heap[1].value.elements[0]: error: \"0\" elements cannot be left out or spare",
          "states[0].heap[1].value.elements[1]: error: \"-1\" elements cannot be left out or spare",
        ])
  }

  @Test func placesThatAreNotThere() {
    let model = heap(
      Cell(name: "shared", value: .fields([.cell(Cell(name: "strong", value: ints(2)))])),
      Cell(name: "a", value: pointer(Place(.heap("shard"), [.field("strong")]))),
      Cell(name: "b", value: pointer(Place(.heap("shared"), [.field("storng"), .index(1)]))),
      Cell(name: "c", value: pointer(Place(.heap("shared"), [.field("strong"), .index(2)]))),
      Cell(name: "d", value: pointer(Place(.heap("shared"), [.index(0)]))),
      Cell(name: "e", value: pointer(Place(.heap("shared"), [.field("strong"), .field("x")]))),
      Cell(name: "f", value: pointer(Place(.heap("shared"), [.field("strong"), .index(0), .field("x")]))),
      Cell(name: "g", value: .fields([.cell(Cell(name: "x", value: pointer(Place(.global("shared")))))])))
    #expect(
      findings(model) == [
        "states[0].heap[1].value.pointer.to: error: there is no \"heap/shard.strong\"",
        "states[0].heap[2].value.pointer.to: error: there is no \"heap/shared.storng[1]\"",
        "states[0].heap[3].value.pointer.to: error: \"heap/shared.strong\" has no element 2",
        "states[0].heap[4].value.pointer.to: error: \"heap/shared\" has no elements that are shown",
        "states[0].heap[5].value.pointer.to: error: \"heap/shared.strong\" has no fields that are shown",
        "states[0].heap[6].value.pointer.to: error: \"heap/shared.strong[0]\" has no fields that are shown",
        "states[0].heap[7].value.fields[0].value.pointer.to: error: there is no \"globals/shared\"",
      ])
    #expect(
      model.validate().map(\.help) == [
        "did you mean \"heap/shared.strong\"?", "did you mean \"heap/shared.strong[1]\"?",
        "its elements are numbered from 0 to 1", "point at the whole: \"heap/shared\"",
        "point at the whole: \"heap/shared.strong\"", "point at the whole: \"heap/shared.strong[0]\"", nil,
      ])
  }

  @Test func ranges() {
    let array = Cell(name: "array", type: "[i32; 6]", value: .elements([.value(.scalar("0")), .elided(5)]))
    let text = Cell(name: "text", type: "str", value: .scalar("\"größe\\n\""))
    let hidden = Cell(name: "hidden", type: "[u8; 4]", value: .opaque)
    let vector = Cell(name: "vector", type: "[u8]", value: .opaque)
    func check(_ name: String, _ range: Range<Int>) -> String? {
      let pointer = Cell(name: "p", value: pointer(Place(.heap(name)), range))
      return heap(array, text, hidden, vector, Cell(name: "one", value: .scalar("1")), pointer).validate().first?
        .message
    }
    #expect(check("array", 0..<6) == nil)
    #expect(check("array", 6..<6) == nil)
    #expect(check("array", 1..<7) == "range \"1..7\" ends outside \"heap/array\", which has 6 elements")
    #expect(check("array", -1..<2) == "range \"-1..2\" ends outside \"heap/array\", which has 6 elements")
    #expect(check("text", 0..<8) == nil)
    #expect(check("text", 0..<9) == "range \"0..9\" ends outside \"heap/text\", which has 8 bytes")
    #expect(check("text", 3..<4) == "byte 3 of \"heap/text\" is in the middle of a character")
    #expect(check("hidden", 2..<4) == nil)
    #expect(check("hidden", 2..<5) == "range \"2..5\" ends outside \"heap/hidden\", which has 4 elements")
    #expect(check("vector", 2..<500) == nil)
    #expect(check("one", 0..<1) == "\"heap/one\" has no elements")
  }

  @Test func kindsThatContradictTheirType() {
    let target = Cell(name: "t", value: .scalar("1"))
    func check(_ kind: PointerKind, _ type: String?, overrides: Bool = false) -> [String] {
      let value = Value.pointer(Pointer(kind, to: .place(Place(.heap("t"))), overridesType: overrides))
      return findings(heap(target, Cell(name: "p", type: type, value: value)))
    }
    #expect(check(.weak, "Weak<T>") == [])
    #expect(check(.weak, nil) == [])
    #expect(check(.weak, "Node") == [])
    #expect(check(.weak, "&T", overrides: true) == [])
    #expect(
      check(.weak, "&T") == [
        "states[0].heap[1].value.pointer.kind: error: a pointer of kind \"weak\" contradicts its type, which says \"shared\""
      ])
    #expect(
      check(.weak, "Weak<T>", overrides: true) == [
        "states[0].heap[1].value.pointer.override: error: kind \"weak\" does not override anything: no type says otherwise"
      ])
  }
}
