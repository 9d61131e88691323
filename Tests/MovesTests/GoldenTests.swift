import Foundation
import ProcessSnapshot
import Testing

@testable import RustCapture

/// Reads MIR that is kept: `RECORD=1` writes it anew, with the older compiler's where that is there.
@Suite struct GoldenTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["RECORD"] == "1")) func record() throws {
    let program = try RustProgram(named: "golden")
    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    func write(_ mir: String, _ name: String) throws {
      try mir.write(to: Self.folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    try write(Rustc.mir(program.instrumented), "rustc-1.95.mir")
    if let older = OldCompiler.rustc { try write(Rustc.mir(program.instrumented, by: older), "rustc-1.63.mir") }
    Issue.record("recorded: look at the difference, and run without RECORD")
  }

  @Test(arguments: ["rustc-1.95.mir", "rustc-1.63.mir"]) func keptTextIsUnderstood(_ name: String) throws {
    let program = try RustProgram(named: "golden")
    var analysis = MovesAnalysis(mir: try Self.text(name), sources: ["prog.rs": program.instrumented])
    for marker in program.markers {
      let found = analysis.variables(atProbe: marker.id)
      #expect(MovesTests.notLive(try #require(found)) == marker.expected, "marker \(marker.id)")
    }
  }

  @Test func keptTextFillsASnapshot() throws {
    var analysis = MovesAnalysis(mir: try Self.text("rustc-1.95.mir"))
    var snapshot = ProcessSnapshot.stopped(
      marker: 3,
      frames: [
        .at("prog::partial", line: 31, variables: [.named("p", line: 27, type: 0), .named("shape", line: 27, type: 2)])
      ])
    snapshot.types = [
      Type(
        id: 0, name: "prog::Person", size: 48, kind: .struct,
        fields: [Type.Field(name: "name", type: 1, offset: 24), Type.Field(name: "home", type: 1, offset: 0)]),
      Type(id: 1, name: "alloc::string::String", size: 24, kind: .struct),
      Type(
        id: 2, name: "prog::Shape", size: 24, kind: .enum,
        variants: [
          Type.Variant(name: "Text", value: nil, fields: [Type.Field(name: "0", type: 1, offset: 0)]),
          Type.Variant(name: "Empty", value: 0, fields: []),
        ]),
    ]
    analysis.apply(to: &snapshot)
    let variables = snapshot.threads[0].frames[0].variables
    #expect(variables.map(\.state) == [.live, .live])
    #expect(variables[0].parts == [Variable.Part(path: ["home"], state: .moved)])
    #expect(variables[1].parts == [Variable.Part(path: ["Text", "0"], state: .moved)])
  }

  /// The text is for people and may change: what is not understood is unknown, and nothing traps.
  @Test(arguments: ["rustc-1.95.mir", "rustc-1.63.mir"]) func brokenTextNeverTraps(_ name: String) throws {
    let lines = try Self.text(name).split(separator: "\n").map(String.init)
    var seed: UInt64 = 1
    func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    let noise = Array("(){}[]<>:;,.*_-\"' 0129bmc\\".utf8)
    for _ in 0..<40 {
      let broken = lines.compactMap { line -> String? in
        if random(60) == 0 { return nil }
        guard random(6) == 0 else { return line }
        var bytes = Array(line.utf8)
        let at = random(bytes.count)
        switch random(3) {
        case 0: bytes[at] = noise[random(noise.count)]
        case 1: bytes.removeSubrange(at...)
        default: bytes.insert(noise[random(noise.count)], at: at)
        }
        return String(decoding: bytes, as: UTF8.self)
      }
      var analysis = MovesAnalysis(mir: broken.joined(separator: "\n"))
      for probe in 1...10 { _ = analysis.variables(atProbe: probe) }
      var snapshot = ProcessSnapshot.stopped(
        marker: nil, frames: ["late", "again", "main"].map { .at("prog::\($0)", line: random(80)) })
      analysis.apply(to: &snapshot)
    }
    var nothing = MovesAnalysis(mir: "")
    #expect(nothing.variables(atProbe: 1) == nil)
  }

  @Test(.enabled(if: OldCompiler.isThere, OldCompiler.whyNot)) func anOlderCompilerIsUnderstood() throws {
    let program = try RustProgram(named: "moves")
    let mir = try Rustc.mir(program.instrumented, by: OldCompiler.rustc)
    var analysis = MovesAnalysis(mir: mir, sources: ["prog.rs": program.instrumented])
    for marker in program.markers {
      let found = analysis.variables(atProbe: marker.id)
      // It reads an inner box by moving it.
      let isKnown = { (name: String) in !name.hasPrefix("deep") }
      #expect(
        MovesTests.notLive(try #require(found)).filter { isKnown($0.key) }
          == marker.expected.filter { isKnown($0.key) },
        "marker \(marker.id)")
    }
  }
}
