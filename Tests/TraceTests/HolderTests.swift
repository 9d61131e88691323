import ProcessSnapshot
import Testing

/// What leads to blocks, and where they come from.
@Suite(.enabled(if: Workshop.hasCompiler, "rustc is not installed")) struct HolderTests {
  private func snapshot() throws -> ProcessSnapshot {
    try Trace("holds", ["--leaks"], options: "-C force-frame-pointers=yes").snapshot(1)
  }

  private func block(_ size: Int, in snapshot: ProcessSnapshot) throws -> HeapBlock {
    try #require(snapshot.heap?.first { $0.size >= size && $0.size < size + 8 && $0.state == .live })
  }

  @Test func staticsAndThreadsOwnDataHold() throws {
    let snapshot = try snapshot()
    #expect(try block(40, in: snapshot).held == true)
    #expect(try block(72, in: snapshot).held == true)
  }

  @Test func usersFramesDoNot() throws {
    let snapshot = try snapshot()
    let second = try snapshot.block(at: snapshot.number("second", in: "holds::main"))
    #expect(second.held == false)
    let first = try #require(snapshot.heap?.first { second.leadsTo == [$0.order] })
    #expect(first.leadsTo == [])
    let main = try snapshot.frame("holds::main")
    let variable = try snapshot.variable("second", in: "holds::main")
    #expect(main.words?.contains { $0.address == variable.address && $0.block == second.order } == true)
    #expect(main.callsLibrary == false)
  }

  @Test func allocationsHavePlacesAndOwners() throws {
    let snapshot = try snapshot()
    func allocation(_ block: HeapBlock) throws -> Allocation {
      let place = try #require(block.allocatedAt)
      return try #require(snapshot.allocations?[place])
    }
    let link = try allocation(snapshot.block(at: snapshot.number("second", in: "holds::main")))
    #expect(link.function == "holds::make")
    #expect((link.line, link.column) == (13, 5))
    #expect(link.file?.hasSuffix("/sample/holds.rs") == true)
    #expect(link.owner?.hasPrefix("alloc::boxed::Box<holds::Link") == true)
    let grown = try allocation(block(800, in: snapshot))
    #expect((grown.function, grown.line) == ("holds::main", 23))
    #expect(grown.owner?.hasPrefix("alloc::vec::Vec<[u8; 200]") == true)
  }

  @Test func nothingOfItIsWrittenUnlessItIsAskedFor() throws {
    let snapshot = try Trace("holds").snapshot(1)
    #expect(snapshot.allocations == nil)
    #expect(snapshot.heap?.allSatisfy { $0.held == nil && $0.allocatedAt == nil && $0.leadsTo == nil } == true)
    #expect(snapshot.threads.flatMap(\.frames).allSatisfy { $0.words == nil && $0.callsLibrary == nil })
  }
}
