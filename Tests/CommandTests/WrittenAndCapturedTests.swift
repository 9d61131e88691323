import Foundation
import MemoryModel
import Testing

/// What is captured from an example's program is what is written beside it, and what any other compiler gives.
@Suite(.enabled(if: RustTools.areThere, "needs rustc and memfig-trace")) struct WrittenAndCapturedTests {
  /// A line of one model that the other has not, or has otherwise.
  struct Difference {
    var why: String
    var written: [String] = []
    var captured: [String] = []
  }

  /// All there are.
  static let differences: [String: [Difference]] = [
    "arc-mutex-threads": [
      Difference(
        why: "a handle is opaque; its author knows whose it is",
        written: ["*main/main.handles.ptr[0] = ann", "*main/main.handles.ptr[1] = bob"],
        captured: ["*main/main.handles.ptr[0] = _", "*main/main.handles.ptr[1] = _"]),
      Difference(
        why: "a variable is absent while its own let still runs",
        written: ["uninitialized bob/closure.n: MutexGuard<u32>", "frame bob/closure: t, n"],
        captured: ["frame bob/closure: t"]),
    ],
    "const-and-static": [
      Difference(
        why: "it is written to show code and globals alone",
        captured: [
          "frame main/main: ", "frame main/to_kelvin: celsius, kelvin", "main/to_kelvin.celsius: f64 = 20.0",
          "main/to_kelvin.kelvin: f64 = 293.15",
        ])
    ],
  ]

  /// What std calls its types by turns.
  static let renamed = [("RcInner<", "RcBox<")]

  private func lines(_ state: MemoryState) -> [String] {
    CanonicalLines(state).lines.map { line in
      Self.renamed.reduce(line) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }
  }

  @Test(arguments: Example.all) func whatIsWrittenIsCaptured(example: Example) throws {
    let (written, captured) = (try example.written().states, try example.captured().states)
    try #require(written.count == captured.count)
    // A single state has no label where it is written.
    #expect(written.count == 1 || written.map(\.label) == captured.map(\.label))
    let known = Self.differences[example.topic] ?? []
    var (left, right): (Set<String>, Set<String>) = ([], [])
    for (first, second) in zip(written, captured) {
      let (one, other) = (lines(first), lines(second))
      left.formUnion(Set(one).subtracting(other))
      right.formUnion(Set(other).subtracting(one))
    }
    #expect(left.sorted() == known.flatMap(\.written).sorted(), "written, and not captured")
    #expect(right.sorted() == known.flatMap(\.captured).sorted(), "captured, and not written")
  }

  @Test(.enabled(if: OldCompiler.isThere, OldCompiler.whyNot), arguments: Example.all)
  func compilersAgree(example: Example) throws {
    let (new, old) = (try example.captured(), try example.captured(by: OldCompiler.rustc))
    #expect(new.states.map(\.label) == old.states.map(\.label))
    for (first, second) in zip(new.states, old.states) { #expect(lines(first) == lines(second)) }
  }
}
