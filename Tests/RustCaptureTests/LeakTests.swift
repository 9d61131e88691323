import Foundation
import ProcessSnapshot
import Testing

@testable import RustCapture

/// What is found to be leaked in real programs.
@Suite(.enabled(if: Rust.canCapture, "needs rustc and memfig-trace"))
struct LeakTests {
  /// The leaks of each state by itself, by the line of their allocation, without what later states tell.
  private static func leaks(in program: Program) throws -> [(state: String, lines: [String], leak: Leak)] {
    let built = try program.build()
    let request = program.request { $0.leaks = true }
    let outcome = try Tracing(request: request, program: built, workspace: program.folder.path).run(HeldSignals())
    var found: [(String, [String], Leak)] = []
    for snapshot in CaptureFindings(request: request, program: built, outcome: outcome).snapshots {
      var snapshot = snapshot
      var holdings = FrameHoldings.Table()
      for mir in built.mir {
        var moves = MovesAnalysis(
          mir: String(decoding: try FileTree.read(mir), as: UTF8.self), sources: built.sources)
        moves.apply(to: &snapshot, &holdings)
      }
      snapshot.settleMoves()
      var one = [snapshot]
      one.markLeaks([holdings])
      for leak in Leak.all(in: one, of: built) {
        let lines = leak.places.compactMap { $0.sourceLine?.trimmingCharacters(in: .whitespaces) }
        found.append((snapshot.stop.label ?? "\(snapshot.stop.line ?? 0)", lines, leak))
      }
    }
    return found
  }

  private static func program(_ name: String) throws -> Program {
    try Program(String(decoding: Fixture.bytes("Leaks/\(name).rs"), as: UTF8.self), named: name)
  }

  @Test(arguments: ["library", "threads", "temporaries", "executor", "calls", "closures"])
  func nothingIsLeaked(program name: String) throws {
    let leaks = try Self.leaks(in: Self.program(name))
    for leak in leaks { Issue.record("at \"\(leak.state)\": \(leak.lines)") }
  }

  @Test func eachFormIsFoundOnce() throws {
    let program = try Self.program("forms")
    let leaks = try program.capture { $0.leaks = true }.leaks
    let found = leaks.compactMap { leak in
      (leak.places.first?.sourceLine).map { line in
        let lost = line.split(separator: "// ").last ?? ""
        let words = lost.split(separator: " ", maxSplits: 2)
        let owner = words.last.map { String($0) } ?? ""
        let said = "\(leak.kind) \(leak.blocks)"
        #expect(words.prefix(2).joined(separator: " ") == said, "\(line)")
        let name = leak.owner?.split(separator: "::", maxSplits: 2).last?.replacing(", alloc::alloc::Global", with: "")
        #expect(name?.hasPrefix(owner) == true, "\(leak.owner ?? "no owner"): \(line)")
        return leak.places[0].line
      }
    }
    let text = String(decoding: try Fixture.bytes("Leaks/forms.rs"), as: UTF8.self)
    let expected = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { $1.contains("// lost") || $1.contains("// ring") || $1.contains("// countedRing") }.map {
        $0.offset + 1
      }
    #expect(found.sorted() == expected)
    #expect(leaks.count == expected.count)
  }

  /// Not later than it happens: what was moved on leaves copies all over the stack, and in registers.
  @Test func itIsSeenAtOnce() throws {
    let leaks = try Self.leaks(in: Self.program("forms"))
    func states(_ text: String) -> [String] { leaks.filter { $0.lines[0].hasPrefix(text) }.map(\.state) }
    #expect(states("forgets(") == ["in forgets", "after here", "end", "last"])
    #expect(states("let here") == ["after here", "end", "last"])
    #expect(states("let mut slot") == ["last"])
  }

  @Test func sizesAndWhatElseIsLost() throws {
    let leaks = try Self.program("forms").capture { $0.leaks = true }.leaks
    func leak(_ text: String) throws -> Leak {
      try #require(leaks.first { $0.places[0].sourceLine?.contains(text) == true })
    }
    let list = try leak("let a = Box::into_raw")
    #expect(list.bytes == 32)
    #expect(list.places.map(\.line) == [list.places[0].line, list.places[0].line + 1])
    let selfish = try leak("let s = Rc::new")
    #expect((selfish.furtherBlocks, selfish.furtherBytes) == (1, 1))
    #expect(try leak("mem::forget(Box::new(i))").bytes == 800)
    #expect(try leak("mem::forget(Box::new(i))").times == 100)
    #expect(try leak("let here").seenAt?.sourceLine?.contains("after here") == true)
    let place = try leak("let here").places[0]
    #expect(place.column == 16)
    #expect(place.length == "Box::new(6)".count)
  }

