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
    for detail in Detail.allCases { #expect(errors(in: RustDecoding.model(of: [stop, stop], detail: detail)).isEmpty) }
  }

  /// Whatever a snapshot claims, the model is one that can be drawn.
  @Test(arguments: Goldens.runs, Damage.allCases) func damagedSnapshots(run: String, damage: Damage) throws {
    let whole = try Goldens.snapshots(run)
    let rounds = ProcessInfo.processInfo.environment["DAMAGE_ROUNDS"].flatMap(Int.init) ?? 4
    for seed in 1...rounds {
      var random = SeededRandom(seed: UInt64(seed))
      var snapshots = Array(whole.prefix(2))
      for index in snapshots.indices {
        damage.apply(to: &snapshots[index], using: &random)
        if seed % 2 == 0 { Damage.allCases.randomElement(using: &random)!.apply(to: &snapshots[index], using: &random) }
      }
      let model = RustDecoding.model(of: snapshots, detail: Detail.allCases[seed % 3])
      let found = errors(in: model)
      #expect(found.isEmpty, "seed \(seed): \(found.prefix(2))")
    }
  }

  private func errors(in model: MemoryModel) -> [String] {
    model.findings().filter { $0.severity == .error }.map { "\($0.message) at \($0.path)" }
  }
}
