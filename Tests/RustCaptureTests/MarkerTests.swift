import Testing

@testable import RustCapture

/// What is a marker, and where one may stand.
@Suite struct MarkerTests {
  @Test func markersOfATrickySource() throws {
    let source = MarkedSource(try Fixture.bytes("everywhere.rs"), file: "everywhere.rs")
    let problems = Dictionary(grouping: source.problems) { $0.location?.line }
    var text = ""
    for marker in source.markers {
      text += "\(marker.line):\(marker.column) \(marker.label ?? "-")\n"
      for problem in problems[marker.line] ?? [] {
        text += "  \(problem.message)\n  help: \(problem.help ?? "")\n"
      }
    }
    try Fixture.expect(text, equals: "everywhere.txt")
  }

  @Test(arguments: [
    ("// <---", ""), ("// <-- a b ", "a b"), ("//<---\tx", "x"), ("// <------ long", "long"), ("// <--- über", "über"),
  ])
  func labels(_ comment: String, _ label: String) {
    #expect(Marker.label(ofComment: comment[...].utf8) == label)
  }

  @Test(arguments: ["// <-", "// <--x", "// <-->", "// < ---", "// a <---", "//", "// --"])
  func othersAreComments(_ comment: String) { #expect(Marker.label(ofComment: comment[...].utf8) == nil) }

  @Test func windowsLineEnds() throws {
    let source = MarkedSource(Array("fn main() {\r\n  f(); // <--- x\r\n}\r\n".utf8), file: "a.rs")
    #expect(source.markers.map(\.label) == ["x"])
    #expect(source.markers.map(\.sourceLine) == ["  f(); // <--- x"])
  }

  @Test func columnsCountScalars() throws {
    let source = MarkedSource(Array("fn main() { let ä = \"é\"; // <---\n}".utf8), file: "a.rs")
    #expect(source.markers.map(\.column) == [26])
  }

  @Test(arguments: ["\"", "r#\"", "/*", "'", "b'", "'\\", "r#", "\"\\", "/* /*", "{{{", "]])", "#!", "r", "\u{FEFF}"])
  func anyTextHasAnEnd(_ text: String) {
    #expect(MarkedSource(Array(text.utf8), file: "a.rs").markers == [])
    _ = MarkedSource(Array((text + "// <---").utf8), file: "a.rs")
  }
}
