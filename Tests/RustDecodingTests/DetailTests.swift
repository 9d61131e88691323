import MemoryModel
import ProcessSnapshot
import Testing

@testable import RustDecoding

/// How much is shown, and of what.
@Suite struct DetailTests {
  private func cell(_ name: String, in model: MemoryModel) -> Cell? {
    model.states[0].stacks.flatMap(\.frames).flatMap(\.entries).compactMap(\.cell).first { $0.name == name }
  }

  private func model(_ details: DetailChoices = DetailChoices(), places: Bool = false) throws -> MemoryModel {
    RustDecoding.model(of: try Goldens.snapshots("boxes"), details: details, showsPlaces: places)
  }

  /// All cells, inner ones too.
  private func cells(of model: MemoryModel) -> [Cell] {
    func inner(_ cells: [Cell]) -> [Cell] {
      cells.flatMap { cell -> [Cell] in
        switch cell.value {
        case .fields(let entries), .variant(_, let entries): [cell] + inner(entries.cells)
        default: [cell]
        }
      }
    }
    return model.states.flatMap { state in
      inner(state.globals.cells + state.heap.cells + state.stacks.flatMap(\.frames).flatMap(\.entries.cells))
    }
  }

  @Test func placesAreThereOnlyWhereTheyAreAskedFor() throws {
    #expect(cells(of: try model()).allSatisfy { $0.address == nil && $0.size == nil })
    let placed = try model(places: true)
    #expect(cells(of: placed).allSatisfy { $0.address != nil && $0.size != nil })
    #expect(try !cells(of: model(DetailChoices(.bytes))).contains { $0.address == nil })
  }

  /// Nothing else changes with them.
  @Test func placesAreAllThatIsAdded() throws {
    func bare(_ entries: [Entry]) -> [Entry] {
      entries.map { entry in
        guard var cell = entry.cell else { return entry }
        (cell.address, cell.size, cell.value) = (nil, nil, cell.value.map(bare))
        return .cell(cell)
      }
    }
    func bare(_ value: Value) -> Value {
      switch value {
      case .fields(let fields): .fields(bare(fields))
      case .variant(let name, let fields): .variant(name, bare(fields))
      case .elements(let elements):
        .elements(
          elements.map { element in
            if case .value(let value) = element { .value(bare(value)) } else { element }
          })
      default: value
      }
    }
    var state = try model(places: true).states[0]
    (state.globals, state.heap) = (bare(state.globals), bare(state.heap))
    for frame in state.stacks[0].frames.indices {
      state.stacks[0].frames[frame].entries = bare(state.stacks[0].frames[frame].entries)
    }
    #expect(state == (try model().states[0]))
  }

  @Test func aBlockIsAsLargeAsWhatWasAskedFor() throws {
    var stopped = Stopped()
    let byte = stopped.type("u8", .unsigned, size: 1)
    let slice = stopped.type("&str", .struct, size: 16, fields: [("data_ptr", 2, 0), ("length", 3, 8)])
    _ = stopped.type("*const u8", .pointer, size: 8, target: byte)
    _ = stopped.type("usize", .unsigned, size: 8)
    let block = stopped.block(Array("hello!!!".utf8))
    stopped.variable("s", slice, Stopped.word(block) + Stopped.word(5))
    let model = RustDecoding.model(of: [stopped.snapshot], showsPlaces: true)
    #expect(model.states[0].heap.cells.map(\.size) == [8])
    #expect(model.states[0].heap.cells.map(\.address) == [block])
  }

  @Test func aVariableHasADetailOfItsOwn() throws {
    var stopped = Stopped()
    let i32 = stopped.i32()
    let pair = stopped.type("prog::Pair", .struct, size: 8, fields: [("left", i32, 4), ("right", i32, 0)])
    stopped.variable("a", pair, Stopped.int(1) + Stopped.int(2))
    stopped.variable("b", pair, Stopped.int(1) + Stopped.int(2))
    func names(_ variable: String, _ details: DetailChoices) -> [String] {
      guard
        case .fields(let fields)? = cell(variable, in: RustDecoding.model(of: [stopped.snapshot], details: details))?
          .value
      else { return [] }
      return fields.cells.map(\.name)
    }
    var details = DetailChoices(.teaching, named: [.init("main.b", .bytes)])
    #expect(names("a", details) == ["left", "right"])
    #expect(names("b", details) == ["right", "left"])
    // One that names the frame is meant before one that does not, wherever it stands.
    details.named.append(.init("b", .teaching))
    #expect(names("b", details) == ["right", "left"])
    details.named = [.init("b", .teaching), .init("b", .bytes), .init("other.b", .teaching)]
    #expect(names("b", details) == ["right", "left"])
  }

  /// What a variable leads to is shown as it is itself.
  @Test func aBlockHasTheDetailOfWhatLeadsToIt() throws {
    var stopped = Stopped()
    let i32 = stopped.i32()
    let box = stopped.box(of: i32, "i32")
    stopped.variable("a", box, Stopped.word(stopped.block(Stopped.int(1))))
    stopped.variable("b", box, Stopped.word(stopped.block(Stopped.int(2))))
    let model = RustDecoding.model(of: [stopped.snapshot], details: DetailChoices(named: [.init("b", .bytes)]))
    #expect(model.states[0].heap.cells.map { $0.address == nil } == [true, false])
  }

  @Test func unknownNamesAreFound() throws {
    var stopped = Stopped()
    stopped.variable("a", stopped.i32(), Stopped.int(1))
    stopped.snapshot.statics = [Static(name: "prog::m::LIMIT", type: 0, address: Address(16))]
    let known = ["a", "main.a", "LIMIT"]
    let unknown = ["b", "other.a", "prog::LIMIT", "main.LIMIT"]
    let details = DetailChoices(named: (known + unknown).map { .init($0, .std) })
    let found = details.unknown(in: [stopped.snapshot])
    #expect(found.choices.map(\.name) == unknown)
    #expect(found.names == Set(known))
    #expect(DetailChoices().unknown(in: []).choices.isEmpty)
  }

  @Test func methodsFramesCanBeNamed() {
    let choice = DetailChoices.Named("Stack::push.self", .std)
    #expect(choice.frame == "Stack::push")
    #expect(choice.variable == "self")
  }
}
