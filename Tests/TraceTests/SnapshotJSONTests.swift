import Foundation
import ProcessSnapshot
import Testing

/// What is written by hand for its speed is what a general encoder writes.
@Suite(.enabled(if: Workshop.hasCompiler, "rustc is not installed")) struct SnapshotJSONTests {
  @Test(arguments: ["boxes", "objects", "threads", "shadows"])
  func writesWhatTheGeneralEncoderWrites(name: String) throws {
    for snapshot in try Trace(name).snapshots { try Self.compare(snapshot) }
  }

  @Test func writesWhatTracingAloneDoesNotHave() throws {
    var snapshot = ProcessSnapshot(
      target: "a \"quoted\"\\ \u{1}\n", producer: "größe", stop: Stop(reason: .signal, label: "l", thread: 1))
    snapshot.consts = [Const(name: "a::B", type: "i32", value: "1_i32", usedIn: ["a::main"])]
    var variable = Variable(name: "x", type: 0, address: nil, bytes: "00", size: 1, state: .maybe)
    variable.parts = [.init(path: ["0", "name"], state: .moved)]
    var frame = Frame(function: "f", file: nil, line: nil, pc: Address(1), sp: Address(2), cfa: nil)
    frame.variables = [variable]
    frame.words = [Frame.Word(address: Address(16), block: 3)]
    frame.callsLibrary = true
    snapshot.allocations = [Allocation(function: "a::f", file: "a.rs", line: 3, column: nil, owner: "Box<i32>")]
    snapshot.heap = [
      HeapBlock(
        address: Address(32), size: 8, state: .live, order: 3, thread: 1, reached: false, allocatedAt: 0, held: false,
        leadsTo: [1, 2], leaked: true)
    ]
    snapshot.threads = [Thread(id: 1, name: "n", atMarker: false, hiddenFrames: 2, frames: [frame])]
    try Self.compare(snapshot)
  }

  private static func compare(_ snapshot: ProcessSnapshot) throws {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let general = String(decoding: try encoder.encode(snapshot), as: UTF8.self)
    #expect(String(decoding: snapshot.json(), as: UTF8.self) == general)
    #expect(try ProcessSnapshot(json: snapshot.json()) == snapshot)
  }
}
