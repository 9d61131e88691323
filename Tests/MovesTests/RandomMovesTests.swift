import Foundation
import ProcessSnapshot
import Testing

@testable import RustCapture

/// Programs made at random, held to two witnesses: what they say of themselves when they run, and the borrow checker.
@Suite(.enabled(if: Rustc.isThere, "rustc is not installed"), .serialized) struct RandomMovesTests {
  /// Functions that the borrow checker refuses are left out; most are understood by the one who made them up.
  private func valid(_ program: RandomMoves) throws -> Set<Int> {
    var left: Set<Int> = []
    for _ in 0..<8 {
      let text = program.running(1, without: left)
      let lines = text.components(separatedBy: "\n")
      var refused: Set<Int> = []
      for error in try Rustc.errors(text) {
        guard let match = error.wholeMatch(of: /[^:]*:(\d+):\d+: error.*/) else { continue }
        let above = lines[..<Int(match.1)!].last { $0.hasPrefix("fn f") } ?? "fn f0("
        refused.insert(Int(above.dropFirst(4).prefix { $0.isNumber })!)
      }
      if refused.isEmpty { return left }
      left.formUnion(refused)
    }
    return left
  }

  /// `MOVES_SEEDS=1-40` tries more.
  static let seeds: [UInt64] = {
    guard let text = ProcessInfo.processInfo.environment["MOVES_SEEDS"] else { return [1, 2, 3] }
    let ends = text.split(separator: "-").map { UInt64($0)! }
    return Array(ends[0]...ends[1])
  }()

  @Test(arguments: seeds) func bothWitnessesAgree(seed: UInt64) throws {
    let program = RandomMoves(seed: seed, functions: 12)
    let left = try valid(program)
    #expect(left.count < 6, "few functions are refused")
    let source = program.running(1000, without: left)
    let (mir, output) = try Rustc.mirAndOutput(source)
    var analysis = MovesAnalysis(mir: mir, sources: ["prog.rs": source])
    let seen = Seen(output)
    let refused = try refusedUses(of: program, without: left)
    var unseen: [String] = []
    var (checked, maybes) = (0, 0)
    for marker in program.markers where !left.contains(marker.function) {
      // What comes after an endless way is no block.
      guard let found = analysis.variables(atProbe: marker.id) else { continue }
      for variable in marker.variables {
        guard let moves = found.last(where: { $0.name == variable.name && !$0.compilers }) else {
          if !found.isEmpty { Issue.record("seed \(seed), marker \(marker.id): \(variable.name) is not found") }
          continue
        }
        let isLive = moves.state == .live && moves.parts.allSatisfy { $0.state == .live }
        let isRefused = refused[marker.id]?.contains(variable.name) ?? false
        #expect(isLive != isRefused, "seed \(seed), marker \(marker.id): \(variable) is \(moves)")
        guard let states = seen.states[marker.id] else { continue }
        for (leaf, slot) in zip(variable.kind.leaves, variable.slots) {
          let part = moves.parts.filter { leaf.starts(with: $0.path) }.max { $0.path.count < $1.path.count }
          let state = part?.state ?? moves.state
          let was = states[slot]!
          let place = "\(marker.id) \(variable.name).\(leaf.joined(separator: "."))"
          checked += 1
          #expect(was.agrees(with: state), "seed \(seed), \(place) is \(state), was \(was)")
          guard state == .maybe, seen.hits[marker.id]! > 100 else { continue }
          maybes += 1
          let both = was.contains(.live) && !was.isDisjoint(with: [.moved, .uninitialized])
          if !both && was != .absent { unseen.append(place) }
        }
      }
    }
    // Ways that values never lead along, as `None` does not into `Some`, are still ways.
    #expect(unseen.count * 5 <= maybes, "seed \(seed): always the same, and not for certain: \(unseen)")
    #expect(checked > 300 && maybes > 20)
  }

  /// What a program says of itself.
  private struct Seen {
    /// By marker and slot.
    var states: [Int: [Int: LeafState]] = [:]
    var hits: [Int: Int] = [:]

    init(_ output: String) {
      for line in output.split(separator: "\n") {
        let numbers = line.split(separator: " ").map { Int($0)! }
        if numbers.count == 2 {
          hits[numbers[0]] = numbers[1]
        } else {
          states[numbers[0], default: [:]][numbers[1]] = LeafState(rawValue: UInt8(numbers[2]))
        }
      }
    }
  }

  /// The variables that cannot be used at each marker.
  private func refusedUses(of program: RandomMoves, without left: Set<Int>) throws -> [Int: Set<String>] {
    let (text, uses) = program.using(without: left)
    var refused: [Int: Set<String>] = [:]
    for error in try Rustc.errors(text) {
      guard let match = error.wholeMatch(of: /[^:]*:(\d+):\d+: error\[(E038[12])\].*/), let use = uses[Int(match.1)!]
      else { continue }
      refused[use.marker, default: []].insert(use.name)
    }
    return refused
  }
}
