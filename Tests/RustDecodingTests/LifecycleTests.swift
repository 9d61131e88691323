import MemoryNotation
import ProcessSnapshot
import Testing

@testable import RustDecoding

/// What is alive, and what is not.
@Suite struct LifecycleTests {
  private func lines(_ stopped: Stopped) -> [String] {
    Notation.text(of: RustDecoding.model(of: [stopped.snapshot])).split(separator: "\n").map {
      String($0.drop { $0 == " " }).split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
  }

  @Test func movedAndUninitializedBytesAreNotRead() {
    var stopped = Stopped()
    let i32 = stopped.i32()
    let box = stopped.box(of: i32, "i32")
    let block = stopped.block(Stopped.int(7))
    stopped.variable("a", box, Stopped.word(block), state: .moved)
    stopped.variable("b", i32, Stopped.int(99), state: .uninitialized)
    stopped.variable("c", box, Stopped.word(block))
    let lines = lines(stopped)
    #expect(lines.contains("moved a: Box<i32>"))
    #expect(lines.contains("uninit b: i32"))
    #expect(lines.contains("c: Box<i32> = &c_box"))
    #expect(!lines.contains { $0.contains("99") })
  }

  @Test func aMaybeThatOwnsAFreedBlockIsMoved() {
    var stopped = Stopped()
    let i32 = stopped.i32()
    let box = stopped.box(of: i32, "i32")
    stopped.variable("a", box, Stopped.word(stopped.block(Stopped.int(7), state: .freed)), state: .maybe)
    #expect(lines(stopped).contains("moved a: Box<i32>"))
  }

  @Test func aMaybeWhoseBlockHasAnotherOwnerIsMoved() {
    var stopped = Stopped()
    let i32 = stopped.i32()
    let box = stopped.box(of: i32, "i32")
    let block = stopped.block(Stopped.int(7))
    stopped.variable("a", box, Stopped.word(block), state: .maybe)
    stopped.variable("b", box, Stopped.word(block))
    #expect(lines(stopped).contains("moved a: Box<i32>"))
  }

  @Test func aMaybeThatAloneOwnsALiveBlockIsAlive() {
    var stopped = Stopped()
    let i32 = stopped.i32()
    let box = stopped.box(of: i32, "i32")
    stopped.variable("a", box, Stopped.word(stopped.block(Stopped.int(7))), state: .maybe)
    #expect(lines(stopped).contains("a: Box<i32> = &a_box"))
  }

  @Test func aMaybeOfWhichTheHeapKnowsNothingStaysOne() {
    var stopped = Stopped()
    let i32 = stopped.i32()
    stopped.variable("a", i32, Stopped.int(5), state: .maybe)
    #expect(lines(stopped).contains("maybe moved a: i32 = _"))
  }

  @Test func aMovedFieldIsMovedAndTheRestIsNot() {
    var stopped = Stopped()
    let i32 = stopped.i32()
    let box = stopped.box(of: i32, "i32")
    let pair = stopped.type("prog::Pair", .struct, size: 16, fields: [("left", box, 0), ("right", i32, 8)])
    let block = stopped.block(Stopped.int(7))
    stopped.variable(
      "p", pair, Stopped.word(block) + Stopped.word(3), parts: [Variable.Part(path: ["left"], state: .moved)])
    #expect(lines(stopped).contains("p: Pair = { moved left: Box<i32>, right: i32 = 3 }"))
  }

  @Test func pointersIntoFreedBlocksAreDangling() throws {
    var stopped = Stopped()
    let i32 = stopped.i32()
    let raw = stopped.type("*const i32", .pointer, size: 8, target: i32)
    stopped.variable("p", raw, Stopped.word(stopped.block(Stopped.int(7), state: .freed)))
    let model = RustDecoding.model(of: [stopped.snapshot])
    #expect(lines(stopped).contains("freed p_target: i32"))
    #expect(model.dump.contains("pointer raw -> heap/p_target dangling"))
    #expect(!model.dump.contains("scalar 7"))
  }

  @Test func freedBlocksThatNothingPointsAtAreNotDrawn() {
    var stopped = Stopped()
    let i32 = stopped.i32()
    _ = stopped.block(Stopped.int(7), state: .freed)
    _ = stopped.block(Stopped.int(8))
    stopped.variable("a", i32, Stopped.int(1))
    #expect(RustDecoding.model(of: [stopped.snapshot]).states[0].heap.isEmpty)
  }

  @Test func whatIsMovedOutOfABoxIsDropped() {
    var stopped = Stopped()
    let i32 = stopped.i32()
    let box = stopped.box(of: i32, "i32")
    let raw = stopped.type("*const i32", .pointer, size: 8, target: i32)
    let block = stopped.block(Stopped.int(7))
    stopped.variable("a", box, Stopped.word(block), parts: [Variable.Part(path: ["*"], state: .moved)])
    stopped.variable("p", raw, Stopped.word(block))
    let lines = lines(stopped)
    #expect(lines.contains("dropped a_box: i32 = ?"))
  }
}
