import Diagnostics
import Foundation
import ProcessSnapshot
import Testing

@testable import RustCapture

/// Programs that are compiled, run and read.
@Suite(.enabled(if: Rust.canCapture, "needs rustc and memfig-trace"))
struct CaptureTests {
  private static let loop = """
    fn add(a: i32, b: i32) -> i32 {
        let sum = a + b; // <--- in add
        sum
    }
    fn main() {
        let mut n = 0;
        for i in 0..3 {
            n = add(n, i);
        }
        // <---
    }
    """

  @Test func everyHitIsAStateWithItsMarkersPlace() throws {
    let capture = try Program(Self.loop).capture()
    let stops = capture.snapshots.map(\.stop)
    #expect(stops.map(\.label) == ["in add", "in add", "in add", nil])
    #expect(stops.map(\.line) == [2, 2, 2, 10])
    #expect(stops.map(\.hit) == [1, 2, 3, 1])
    #expect(capture.snapshots.map { $0.threads[0].frames.map(\.function).count } == [2, 2, 2, 1])
    #expect(capture.snapshots[0].threads[0].frames[0].variables.map(\.name) == ["a", "b", "sum"])
    #expect(capture.warnings.filter { $0.message != CaptureFindings.noHeapRecord("").message } == [])
  }

  @Test func oneMarkerAndOneHit() throws {
    let program = try Program(Self.loop)
    #expect(try program.capture { $0.marker = "10" }.snapshots.map(\.stop.line) == [10])
    #expect(try program.capture { ($0.marker, $0.hit) = ("in add", 2) }.snapshots.map(\.stop.hit) == [2])
    #expect(try program.capture { $0.hit = 2 }.snapshots.map(\.stop.hit) == [2])
    #expect(
      try program.failure { $0.hit = 4 }.diagnostics[0].message == "no marker was reached 4 times: the most was 3")
  }

  @Test func modulesAreInstrumentedToo() throws {
    let program = try Program(
      "mod deep;\nfn main() { deep::go(); let n = include!(\"n.txt\"); // <--- root\n}",
      files: ["deep/mod.rs": "pub fn go() { let s = 1; // <--- deep\n}", "n.txt": "7"])
    let capture = try program.capture()
    #expect(capture.snapshots.map(\.stop.label) == ["deep", "root"])
    #expect(capture.snapshots[0].stop.file?.hasSuffix("/deep/mod.rs") == true)
  }

  @Test func argumentsInputAndLimits() throws {
    let program = try Program(
      """
      fn main() {
          let mut text = String::new();
          std::io::stdin().read_line(&mut text).unwrap();
          if text.len() == 3 && std::env::args().nth(1).as_deref() == Some("-x y") {
              let here = 1; // <--- here
          }
      }
      """, files: ["input": "ab\n"])
    let input = program.folder.appending(path: "input").path
    #expect(try program.capture { ($0.input, $0.arguments) = (input, ["-x y"]) }.snapshots.count == 1)
    let failure = try program.failure()
    #expect(failure.diagnostics.map(\.message) == ["the program never reached the marker"])
    #expect(failure.diagnostics[0].notes.map(\.message) == ["it ended with status 0"])
    #expect(failure.diagnostics[0].location?.line == 5)
    #expect(try program.failure { $0.input = input + "-not" }.cause == .noInput)
  }

  @Test func whatTheProgramSaidIsShownWhereNothingWasReached() throws {
    let program = try Program(
      "fn main() { println!(\"said so\"); if std::env::args().count() > 1 { let a = 1; // <---\n} std::process::exit(3) }"
    )
    let failure = try program.failure()
    #expect(failure.transcript == "said so\n")
    #expect(failure.diagnostics[0].notes.map(\.message) == ["it ended with status 3", "what it wrote is above"])
  }

  @Test func endsAreToldAndMayBeStates() throws {
    let panic = try Program("fn main() { let v = vec![1]; // <---\n let i = v.len(); v[i]; }")
    #expect(
      try panic.capture().warnings.map(\.message).contains(
        "the program panicked: index out of bounds: the len is 1 but the index is 1"))
    #expect(try panic.capture { $0.onPanic = true }.snapshots.map(\.stop.reason) == [.marker, .panic])
    let loop = try Program("fn main() { loop {} }")
    #expect(try loop.failure().diagnostics[0].message == "there is no marker in it")
    #expect(
      try loop.capture { ($0.onTimeout, $0.timeout) = (true, 0.2) }.snapshots.map(\.stop.reason) == [.timeout])
    let crash = try Program("fn main() { let a = 8; // <---\n unsafe { *(a as *mut u8) = 1 } }")
    #expect(try crash.capture().warnings.map(\.message).contains("the program was ended by SIGSEGV"))
    #expect(try crash.capture { $0.onCrash = true }.snapshots.map(\.stop.reason) == [.marker, .signal])
  }
}
