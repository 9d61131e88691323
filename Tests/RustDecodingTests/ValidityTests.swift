import Foundation
import MemoryModel
import MemoryNotation
import ProcessSnapshot
import Testing

@testable import RustDecoding

@Suite struct ValidityTests {
  @Test func nothingIsStillAModel() {
    #expect(errors(in: RustDecoding.model(of: [])).isEmpty)
  }

  @Test func anEmptyStopIsStillAModel() {
    let stop = ProcessSnapshot(target: "", producer: "", stop: Stop(reason: .marker, thread: 1))
    for detail in Detail.allCases {
      #expect(errors(in: RustDecoding.model(of: [stop, stop], details: DetailChoices(detail))).isEmpty)
    }
  }

  /// A chain in which borrowed and owned blocks take turns does not use up the stack.
  @Test func longChains() {
    var stopped = Stopped()
    let i32 = stopped.i32()
    let box = stopped.box(of: i32, "i32")
    let link = stopped.type("&prog::Link", .pointer, size: 8, target: 3)
    let node = stopped.type("prog::Link", .struct, size: 16, fields: [("own", box, 0), ("next", link, 8)])
    #expect(node == 3)
    var next: UInt64 = 0
    for value in 0..<3000 {
      let own = stopped.block(Stopped.int(Int32(value)))
      next = stopped.block(Stopped.word(own) + Stopped.word(next))
    }
    stopped.variable("first", link, Stopped.word(next))
    let model = RustDecoding.model(of: [stopped.snapshot])
    #expect(model.states[0].heap.count == 6000)
    #expect(errors(in: model).isEmpty)
  }

  /// Whatever a snapshot claims, the model is one that can be drawn.
  @Test(arguments: Goldens.runs, Damage.allCases) func damagedSnapshots(run: String, damage: Damage) throws {
    let whole = try Goldens.snapshots(run)
    let rounds = ProcessInfo.processInfo.environment["DAMAGE_ROUNDS"].flatMap(Int.init) ?? 2
    for seed in 1...rounds {
      var random = SeededRandom(seed: UInt64(seed))
      var snapshots = Array(whole.prefix(2))
      for index in snapshots.indices {
        damage.apply(to: &snapshots[index], using: &random)
        if seed % 2 == 0 { Damage.allCases.randomElement(using: &random)!.apply(to: &snapshots[index], using: &random) }
      }
      let model = RustDecoding.model(of: snapshots, details: DetailChoices(Detail.allCases[seed % 3]))
      let found = errors(in: model)
      #expect(found.isEmpty, "seed \(seed): \(found.prefix(2))")
    }
  }

  private func errors(in model: MemoryModel) -> [String] {
    model.findings().filter { $0.severity == .error }.map { "\($0.message) at \($0.path)" }
  }
}
