import MemoryModel
import Testing

/// A model as its author wants it.
@Suite struct CutModelTests {
  /// `main { a -> one, tmp -> two, n }`, `one { x, next -> three }`, `two -> four`.
  static let state = MemoryState(
    heap: [
      .cell(
        Cell(
          name: "one",
          value: .fields([
            .cell(Cell(name: "x", value: .scalar("1"))), .cell(Cell(name: "y", value: .scalar("2"))),
            .cell(Cell(name: "next", type: "Box<i32>", value: pointer(.owner, Place(.heap("three"))))),
          ]))),
      .cell(Cell(name: "two", type: "Box<i32>", value: pointer(.owner, Place(.heap("four"))))),
      .cell(Cell(name: "three", value: .elements([.value(.scalar("1")), .value(.scalar("2")), .value(.scalar("3"))]))),
      .cell(Cell(name: "four", value: .scalar("4"))), .cell(Cell(name: "lost", value: .scalar("5"))),
    ],
    stacks: [
      Stack(frames: [
        Frame(
          function: "main",
          entries: [
            .cell(Cell(name: "a", type: "Box<T>", value: pointer(.owner, Place(.heap("one"))))),
            .cell(Cell(name: "tmp", type: "Box<T>", value: pointer(.owner, Place(.heap("two"))))),
            .cell(Cell(name: "n", type: "&i32", value: pointer(.shared, Place(.heap("one"), [.field("y")])))),
          ]),
        Frame(
          function: "f",
          entries: [.cell(Cell(name: "x", type: "&i32", value: pointer(.shared, variable("main", "n"))))]),
      ])
    ])

  static func pointer(_ kind: PointerKind, _ place: Place) -> Value { .pointer(Pointer(kind, to: .place(place))) }
  static func variable(_ frame: String, _ name: String) -> Place {
    Place(.variable(thread: "main", frame: Place.Name(frame), name: Place.Name(name)))
  }

  func cut(_ directives: CutDirective...) -> CutModel {
    let model = MemoryModel(cut: directives, states: [Self.state])
    #expect(model.validate().isEmpty)
    return CutModel(model)
  }

  func blocks(_ cut: CutModel) -> [String] { cut.model.states[0].heap.cells.map(\.name) }
  func variables(_ cut: CutModel) -> [String] {
    cut.model.states[0].stacks.flatMap { $0.frames.flatMap { $0.entries.cells.map(\.name) } }
  }

  @Test func withoutDirectivesNothingChanges() {
    let cut = cut()
    #expect(cut.model.states == [Self.state])
    #expect(cut.leftOut == 0)
  }

  @Test func blocksThatOnlyHiddenThingsReachAreLeftOutAndCounted() {
    let cut = cut(.hide(.cell(Self.variable("main", "tmp"))))
    #expect(variables(cut) == ["a", "n", "x"])
    #expect(blocks(cut) == ["one", "three", "lost"])
    #expect(cut.leftOut == 2)
  }

  @Test func whatIsKeptByNameStays() {
    let hidden = CutDirective.hide(.cell(Self.variable("main", "tmp")))
    let state = Self.state
    var model = MemoryModel(cut: [hidden], states: [state])
    model.states[0].cut = [.keep(.region(.heap)), .keep(.region(.stack))]
    #expect(CutModel(model).model.states[0].heap.cells.map(\.name) == ["one", "three", "lost"])
    model.states[0].cut = [.keep(.cell(Place(.heap("two")))), .keep(.region(.stack))]
    #expect(CutModel(model).model.states[0].heap.cells.map(\.name) == ["one", "two", "three", "four"])
  }

  @Test func hiddenFieldsLeaveOneGapAndPointersSaySo() {
    let one = Place(.heap("one"))
    let cut = cut(.hide(.cell(one.appending(.field("x")))), .hide(.cell(one.appending(.field("y")))))
    guard case .fields(let fields)? = cut.model.states[0].heap[0].cell?.value else {
      Issue.record("no fields")
      return
    }
    #expect(fields.count == 2)
    #expect(fields[0] == .gap)
    let n = cut.model.states[0].stacks[0].frames[0].entries[2].cell
    #expect(n?.value == .pointer(Pointer(.shared, to: .hidden)))
    #expect(cut.model.validate().isEmpty)
  }

