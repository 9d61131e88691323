import ProcessSnapshot
import Testing

@testable import RustCapture

@Suite(.enabled(if: Rustc.isThere, "rustc is not installed"), .serialized) struct ConstantTests {
  static func snapshot(marker: Int, of program: RustProgram, function: String) throws -> ProcessSnapshot {
    var analysis = MovesAnalysis(mir: try Rustc.mir(program.instrumented))
    let line = try #require(program.markers.first { $0.id == marker }).line
    var snapshot = ProcessSnapshot.stopped(marker: marker, frames: [.at(function, line: line)])
    snapshot.statics = ["GREETING", "COUNTER", "UNUSED"].map {
      Static(name: "prog::\($0)", type: 0, address: Address(16))
    }
    analysis.apply(to: &snapshot)
    return snapshot
  }

  @Test func valuesAreThoseOfTheComments() throws {
    let program = try RustProgram(named: "constants")
    let found = try Self.snapshot(marker: 1, of: program, function: "prog::every").consts
    var expected: [String: String] = [:]
    for line in program.text.split(separator: "\n") {
      guard let match = line.wholeMatch(of: /\s*const ([A-Z]+): .*; \/\/ (Point::[A-Z]+ )?= (.*)/) else { continue }
      expected["prog::" + (match.2.map { String($0.dropLast()) } ?? String(match.1))] = String(match.3)
    }
    expected["prog::Point::SIDES"] = nil
    #expect(expected.count == 24)
    #expect(Dictionary(uniqueKeysWithValues: found.map { ($0.name, $0.value) }) == expected)
    #expect(found.allSatisfy { $0.usedIn.first == "prog::every" })
    #expect(found.first { $0.name == "prog::ANSWER" }?.type == "i32")
  }

  @Test func anImplsConstIsNamedByItsType() throws {
    let program = try RustProgram(named: "constants")
    let function = "prog::<prog::Point as prog::Sides>::sides"
    let found = try Self.snapshot(marker: 2, of: program, function: function).consts
    #expect(found.first == Const(name: "prog::Point::SIDES", type: "u32", value: "4", usedIn: [function]))
  }

  @Test func staticsKnowTheirUsers() throws {
    let program = try RustProgram(named: "constants")
    let found = try Self.snapshot(marker: 3, of: program, function: "prog::statics")
    #expect(found.statics.map(\.usedIn) == [["prog::main"], ["prog::statics"], ["prog::main"]])
    #expect(found.statics.map(\.mutable) == [false, true, false])
    // Functions that stand on no stack use consts too.
    #expect(found.consts.first { $0.name == "prog::ANSWER" }?.usedIn == ["prog::statics", "prog::every"])
    #expect(found.consts.filter { $0.usedIn.contains("prog::statics") }.map(\.name) == ["prog::ANSWER"])
  }
}
