import ProcessSnapshot
import Testing

/// What the recorder knows, and what of it is reached.
@Suite struct HeapTests {
  @Test func blocksHaveSizesAndStates() throws {
    let snapshot = try Trace("boxes").snapshot(1)
    let number = try snapshot.block(at: try snapshot.number("number", in: "boxes::main"))
    #expect(number.size == 4)
    #expect(number.state == .live)
    #expect(number.reached)
    #expect(try snapshot.number(at: number.address.value, size: 4) == 42)
    let spare = try #require(try snapshot.variable("spare", in: "boxes::main").address).value
    let buffer = try (0..<3).map { try snapshot.number(at: spare + UInt64($0) * 8) }.first { $0 > 4096 }
    #expect(try snapshot.block(at: try #require(buffer)).size == 12)
  }

  @Test func whatIsDroppedIsFreed() throws {
    let trace = try Trace("counts")
    let before = try trace.snapshot(3)
    let after = try trace.snapshot(4)
    let shared = try before.number("weak", in: "counts::main")
    #expect(try before.number(at: shared) == 2)
    #expect(try before.block(at: shared).state == .live)
    // The value is gone, but the block stays while a Weak points there.
    #expect(try after.number(at: shared) == 0)
    #expect(try after.block(at: shared).state == .live)
  }

  @Test func borrowsAreCounted() throws {
    let trace = try Trace("counts")
    func flag(_ marker: Int) throws -> Int64 {
      let snapshot = try trace.snapshot(marker)
      let variable = try snapshot.variable("shared", in: "counts::main")
      let field = try #require(snapshot.type(of: variable).fields.first { $0.name == "borrow" })
      return Int64(
        bitPattern: try snapshot.number(at: try #require(variable.address).value + UInt64(field.offset)))
    }
    #expect(try flag(1) == 0)
    #expect(try flag(2) == 1)
    #expect(try flag(3) == -1)
  }

  @Test func aListOfTenThousandIsReadWhole() throws {
    let snapshot = try Trace("list").snapshot(1)
    var node = try snapshot.number("head", in: "list::main")
    let type = try #require(snapshot.types.first { $0.name == "list::Node" })
    let offsets = type.fields.reduce(into: [:]) { $0[$1.name] = UInt64($1.offset) }
    var count: UInt64 = 0
    while node != 0 {
      count += 1
      #expect(try snapshot.number(at: node + (offsets["value"] ?? 0)) == 10_000 - count)
      node = try snapshot.number(at: node + (offsets["next"] ?? 0))
      if count > 10_000 { break }
    }
    #expect(count == 10_000)
    #expect(snapshot.heap?.filter(\.reached).count == 10_000)
  }

  @Test func addressesAndOrderAreTheSameInEveryRun() throws {
    func normal(_ snapshot: ProcessSnapshot) -> ProcessSnapshot {
      var snapshot = snapshot
      snapshot.stop.thread = 0
      for index in snapshot.threads.indices { snapshot.threads[index].id = 0 }
      for index in snapshot.heap!.indices { snapshot.heap![index].thread = 0 }
      return snapshot
    }
    let first = try Trace("collections").snapshots.map(normal)
    for _ in 0..<3 { #expect(try Trace("collections").snapshots.map(normal) == first) }
  }

  @Test func withoutTheRecorderThereIsNoTable() throws {
    let trace = try Trace("boxes", recorder: false)
    #expect(try trace.snapshot(1).heap == nil)
    #expect(trace.end.heapRecorded == false)
  }

  @Test func theProgramSeesNothingOfTheRecorder() throws {
    let trace = try Trace("environment")
    #expect(trace.output == "[]\n")
  }
}