  @Test func hiddenElementsAreLeftOutTogether() {
    let three = Place(.heap("three"))
    let cut = cut(.hide(.cell(three.appending(.index(0)))), .hide(.cell(three.appending(.index(1)))))
    #expect(
      cut.model.states[0].heap.cells.last { $0.name == "three" }?.value
        == .elements([.elided(2), .value(.scalar("3"))]))
  }

  @Test func framesThreadsAndRegionsGoWhole() {
    #expect(variables(cut(.hide(.frame(thread: "main", name: Place.Name("main"))))) == ["x"])
    #expect(cut(.hide(.thread("main"))).model.states[0].stacks.isEmpty)
    #expect(blocks(cut(.hide(.region(.heap)))) == [])
  }

  @Test func keepingKeepsWhatIsAroundAndWhatIsLedTo() {
    let cut = cut(.keep(.cell(Self.variable("f", "x"))))
    #expect(variables(cut) == ["n", "x"])
    #expect(blocks(cut) == ["one", "three"])
    #expect(cut.leftOut == 3)
    let field = self.cut(.keep(.cell(Place(.heap("one"), [.field("y")]))))
    #expect(variables(field) == [])
    #expect(
      field.model.states[0].heap.cells.first?.value
        == .fields([.gap, .cell(Cell(name: "y", value: .scalar("2"))), .gap]))
  }

  @Test func pointersFollowNewNames() {
    let cut = cut(
      .rename(.cell(Place(.heap("one"))), "first"), .rename(.cell(Place(.heap("one"), [.field("y")])), "second"),
      .rename(.cell(Self.variable("main", "n")), "tmp"),
      .rename(.frame(thread: "main", name: Place.Name("main")), "start"),
      .rename(.thread("main"), "boss"), .note(.cell(Self.variable("main", "n")), "text"))
    #expect(cut.model.validate().isEmpty)
    let frames = cut.model.states[0].stacks[0].frames
    let renamed = Place(.heap("first"), [.field("second")])
    #expect(frames[0].entries[2].cell == Cell(name: "tmp", type: "&i32", value: Self.pointer(.shared, renamed)))
    // The second of one name is numbered.
    let target = Place(
      .variable(thread: "boss", frame: Place.Name("start"), name: Place.Name("tmp", occurrence: 2)))
    #expect(frames[1].entries[0].cell?.value == Self.pointer(.shared, target))
    #expect(cut.notes == [[CutModel.Note(place: .cell(target), text: "text")]])
  }

  @Test func blocksStandInTheirOrder() {
    let names = ["lost", "three", "one"].map { CutPlace.cell(Place(.heap($0))) }
    let cut = cut(.order(names))
    #expect(blocks(cut) == ["lost", "two", "three", "four", "one"])
    #expect(cut.orders == [["lost", "three", "one"]])
  }

  @Test func notesOnWhatIsHiddenAreTold() {
    let note = CutDirective.note(.cell(Self.variable("main", "tmp")), "gone")
    let cut = cut(note, .hide(.cell(Self.variable("main", "tmp"))), .caption("c"))
    #expect(cut.notes == [[]])
    #expect(cut.lost == [note])
    #expect(cut.captions == ["c"])
  }

  @Test func aStatesDirectivesAreItsOwn() {
    var model = MemoryModel(states: [Self.state, Self.state])
    model.states[1].cut = [.hide(.cell(Self.variable("main", "a"))), .caption("second")]
    let cut = CutModel(model)
    #expect(cut.model.states[0] == Self.state)
    #expect(cut.model.states[1].stacks[0].frames[0].entries.count == 2)
    #expect(cut.captions == [nil, "second"])
  }

  // MARK: Views and blanks

  @Test func ofOwnersAloneOthersLeadToWhatIsNotShown() {
    var state = Self.state
    state.code = [Function(name: "main")]
    let model = MemoryModel(states: [state]).showing(.owners)
    #expect(model.states[0].code.isEmpty)
    let entries = model.states[0].stacks[0].frames[0].entries
    #expect(entries[0].cell?.value == Self.pointer(.owner, Place(.heap("one"))))
    #expect(entries[2].cell?.value == .pointer(Pointer(.shared, to: .hidden)))
    #expect(MemoryModel(states: [state]).showing(.borrows).states == [state])
  }

  @Test func blanksTakeAnswersOut() {
    var state = Self.state
    state.heap[4] = .cell(Cell(name: "lost", value: .variant("Some", [.cell(Cell(name: "0", value: .uninitialized))])))
    state.stacks[0].frames[0].entries[0] = .cell(Cell(name: "a", type: "Box<T>", lifecycle: .moved))
    let model = MemoryModel(states: [state])
    func entry(_ blanks: [Blank], _ index: Int) -> Cell? { model.blanked(by: blanks).states[0].heap[index].cell }
    #expect(entry([.values], 4)?.value == .opaque)
    #expect(entry([.values], 1)?.value == Self.pointer(.owner, Place(.heap("four"))))
    #expect(entry([.pointers], 1)?.value == .pointer(Pointer(.owner, to: .hidden)))
    #expect(entry([.pointers], 3)?.value == .scalar("4"))
    let place = Blank.place(.cell(Self.variable("main", "a")))
    let blanked = model.blanked(by: [place]).states[0].stacks[0].frames[0].entries[0].cell
    #expect(blanked == Cell(name: "a", type: "Box<T>", value: .opaque))
  }
}
