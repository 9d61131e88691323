import MemoryModel
import MemoryNotation
import ProcessSnapshot
import Testing

@testable import RustDecoding

/// Async functions and blocks: their states, and nothing stale.
@Suite struct StateMachineTests {
  /// A machine that captured a box, and has it and a local box while it sleeps.
  private func machine(_ state: UInt8, given: [UInt8], local: [UInt8], also: [UInt8]? = nil) -> Stopped {
    var stopped = Stopped()
    let i32 = stopped.i32()
    let box = stopped.box(of: i32, "i32")
    let byte = stopped.type("u8", .unsigned, size: 1)
    let fields = [Type.Field(name: "given", type: box, offset: 0)]
    let machine = stopped.type(
      "prog::work::{async_fn_env#0}", .enum, size: 24,
      variants: [
        .init(name: "Unresumed", value: 0, fields: fields), .init(name: "Returned", value: 1, fields: fields),
        .init(
          name: "Suspend0", value: 3, fields: [Type.Field(name: "local", type: box, offset: 8)] + fields),
      ], discriminant: .init(type: byte, offset: 16, size: 1))
    let bytes = given + local + [state] + Array(repeating: 0, count: 7)
    stopped.variable("m", machine, bytes)
    if let also { stopped.variable("b", box, also) }
    return stopped
  }

  private func value(_ stopped: Stopped) -> String {
    let text = Notation.text(of: RustDecoding.model(of: [stopped.snapshot])).split(whereSeparator: \.isWhitespace)
    let joined = text.joined(separator: " ")
    return joined.split(separator: "m: async_fn = ").last.map(String.init) ?? joined
  }

  /// The addresses that `Stopped` gives out.
  private static let first: UInt64 = 0x1000_0000_0000
  private static let second: UInt64 = first + 32

  private func stopped(_ state: UInt8, given: HeapBlock.State, local: HeapBlock.State, also: UInt64? = nil) -> Stopped {
    var stopped = machine(
      state, given: Stopped.word(Self.first), local: Stopped.word(Self.second), also: also.map(Stopped.word))
    _ = stopped.block(Stopped.int(1), state: given)
    _ = stopped.block(Stopped.int(2), state: local)
    return stopped
  }

  @Test func beforeItRunsItHasWhatItWasGiven() {
    #expect(value(stopped(0, given: .live, local: .live)).hasPrefix("Unresumed { given: Box<i32> = &given_box }"))
  }

  @Test func asleepItHasItsVariables() {
    #expect(
      value(stopped(3, given: .live, local: .live)).hasPrefix(
        "Suspend0 { local: Box<i32> = &local_box, given: Box<i32> = &given_box }"))
  }

  @Test func whatHasReturnedHasNothing() {
    let text = value(stopped(1, given: .freed, local: .freed))
    #expect(text.hasPrefix("Returned }"), "\(text)")
  }

  @Test func whatOwnsAFreedBlockWasMovedOn() {
    let text = value(stopped(3, given: .freed, local: .live))
    #expect(text.contains("local: Box<i32> = &local_box"))
    #expect(text.contains("moved given: Box<i32>"))
    #expect(!text.contains("freed"))
  }

  @Test func whatSomebodyElseOwnsWasMovedOn() {
    let text = value(stopped(3, given: .live, local: .live, also: Self.first))
    #expect(text.contains("moved given: Box<i32>"), "\(text)")
    #expect(text.contains("b: Box<i32> = &"))
  }

  @Test func whileItRunsItsVariablesStandInItsFrame() {
    var stopped = stopped(3, given: .live, local: .live)
    let place = stopped.snapshot.threads[0].frames[0].variables[0].address!
    var running = stopped.snapshot.threads[0].frames[0]
    running.function = "prog::work::{async_fn#0}"
    running.variables = [
      Variable(name: "given", type: 1, address: place, size: 8, line: 4, state: .moved),
      Variable(name: "given", type: 1, address: place, size: 8, line: 4, state: .live),
    ]
    stopped.snapshot.threads[0].frames.insert(running, at: 0)
    let text = value(stopped)
    #expect(text.hasPrefix("_ }"), "\(text)")
    // The argument and the variable that it becomes are one.
    #expect(text.contains("fn work { given: Box<i32> = &given_box }"), "\(text)")
  }
}
