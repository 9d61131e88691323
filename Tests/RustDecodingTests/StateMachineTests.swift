import MemoryModel
import MemoryNotation
import ProcessSnapshot
import Testing

@testable import RustDecoding

/// Async functions and blocks: their states, and nothing stale.
@Suite struct StateMachineTests {
  /// A machine that captured a box, and has it and a local box while it sleeps.
  private func machine(
    _ state: UInt8, given: [UInt8], local: [UInt8], also: [UInt8]? = nil, kind: String = "async_block"
  ) -> Stopped {
    var stopped = Stopped()
    let i32 = stopped.i32()
    let box = stopped.box(of: i32, "i32")
    let byte = stopped.type("u8", .unsigned, size: 1)
    let fields = [Type.Field(name: "given", type: box, offset: 0)]
    let machine = stopped.type(
      "prog::work::{\(kind)_env#0}", .enum, size: 24,
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
    return joined.split(separator: "m: async_").last.map { String($0.drop { $0 != "=" }.dropFirst(2)) } ?? joined
  }

  /// The addresses that `Stopped` gives out.
  private static let first: UInt64 = 0x1000_0000_0000
  private static let second: UInt64 = first + 32

  private func stopped(
    _ state: UInt8, given: HeapBlock.State, local: HeapBlock.State, also: UInt64? = nil, kind: String = "async_block"
  ) -> Stopped {
    var stopped = machine(
      state, given: Stopped.word(Self.first), local: Stopped.word(Self.second), also: also.map(Stopped.word), kind: kind
    )
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

  /// Its arguments are variables once it has begun, and those are listed where they are alive.
  @Test func anAsyncFunctionsArgumentsAreItsVariables() {
    let text = value(stopped(3, given: .live, local: .live, kind: "async_fn"))
    #expect(text.hasPrefix("Suspend0 { local: Box<i32> = &local_box }"), "\(text)")
    #expect(value(stopped(0, given: .live, local: .live, kind: "async_fn")).contains("given: Box<i32> = &given_box"))
  }

  /// Numbers stay where they are, whatever becomes of their copies; of other values without a block nobody knows.
  @Test func whatMayHaveBeenMovedIsSaidToBe() {
    var stopped = Stopped()
    let i32 = stopped.i32()
    let token = stopped.type("prog::Token", .struct, size: 4, fields: [("0", i32, 0)])
    let byte = stopped.type("u8", .unsigned, size: 1)
    let fields = [Type.Field(name: "token", type: token, offset: 0), Type.Field(name: "count", type: i32, offset: 4)]
    let machine = stopped.type(
      "prog::work::{async_block_env#0}", .enum, size: 12,
      variants: [
        .init(name: "Unresumed", value: 0, fields: fields), .init(name: "Suspend0", value: 3, fields: fields),
      ],
      discriminant: .init(type: byte, offset: 8, size: 1))
    stopped.variable("m", machine, Stopped.int(77) + Stopped.int(5) + [3, 0, 0, 0])
    #expect(value(stopped).hasPrefix("Suspend0 { maybe moved token: Token = _, count: i32 = 5 }"), "\(value(stopped))")
  }

  @Test func whileItRunsItsVariablesStandInItsFrame() {
    var stopped = stopped(3, given: .live, local: .live, kind: "async_fn")
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
