import Testing

@testable import MemoryModel

@Suite struct PlaceIndexTests {
  private func index(_ cells: Cell...) -> PlaceIndex { PlaceIndex(MemoryState(heap: cells.map { .cell($0) })) }

  @Test func fieldsOfNarrowAndWideStructs() {
    for count in [3, 300] {
      let fields = (0..<count).map { Entry.cell(Cell(name: "f\($0)", value: .scalar(String($0)))) } + [.gap]
      let index = index(Cell(name: "a", value: .fields(fields)))
      let last = index.find(Place(.heap("a"), [.field("f\(count - 1)")]))
      #expect(last?.content.value == .scalar(String(count - 1)))
      #expect(index.find(Place(.heap("a"), [.field("f\(count)")])) == nil)
    }
  }

  @Test func elementsBehindOnesThatAreLeftOut() {
    for shown in [2, 200] {
      let elements = (0..<shown).map { Element.value(.scalar(String($0))) }
      let array = elements + [.elided(30), .value(.scalar("last")), .spare(5)]
      let index = index(Cell(name: "a", value: .elements(array)))
      func content(_ number: Int) -> PlaceIndex.Content? { index.find(Place(.heap("a"), [.index(number)]))?.content }
      #expect(content(shown - 1) == .element(.scalar(String(shown - 1))))
      #expect(content(shown) == .elided)
      #expect(content(shown + 29) == .elided)
      #expect(content(shown + 30) == .element(.scalar("last")))
      #expect(content(shown + 35) == .spare)
      #expect(content(shown + 36) == nil)
      #expect(content(-1) == nil)
    }
  }

  @Test func cellsOfFunctions() {
    let elements = Value.elements((0..<20).map { _ in .elided(2) })
    let index = PlaceIndex(
      MemoryState(code: [Function(name: "f", entries: [.cell(Cell(name: "A", value: elements, storage: .const))])]))
    let function = Place(.code(Place.Name("f")))
    #expect(index.find(function) != nil)
    #expect(index.find(function.appending(.field("A")).appending(.index(39)))?.content == .elided)
    #expect(index.find(function.appending(.field("A")).appending(.index(40))) == nil)
    #expect(index.find(function.appending(.field("B"))) == nil)
  }

  @Test(arguments: [
    (Lifecycle.live, PointerStatus.valid), (.moved, .valid), (.maybeMoved, .valid), (.uninitialized, .valid),
    (.dropped, .dangling), (.freed, .dangling),
  ])
  func aPointerIntoWhatIsGoneIsDangling(_ lifecycle: Lifecycle, _ status: PointerStatus) {
    let field = Entry.cell(Cell(name: "x", value: .scalar("1")))
    let index = index(Cell(name: "a", value: .fields([field]), lifecycle: lifecycle))
    for path: [Place.Step] in [[], [.field("x")]] {
      #expect(index.status(of: Pointer(.raw, to: .place(Place(.heap("a"), path)))) == status)
    }
    #expect(index.status(of: Pointer(.raw, to: .null)) == .null)
    #expect(index.status(of: Pointer(.raw, to: .dangling)) == .dangling)
    #expect(index.status(of: Pointer(.raw, to: .address(1))) == .valid)
  }
}
