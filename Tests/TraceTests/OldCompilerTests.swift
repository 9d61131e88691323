import ProcessSnapshot
import Testing

/// Programs of Debian's rustc 1.63.
@Suite(.enabled(if: OldCompiler.isThere, OldCompiler.whyNot))
struct OldCompilerTests {
  @Test func boxesAreRead() throws {
    let snapshot = try Trace("boxes", compiler: OldCompiler.rustc).snapshot(1)
    #expect(snapshot.producer.contains("1.63"))
    let number = try snapshot.block(at: try snapshot.number("number", in: "boxes::main"))
    #expect(try snapshot.number(at: number.address.value, size: 4) == 42)
  }

  @Test func objectsAndClosuresAreRead() throws {
    let trace = try Trace("objects", compiler: OldCompiler.rustc)
    #expect(try trace.snapshot(1).threads[0].frames.map(\.function) == ["objects::Circle::area", "objects::main"])
    #expect(try trace.snapshot(3).frame("objects::main::{closure#0}").variables.filter(\.captured).count == 2)
    #expect(try trace.snapshot(4).vtables.count == 3)
  }

  @Test func threadsAndPanicsAreRead() throws {
    let threads = try Trace("threads", compiler: OldCompiler.rustc).snapshot(1).threads
    #expect(threads.map { $0.frames.first?.line } == [37, 19, 30])
    #expect(try Trace("panics", compiler: OldCompiler.rustc).end.panics == 2)
  }
}
