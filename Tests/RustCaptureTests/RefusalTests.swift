import Diagnostics
import Foundation
import Testing

@testable import RustCapture

/// Programs that cannot be built with their markers.
@Suite(.enabled(if: Rust.isInstalled, "needs rustc"))
struct RefusalTests {
  @Test func theCompilerSpeaksOfTheUsersOwnLines() throws {
    let failure = try Program("fn main() {\n    let x: i32 = \"a\"; // <---\n}").failure()
    #expect(failure.cause == .program)
    #expect(failure.diagnostics.map(\.message) == ["it does not compile"])
    #expect(failure.transcript.contains("mismatched types"))
    #expect(failure.transcript.contains("prog.rs:2:18"))
    #expect(!failure.transcript.contains("asm!"))
  }

  @Test func onlyTheBadMarkersAreNamed() throws {
    let failure = try Program(
      """
      fn pick(x: i32) -> i32 {
          let y = x; // <--- good
          match y {
              1 => 2,
              _ => 3,
          } // <--- the value
      }
      const fn known() -> i32 {
          let a = 1; // <--- known
          a
      }
      fn main() {
          pick(known()); // <--- good too
      }
      """
    ).failure()
    #expect(failure.diagnostics.map(\.location?.line) == [6, 9])
    #expect(Set(failure.diagnostics.map(\.message)) == ["the compiler takes no statement here"])
    #expect(
      failure.diagnostics.map(\.help) == [
        "what ends here is the value of its block: put the marker on a line of its own before line 3",
        "what the compiler computes does not run: put the marker into an ordinary function",
      ])
    #expect(failure.diagnostics[0].notes.map(\.message) == ["rustc says: mismatched types"])
  }

  @Test func programsWithoutMarkersAreToldHow() throws {
    let failure = try Program("fn main() {}").failure()
    #expect(failure.cause == .program)
    #expect(failure.diagnostics[0].help?.contains("// <---") == true)
  }

  @Test func unknownMarkersListTheKnown() throws {
    let failure = try Program("fn main() {\n// <--- a\n// <---\n}").failure { $0.marker = "b" }
    #expect(failure.cause == .usage)
    #expect(failure.diagnostics[0].help == "markers are named by their label or line: \"a\", line 3")
  }

  @Test func missingFiles() throws {
    #expect(try Program("").failure { $0.path += "x.rs" }.cause == .noInput)
    let failure = try Program("mod gone; fn main() { // <---\n}").failure()
    #expect(failure.diagnostics.map(\.message) == ["it does not compile"])
    #expect(failure.transcript.contains("gone"))
  }
}
