import ProcessSnapshot
import Testing

/// Statics of which each thread has its own.
@Suite(.enabled(if: Workshop.hasCompiler, "rustc is not installed")) struct ThreadLocalTests {
  @Test func eachThreadHasThoseItUsed() throws { try check(compiler: nil) }

  @Test(.enabled(if: OldCompiler.isThere, OldCompiler.whyNot))
  func oldCompilersKeepThemOtherwise() throws { try check(compiler: OldCompiler.rustc) }

  private func check(compiler: String?) throws {
    let trace = try Trace("locals", compiler: compiler)
    let snapshot = try trace.snapshot(1)
    let (main, worker) = (snapshot.threads[0].id, snapshot.threads[1].id)
    func names(_ thread: Int) -> [String] { snapshot.statics.filter { $0.thread == thread }.map(\.name).sorted() }
    #expect(names(main) == ["locals::COUNTER", "locals::LAZY", "locals::NAMES", "locals::TEXT"])
    // What needs no beginning is there in every thread.
    #expect(names(worker) == ["locals::COUNTER", "locals::TEXT"])
    func number(_ name: String, _ thread: Int) throws -> UInt64 {
      let item = try #require(snapshot.statics.first { $0.name == "locals::" + name && $0.thread == thread })
      return try snapshot.number(at: item.address.value, size: snapshot.types[item.type].size)
    }
    #expect(try number("COUNTER", main) == 8)
    #expect(try number("COUNTER", worker) == 9)
    #expect(try number("LAZY", main) == 5)
    let types = Dictionary(
      snapshot.statics.filter { $0.thread == main }.map { ($0.name, snapshot.types[$0.type].name) },
      uniquingKeysWith: { $1 })
    #expect(types["locals::COUNTER"] == "core::cell::Cell<u32>")
    #expect(types["locals::NAMES"]?.hasPrefix("core::cell::RefCell<alloc::vec::Vec<") == true)
    #expect(types["locals::TEXT"] == "core::cell::RefCell<alloc::string::String>")
    #expect(try trace.snapshot(2).statics.allSatisfy { $0.thread == main })
  }
}
