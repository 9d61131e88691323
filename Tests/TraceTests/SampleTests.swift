import Foundation
import ProcessSnapshot
import Testing

/// The samples that the tests of decoding begin with are made of programs of these tests: `RECORD=1` makes them anew.
@Suite(.enabled(if: Workshop.hasCompiler, "rustc is not installed")) struct SampleTests {
  private static let folder = Workshop.checkout.appendingPathComponent("Tests/RustDecodingTests/Snapshots")

  @Test(arguments: ["references", "boxes", "counts", "objects", "collections", "threads"])
  func areWhatTracingWrites(program: String) throws {
    let snapshots = try Trace(program).snapshots.map(Self.normal)
    for (index, snapshot) in snapshots.enumerated() {
      let name = snapshots.count == 1 ? program : "\(program)-\(index + 1)"
      let file = Self.folder.appendingPathComponent("\(name).json")
      if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        try Data(snapshot.json() + [UInt8(ascii: "\n")]).write(to: file)
        Issue.record("\(name) was recorded")
        continue
      }
      let sample = try ProcessSnapshot(json: Array(try Data(contentsOf: file)))
      // Compilers differ in where they put things, not in what there is.
      #expect(Self.outline(snapshot) == Self.outline(sample))
    }
  }

  /// Without the numbers the system gives to threads.
  private static func normal(_ snapshot: ProcessSnapshot) -> ProcessSnapshot {
    var snapshot = snapshot
    var ids: [Int: Int] = [:]
    func normal(_ id: inout Int) { id = ids[id] ?? 0 }
    for index in snapshot.threads.indices {
      ids[snapshot.threads[index].id] = 1000 + ids.count
      normal(&snapshot.threads[index].id)
    }
    normal(&snapshot.stop.thread)
    for index in snapshot.heap?.indices ?? 0..<0 { normal(&snapshot.heap![index].thread) }
    return snapshot
  }

  private static func outline(_ snapshot: ProcessSnapshot) -> [String] {
    snapshot.threads.flatMap { thread in
      thread.frames.map { frame in
        "\(thread.name ?? "-") \(frame.function):\(frame.line ?? 0) "
          + frame.variables.map { "\($0.name): \(snapshot.types[$0.type].name)" }.joined(separator: ", ")
      }
    } + snapshot.statics.map(\.name).sorted()
  }
}
