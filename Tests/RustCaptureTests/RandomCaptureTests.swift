import Foundation
import ProcessSnapshot
import Testing

@testable import RustCapture

/// Random programs of moves, stopped: nothing that they know to be gone is called live, whatever the heap settled.
@Suite(.enabled(if: Rust.canCapture, "needs rustc and memfig-trace")) struct RandomCaptureTests {
  /// `CAPTURE_SEEDS=1-20` tries more.
  static let seeds: [UInt64] = {
    guard let text = ProcessInfo.processInfo.environment["CAPTURE_SEEDS"] else { return [101] }
    let ends = text.split(separator: "-").map { UInt64($0)! }
    return Array(ends[0]...ends[1])
  }()

  @Test(arguments: seeds) func nothingStaleIsLive(seed: UInt64) throws {
    let random = RandomMoves(seed: seed, functions: 5)
    var left: Set<Int> = []
    var made: (program: Program, capture: Capture)?
    // The few functions that the borrow checker refuses are left out.
    while made == nil, left.count < 3 {
      let text = random.running(2, without: left, comments: true)
      let program = try Program(text)
      do {
        made = (program, try Capture.run(program.request { ($0.arguments, $0.timeout) = (["tell"], 60) }))
      } catch let failure {
        let lines = text.components(separatedBy: "\n")
        let places = failure.transcript.matches(of: /prog\.rs:(\d+):\d+/).map { Int($0.1)! }
        let refused = places.compactMap { line in
          lines[..<line].last { $0.hasPrefix("fn f") }.flatMap { Int($0.dropFirst(4).prefix { $0.isNumber }) }
        }
        try #require(!refused.isEmpty, "\(failure.transcript)")
        left.formUnion(refused)
      }
    }
    let capture = try #require(made).capture
    // What the program says at each marker, in order.
    var said: [Int: [[LeafState]]] = [:]
    for line in String(decoding: capture.said, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard parts.count >= 2, parts[parts.count - 2] == "at", let marker = Int(parts[parts.count - 1]) else { continue }
      said[marker, default: []].append(parts.dropLast(2).map { LeafState(rawValue: UInt8($0)!) })
    }
    var (checked, maybes) = (0, 0)
    for snapshot in capture.snapshots {
      let label = try #require(snapshot.stop.label.flatMap { Int($0) })
      let marker = random.markers[label - 1]
      let hit = try #require(snapshot.stop.hit)
      var states = try #require(said[label])[hit - 1][...]
      for variable in marker.variables {
        let leaves = states.prefix(variable.slots.count)
        states.removeFirst(variable.slots.count)
        let found = snapshot.threads[0].frames[0].variables.last { $0.name == variable.name }
        guard let found else {
          Issue.record("seed \(seed), marker \(label): \(variable.name) is not there")
          continue
        }
        for (leaf, was) in zip(variable.kind.leaves, leaves) {
          let part = found.parts.filter { leaf.starts(with: $0.path.map(Self.plain)) }.max {
            $0.path.count < $1.path.count
          }
          let state = part?.state ?? found.state
          checked += 1
          if state == .maybe { maybes += 1 }
          #expect(
            was.agrees(with: state),
            "seed \(seed), marker \(label) (\(hit)): \(variable.name)\(leaf) is \(state), was \(was)")
        }
      }
    }
    #expect(checked > 100)
    // The heap settles most.
    #expect(maybes * 10 < checked)
  }

  /// As leaves are named: by numbers.
  private static func plain(_ field: String) -> String {
    ["a": "0", "b": "1", "n": "2", "__0": "0", "__1": "1"][field] ?? field
  }
}
