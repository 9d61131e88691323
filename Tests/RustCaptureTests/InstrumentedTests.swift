import Foundation
import Testing

@testable import RustCapture

/// The copy that is compiled instead of the user's source.
@Suite struct InstrumentedTests {
  @Test func linesStayWhereTheyAre() throws {
    let source = MarkedSource(try Fixture.bytes("everywhere.rs"), file: "everywhere.rs")
    let copy = String(decoding: source.instrumented(for: source.markers, edition: .e2021), as: UTF8.self)
    let original = String(decoding: source.text, as: UTF8.self)
    #expect(copy.components(separatedBy: "\n").count == original.components(separatedBy: "\n").count)
    var stripped = copy
    for marker in source.markers {
      let probe = Probe.text(id: marker.id, edition: .e2021)
      #expect(copy.components(separatedBy: "\n")[marker.line - 1].contains(probe))
      stripped = stripped.replacingOccurrences(of: probe, with: "")
    }
    #expect(stripped == original)
  }

  @Test func markersThatWereNotChosenGetNoProbe() throws {
    let source = MarkedSource(Array("fn main() {\n// <--- a\n// <--- b\n}".utf8), file: "a.rs", firstID: 7)
    let copy = String(decoding: source.instrumented(for: [source.markers[1]], edition: .e2021), as: UTF8.self)
    #expect(copy == "fn main() {\n// <--- a\n\(Probe.text(id: 8, edition: .e2021))// <--- b\n}")
  }

  @Test func oldEditionKnowsNoCore() {
    #expect(Probe.text(id: 1, edition: .e2015).contains("::std::arch"))
    #expect(Probe.text(id: 1, edition: .e2018).contains("::core::arch"))
  }

  @Test(.enabled(if: Rust.isInstalled, "needs rustc"), arguments: Edition.allCases)
  func everyEditionTakesTheProbe(edition: Edition) throws {
    let program = try Program(
      """
      #![forbid(unsafe_code)]
      fn sum<T: Copy + Into<i64>>(list: &[T]) -> i64 {
          let mut sum = 0;
          for x in list {
              sum += (*x).into(); // <--- generic
          }
          // <--- before the value
          sum
      }
      fn main() { // <--- first
          let list = [1i32, 2];
          let n = if list.len() > 1 { sum(&list) } else { 0 }; // <--- behind an else
          match n {
              3 => { assert!(true); /* } */ } // ends here
              _ => {
                  return; // <--- behind a return
              }
          } // <--- behind a match
          let f = |x: i64| { let y = x; // <--- in a closure
              y };
          f(n);
      }
      """)
    let built = try program.build { $0.edition = edition }
    #expect(built.markers.map(\.line) == [5, 7, 10, 12, 16, 18, 19])
  }

  /// Which markers compile is what the text's own problems say.
  @Test(.enabled(if: Rust.isInstalled, "needs rustc"))
  func theCompilerAgrees() throws {
    let source = MarkedSource(try Fixture.bytes("everywhere.rs"), file: "everywhere.rs")
    let problems = Set(source.problems.map { $0.location?.line })
    // The first would take the attribute; nobody uses the macro.
    let refusedAnyway = ["behind an attribute", "a macro's value"]
    for marker in source.markers where !refusedAnyway.contains(marker.name) {
      let copy = try Program(
        String(decoding: source.instrumented(for: [marker], edition: .e2021), as: UTF8.self))
      let compiles = try copy.compiles()
      #expect(compiles == !problems.contains(marker.line), "line \(marker.line): \(marker.name)")
    }
  }
}