  @Test(.enabled(if: Rust.hasCargo, "needs cargo")) func leaksOfAPackageHaveTheirLines() throws {
    let program = try Program(
      "",
      files: [
        "Cargo.toml": "[package]\nname = \"nix\"\nversion = \"0.1.0\"\nedition = \"2021\"\n",
        "src/main.rs": "mod deep;\nfn main() {\n    deep::go(); // <---\n}\n",
        "src/deep.rs": "pub fn go() {\n    std::mem::forget(vec![1u16; 2]);\n}\n",
      ])
    let leaks = try program.capture { ($0.path, $0.leaks) = (program.folder.path, true) }.leaks
    #expect(leaks.map(\.places.first?.sourceLine) == ["    std::mem::forget(vec![1u16; 2]);"])
    #expect(leaks.map(\.places.first?.column) == [22])
    #expect(leaks.first?.places.first?.file == program.folder.path + "/src/deep.rs")
  }

  @Test func nothingIsLookedForUnlessItIsAskedFor() throws {
    let capture = try Self.program("forms").capture()
    #expect(capture.leaks == [])
    #expect(capture.snapshots.allSatisfy { $0.allocations == nil })
    #expect(capture.snapshots[0].heap?.allSatisfy { $0.held == nil && $0.leaked == nil } == true)
  }

  @Test func aBlockThatIsFreedLaterWasNotLeaked() throws {
    let capture = try Program(
      """
      static mut HIDDEN: usize = 0;
      fn main() {
          let p = Box::into_raw(Box::new(1)) as usize;
          unsafe { HIDDEN = p ^ 0xffff_0000_0000 };
          { let p = 0; // <--- hidden
          }
          unsafe { drop(Box::from_raw((HIDDEN ^ 0xffff_0000_0000) as *mut i32)) };
          // <--- freed
      }
      """.replacing("let p = Box", with: "let mut p = Box").replacing("{ let p", with: "p = 0; { let p")
    ).capture { $0.leaks = true }
    #expect(capture.snapshots[0].heap?.contains { $0.held == false && $0.size == 4 } == true)
    #expect(capture.leaks == [])
  }
}

/// How leaked blocks are told together.
struct LeakGroupTests {
  private func block(_ order: Int, _ targets: Int...) -> HeapBlock {
    HeapBlock(
      address: Address(UInt64(order * 16)), size: 8, state: .live, order: order, thread: 1, reached: false, held: false,
      leadsTo: targets)
  }

  @Test func ringsAreOneGroupWithWhatTheyHold() {
    let groups = LeakGroup.groups(of: [block(1, 2), block(2, 3), block(3, 1, 4), block(4, 5), block(5)])
    #expect(groups.map { $0.blocks.map(\.order) } == [[1, 2, 3]])
    #expect(groups.map(\.isRing) == [true])
    #expect(groups[0].alsoLost.map(\.order) == [4, 5])
  }

  @Test func whatOthersLeadToBelongsToTheFirst() {
    let groups = LeakGroup.groups(of: [block(1, 3), block(2, 3), block(3), block(4, 4), block(5, 9)])
    #expect(groups.map { $0.blocks.map(\.order) } == [[1], [2], [4], [5]])
    #expect(groups.map(\.isRing) == [false, false, true, false])
    #expect(groups.map { $0.alsoLost.map(\.order) } == [[3], [], [], []])
  }

  @Test func longListsDoNotRecurse() {
    let groups = LeakGroup.groups(of: (1...200_000).map { block($0, $0 + 1) })
    #expect(groups.count == 1)
    #expect(groups[0].alsoLost.count == 199_999)
  }
}

/// Which types of MIR may hold blocks.
struct HoldingTypeTests {
  @Test(arguments: [
    ("std::rc::Rc<Node>", true), ("&std::rc::Rc<Node>", false), ("*mut i32", false), ("T", true),
    ("(i32, bool)", false),
    ("(i32, std::vec::Vec<i32>)", true), ("[&str; 3]", false), ("[std::string::String; 3]", true), ("()", false),
    ("std::option::Option<&mut i32>", false), ("std::option::Option<std::boxed::Box<i32>>", true),
    ("std::result::Result<(), std::boxed::Box<dyn std::error::Error>>", true),
    ("std::result::Result<usize, std::convert::Infallible>", false), ("std::cell::RefMut<'_, Option<Rc<Node>>>", false),
    ("fn(std::string::String) -> std::string::String", false), ("{closure@a.rs:3:1: 3:5}", true),
    ("std::result::Result<fn() -> i32, &str>", false), ("HashMap<i32", true),
  ])
  func mayHold(type: String, holds: Bool) {
    #expect(Array(type.utf8)[...].mayHoldBlocks == holds)
  }

  @Test func fieldsOfTuples() {
    #expect(Array("(std::collections::HashMap<i32, u8>, fn(i32) -> i32)".utf8)[...].tupleFields == 2)
    #expect(Array("(i32,)".utf8)[...].tupleFields == 1)
    #expect(Array("[i32; 2]".utf8)[...].tupleFields == nil)
  }
}
