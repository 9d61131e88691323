import Foundation
import Testing

enum RustTools {
  static var areThere: Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    let tracer = URL(fileURLWithPath: Memfig.executable).deletingLastPathComponent().appendingPathComponent(
      "memfig-trace")
    return FileManager.default.isExecutableFile(atPath: tracer.path)
      && folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/rustc") }
  }
}

/// Rust programs as inputs.
@Suite(.enabled(if: RustTools.areThere, "needs rustc and memfig-trace"))
struct CaptureTests {
  let memfig: Memfig
  var folder: TemporaryFolder { memfig.folder }
  /// Where temporary folders go, so that what is left there is seen.
  let temporary: TemporaryFolder
  var environment: [String: String] { ["TMPDIR": temporary.url.path] }

  init() throws {
    memfig = try Memfig()
    temporary = try TemporaryFolder()
    try folder.write(
      """
      fn main() {
          let n = std::env::args().skip(1).map(|a| a.len()).sum::<usize>(); // <--- sum
          if n == 100 {
              let x = n; // <--- hundred
          }
      }
      """, to: "prog.rs")
  }

  private func run(_ arguments: String...) throws -> Memfig.Result {
    let result = try memfig(arguments, environment: environment)
    #expect(try temporary.names == [])
    return result
  }

  @Test func theModelOfAProgram() throws {
    let result = try run("capture", "prog.rs", "--marker", "sum", "--", "abc", "-T", "--")
    #expect(result.status == 0)
    #expect(result.text.hasPrefix("memory \"prog.rs\"\n\nstate \"sum\" {\n"))
    #expect(result.text.contains("n: usize = 7"))
    #expect(try run("capture", "prog.rs", "--marker", "sum", "-o", "m.json").status == 0)
    #expect(try folder.text("m.json").contains("\"usize\""))
    let snapshot = try run("capture", "prog.rs", "--marker", "sum", "-T", "snapshot")
    #expect(snapshot.text.split(separator: "\n").count == 1)
    #expect(snapshot.text.contains("\"memfig_snapshot\":1"))
  }

  @Test func itsFigure() throws {
    let result = try run("render", "prog.rs", "--marker", "2", "-O", "-Tsvg", "-Ttxt")
    #expect(result.status == 0)
    #expect(result.errors == "" || result.errors.contains("heap could not be recorded"))
    #expect(try folder.names == ["prog.rs", "prog.svg", "prog.txt"])
    #expect(try run("check", "prog.rs", "--marker", "sum").status == 0)
  }

  @Test func leaksAreWarningsOfCheck() throws {
    try folder.write(
      """
      use std::{cell::RefCell, rc::Rc};
      struct Node { other: RefCell<Option<Rc<Node>>> }
      fn ring() {
          let a = Rc::new(Node { other: RefCell::new(None) });
          let b = Rc::new(Node { other: RefCell::new(Some(a.clone())) });
          *a.other.borrow_mut() = Some(b);
      }
      fn main() {
          ring();
          // <--- after
      }
      """, to: "ring.rs")
    let result = try run("check", "ring.rs")
    #expect(result.status == 0)
    #expect(
      result.errors == """
        ring.rs:4:13: warning: leak: 2 blocks, 64 bytes, keep each other alive by reference counts
                let a = Rc::new(Node { other: RefCell::new(None) });
                        ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        ring.rs:5:13: note: another of them is allocated here
                let b = Rc::new(Node { other: RefCell::new(Some(a.clone())) });
                        ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        ring.rs:10:5: note: seen at this marker
                // <--- after
                ^~~~~~~~~~~~~
        help: make one of the pointers a Weak, or take it out before the last pointer from outside goes

        """)
    #expect(try run("check", "ring.rs", "--strict").status == 65)
    let capture = try run("capture", "ring.rs")
    #expect(capture.status == 0)
    #expect(capture.errors == "")
  }

  @Test func exitCodes() throws {
    try folder.write("fn main() {}", to: "unmarked.rs")
    try folder.write("fn main() { let x: u8 = 1000 + \"\"; // <---\n}", to: "wrong.rs")
    try folder.write("fn main() { 1 // <---\n}", to: "value.rs")
    for name in ["unmarked", "wrong", "value"] { #expect(try run("capture", name + ".rs").status == 65, "\(name)") }
    #expect(try run("capture", "gone.rs").status == 66)
    #expect(try run("capture", "prog.rs", "--marker", "gone").status == 64)
    #expect(try run("capture", "prog.mem").status == 64)
    #expect(try run("capture", "prog.rs", "--bin", "a", "--test", "b").status == 64)
    #expect(try run("convert", "prog.rs").status == 64)
    let unreached = try run("capture", "prog.rs", "--marker", "hundred")
    #expect(unreached.status == 65)
    #expect(unreached.errors.contains("prog.rs:4:20: error: the program never reached the marker\n"))
    let warned = try run("capture", "prog.rs")
    #expect(warned.status == 0)
    #expect(warned.errors.contains("prog.rs:4:20: warning: the program never reached this marker\n"))
    #expect(try run("capture", "prog.rs", "--strict").status == 65)
  }

  @Test func missingTools() throws {
    let compiler = try memfig("capture", "prog.rs", environment: ["RUSTC": "/nowhere/rustc"])
    #expect(compiler.status == 69)
    #expect(compiler.errors.contains("help: install Rust"))
  }

  @Test func compilersMessagesAreNotesInJSON() throws {
    try folder.write("fn main() { let x: u8 = \"\"; // <---\n}", to: "wrong.rs")
    let lines = try run("capture", "wrong.rs", "--diagnostics", "json").errors.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines[0].contains("mismatched types"))
  }
}
