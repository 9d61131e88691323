import Diagnostics
import Testing

@testable import MemoryModel

@Suite struct ResolutionTests {
  private let names = PlaceNames(
    MemoryState(
      code: [Function(name: "hello"), Function(name: "twin"), Function(name: "twin")],
      globals: [.cell(Cell(name: "GREETING")), .cell(Cell(name: "both"))],
      heap: [
        .cell(Cell(name: "shared")), .cell(Cell(name: "both")), .cell(Cell(name: "own")), .cell(Cell(name: "work")),
      ],
      stacks: [
        Stack(
          thread: "main",
          frames: [
            Frame(function: "main", entries: [.cell(Cell(name: "w1")), .cell(Cell(name: "own"))]),
            Frame(function: "fact", entries: [.cell(Cell(name: "n"))]),
            Frame(
              function: "fact", entries: [.cell(Cell(name: "n")), .cell(Cell(name: "sea")), .cell(Cell(name: "sea"))]),
            Frame(function: "work", entries: [.cell(Cell(name: "x"))]),
          ]),
        Stack(thread: "worker 1", frames: [Frame(function: "main", entries: [.cell(Cell(name: "w2"))])]),
      ]))

  private static let main = PlaceNames.FrameID(stack: 0, frame: 0)
  private static let secondFact = PlaceNames.FrameID(stack: 0, frame: 2)

  private func resolve(_ written: WrittenPlace, in frame: PlaceNames.FrameID? = nil) -> PlaceResolution {
    var nearest = NearestName()
    return names.resolve(written, in: frame, suggesting: &nearest)
  }

  private func bare(_ name: String, _ occurrence: Int = 1, _ steps: WrittenPlace.Step...) -> WrittenPlace {
    WrittenPlace(name: Place.Name(name, occurrence: occurrence), steps: steps)
  }

  private func field(_ name: String, _ occurrence: Int = 1) -> WrittenPlace.Step {
    .field(Place.Name(name, occurrence: occurrence))
  }

  private func found(_ resolution: PlaceResolution) -> String? {
    if case .found(let place) = resolution { place.description } else { nil }
  }

  @Test func aBareNameIsLookedUpInItsOwnFrameFirst() {
    #expect(found(resolve(bare("own"), in: Self.main)) == "stack/main/main.own")
    #expect(found(resolve(bare("own"), in: Self.secondFact)) == "heap/own")
    #expect(found(resolve(bare("own"))) == "heap/own")
  }

  @Test func thenInFramesHeapAndGlobals() {
    #expect(found(resolve(bare("shared", 1, field("value"), .index(1)))) == "heap/shared.value[1]")
    #expect(found(resolve(bare("GREETING"))) == "globals/GREETING")
    #expect(found(resolve(bare("fact", 1, field("n")))) == "stack/main/fact.n")
    #expect(found(resolve(bare("fact", 2, field("n")))) == "stack/main/fact#2.n")
  }

  @Test func theNewerOfTwoVariablesIsNumbered() {
    #expect(found(resolve(bare("sea"), in: Self.secondFact)) == "stack/main/fact#2.sea")
    #expect(found(resolve(bare("sea", 2), in: Self.secondFact)) == "stack/main/fact#2.sea#2")
    #expect(found(resolve(bare("fact", 2, field("sea", 2)))) == "stack/main/fact#2.sea#2")
  }

  @Test func aNameWithTwoMeaningsIsAmbiguous() {
    #expect(
      resolve(bare("both", 1, .index(0)))
        == .ambiguous([Place(.heap("both"), [.index(0)]), Place(.global("both"), [.index(0)])]))
    guard case .ambiguous(let places) = resolve(bare("main", 1, field("w1"))) else {
      Issue.record("not ambiguous")
      return
    }
    #expect(places.map(\.description) == ["stack/main/main.w1", "stack/\"worker 1\"/main.w1"])
    // A frame and a block of one name, with a field behind it, are; without one the frame is meant by nobody.
    guard case .ambiguous = resolve(bare("work", 1, field("x"))) else {
      Issue.record("not ambiguous")
      return
    }
    #expect(found(resolve(bare("work"))) == "heap/work")
  }

  @Test func aFrameAloneIsNoPlace() {
    #expect(resolve(bare("fact")) == .frame)
    #expect(resolve(bare("fact", 1, .index(0))) == .malformed("a frame has variables, no elements"))
  }

  @Test func codeIsAlwaysWrittenWithItsRegion() {
    #expect(resolve(bare("hello")) == .unknown(suggestion: "code/hello"))
    #expect(found(resolve(WrittenPlace(region: .code, name: Place.Name("hello")))) == "code/hello")
    #expect(found(resolve(WrittenPlace(region: .code, name: Place.Name("twin", occurrence: 2)))) == "code/twin#2")
  }

  @Test func fullPlacesMeanThemselves() {
    for place in [
      Place(.heap("both"), [.field("x")]), Place(.global("both")),
      Place(.variable(thread: "worker 1", frame: Place.Name("main"), name: Place.Name("w2")), [.index(3)]),
    ] {
      #expect(resolve(WrittenPlace(place), in: Self.main) == .found(place))
    }
  }

  @Test func blocksAndFieldsAreNotNumbered() {
    let text = "only functions, frames and variables are numbered, \"shared#2\" is none"
    #expect(resolve(WrittenPlace(region: .heap, name: Place.Name("shared", occurrence: 2))) == .malformed(text))
    #expect(
      resolve(bare("shared", 1, field("x", 2)))
        == .malformed("only functions, frames and variables are numbered, \"x#2\" is none"))
  }

  @Test func suggestions() {
    #expect(resolve(bare("shard")) == .unknown(suggestion: "shared"))
    #expect(resolve(bare("w1"), in: Self.secondFact) == .unknown(suggestion: "stack/main/main.w1"))
    #expect(resolve(bare("fact", 1, field("m1"))) == .unknown(suggestion: nil))
    #expect(
      resolve(WrittenPlace(region: .stack, thread: "worker1", name: Place.Name("main"), steps: [field("w2")]))
        == .unknown(suggestion: "stack/\"worker 1\"/main.w2"))
    #expect(
      resolve(WrittenPlace(region: .stack, thread: "main", name: Place.Name("fcat"), steps: [field("n")]))
        == .unknown(suggestion: "stack/main/fact.n"))
    #expect(resolve(bare("nothing_like_it")) == .unknown(suggestion: nil))
  }
}
