import Testing

@testable import MemoryModel

/// Blocks of one name in several states.
@Suite struct ShapeTests {
  private func differences(_ before: Cell, _ after: Cell) -> [String] {
    let states = [before, after].map { cell in
      MemoryState(heap: [.cell(cell)])
    }
    return MemoryModel(states: states).validate().map { diagnostic in
      #expect(diagnostic.severity == .warning)
      #expect(diagnostic.location?.path == "states[1].heap[0]")
      #expect(diagnostic.notes.first?.location?.path == "states[0].heap[0]")
      let prefix = "\"heap/a\" has another shape than in an earlier state: "
      #expect(diagnostic.message.hasPrefix(prefix))
      return String(diagnostic.message.dropFirst(prefix.count))
    }
  }

  private func cell(_ value: Value?, type: String? = nil) -> Cell { Cell(name: "a", type: type, value: value) }

  private func fields(_ names: String...) -> Value {
    .fields(names.map { $0 == "..." ? .gap : .cell(Cell(name: $0, value: .scalar("1"))) })
  }

  @Test func sameShapes() {
    #expect(differences(cell(.scalar("1"), type: "i32"), cell(.scalar("2"), type: "i32")) == [])
    #expect(differences(cell(fields("x", "y")), cell(fields("x", "y"))) == [])
    #expect(differences(cell(fields("x", "y")), cell(fields("x", "..."))) == [])
    #expect(differences(cell(fields("x", "y")), cell(.uninitialized)) == [])
    #expect(differences(cell(.variant("Some", [.cell(Cell(name: "0"))])), cell(.variant("None", []))) == [])
    #expect(differences(cell(.elements([.elided(2)])), cell(.elements([.value(.scalar("1")), .spare(1)]))) == [])
    #expect(differences(cell(nil, type: "i32"), cell(.scalar("1"))) == [])
  }

  @Test func otherShapes() {
    #expect(
      differences(cell(nil, type: "i32"), cell(nil, type: "u32")) == [
        "the type of \"a\" is \"u32\" here and \"i32\" there"
      ])
    #expect(
      differences(cell(fields("x", "y")), cell(fields("x"))) == [
        "\"a\" has the fields \"x\" here and \"x\", \"y\" there"
      ])
    #expect(
      differences(cell(.elements([.elided(2)])), cell(.elements([.elided(3)]))) == [
        "\"a\" has 3 elements here and 2 there"
      ])
    #expect(differences(cell(.scalar("1")), cell(fields("x"))) == ["\"a\" is a struct here and a single value there"])
    #expect(
      differences(
        cell(.fields([.cell(Cell(name: "in", value: fields("x")))])),
        cell(.fields([.cell(Cell(name: "in", value: fields("z")))]))) == [
          "\"in\" has the fields \"z\" here and \"x\" there"
        ])
  }

  @Test func whatIsHiddenInBetweenKeepsItsShape() {
    let values: [Value] = [fields("x"), .opaque, fields("y")]
    let model = MemoryModel(states: values.map { MemoryState(heap: [.cell(cell($0))]) })
    #expect(model.validate().map { $0.location?.path } == ["states[2].heap[0]"])
    #expect(model.validate()[0].notes[0].location?.path == "states[0].heap[0]")
  }

  @Test func variablesAreComparedByFrameAndOccurrence() {
    func state(_ values: [Value]) -> MemoryState {
      MemoryState(stacks: [
        Stack(frames: [Frame(function: "f", entries: values.map { .cell(Cell(name: "a", value: $0)) })])
      ])
    }
    let model = MemoryModel(states: [state([.scalar("1"), fields("x")]), state([.scalar("2"), .scalar("3")])])
    #expect(model.validate().map { $0.location?.path } == ["states[1].stacks[0].frames[0].cells[1]"])
  }
}
