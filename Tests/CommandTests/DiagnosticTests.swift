import Diagnostics
import Foundation
import Testing

@testable import RenderJob

@Suite struct DiagnosticTests {
  let memfig: Memfig

  init() throws {
    memfig = try Memfig()
    try memfig.folder.write(Models.unknownPlace, to: "bad.mem")
  }

  @Test func human() throws {
    let result = try memfig("check", "bad.mem")
    #expect(result.status == 65)
    #expect(
      result.errors == """
        bad.mem:4:20: error: there is no "aa"
                    b: &i32 = &aa
                               ^~
        help: did you mean "a"?

        """)
  }

  @Test func json() throws {
    try memfig.folder.write("stack { fn main { a: i32 = , b: &i32 = &\"ü\\\"\" } }", to: "worse.mem")
    let result = try memfig("check", "--diagnostics", "json", "bad.mem", "worse.mem", "nowhere.mem")
    let objects = try result.errors.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(objects.count >= 3)
    #expect(objects[0]["severity"] as? String == "error")
    #expect(objects[0]["message"] as? String == "there is no \"aa\"")
    #expect(objects[0]["file"] as? String == "bad.mem")
    #expect(objects[0]["line"] as? Int == 4)
    #expect(objects[0]["column"] as? Int == 20)
    #expect(objects[0]["length"] as? Int == 2)
    #expect(objects[0]["help"] as? String == "did you mean \"a\"?")
    #expect(objects.last?["file"] as? String == "nowhere.mem")
    #expect(objects.last?["line"] == nil)
  }

  @Test func color() throws {
    #expect(try memfig("check", "bad.mem", "--color", "always").errors.contains("\u{1B}[1;31merror:\u{1B}[0m"))
    #expect(try !memfig("check", "bad.mem").errors.contains("\u{1B}"))
    let terminal = "script -qec '\"$memfig\" check bad.mem' /dev/null"
    #expect(try memfig.shell("export TERM=xterm; \(terminal)").text.contains("\u{1B}["))
    #expect(try !memfig.shell("export TERM=xterm NO_COLOR=1; \(terminal)").text.contains("\u{1B}["))
    #expect(try !memfig.shell("export TERM=dumb; \(terminal)").text.contains("\u{1B}["))
  }

  @Test func thousandsAreCounted() throws {
    let lines = (0..<10_000).map { "a\($0): &i32 = &missing\n" }.joined()
    try memfig.folder.write("stack { fn main {\n\(lines)} }", to: "many.mem")
    let human = try memfig("check", "many.mem")
    #expect(human.status == 65)
    #expect(human.errors.components(separatedBy: ": error: ").count == 51)
    #expect(human.errors.contains("\n… and at least "))
    let json = try memfig("check", "many.mem", "--diagnostics", "json")
    #expect(json.errors.split(separator: "\n").count > 500)
  }

  @Test func warnings() throws {
    // Of a name in two states, two shapes.
    let text = """
      state "a" { stack { fn main { x: i32 = 1 } } }
      state "b" { stack { fn main { x = { y: i32 = 1 } } } }
      """
    try memfig.folder.write(text, to: "doubtful.mem")
    let loud = try memfig("render", "doubtful.mem", "-o", "a.pdf")
    #expect(loud.status == 0)
    #expect(loud.errors.contains(": warning: "))
    #expect(try memfig("render", "-q", "doubtful.mem", "-o", "a.pdf").errors == "")
    let strict = try memfig("render", "-q", "--strict", "doubtful.mem", "-o", "b.pdf")
    #expect(strict.status == 65)
    #expect(strict.errors.contains(": warning: "))
    #expect(try memfig.folder.names == ["a.pdf", "bad.mem", "doubtful.mem"])
    #expect(try memfig("check", "--strict", "doubtful.mem").status == 65)
  }

  private func human(_ line: String, column: Int, length: Int, start: Int = 1) -> String {
    var location = SourceLocation(file: "f", line: 1, column: column, length: length, sourceLine: line)
    location.sourceLineStart = start
    return HumanDiagnostic(isColored: false).text(of: .error("m", at: location))
  }

  @Test func caretsStandUnderWhatTheyMean() {
    #expect(human("\tab\tcd", column: 5, length: 2) == "f:1:5: error: m\n    \tab\tcd\n    \t  \t^~\n")
    #expect(human("日本 ab", column: 4, length: 2) == "f:1:4: error: m\n    日本 ab\n         ^~\n")
    #expect(human("日本 ab", column: 1, length: 2) == "f:1:1: error: m\n    日本 ab\n    ^~~~\n")
    #expect(human("e\u{301}x", column: 3, length: 1) == "f:1:3: error: m\n    e\u{301}x\n     ^\n")
    #expect(human("😀x", column: 2, length: 1) == "f:1:2: error: m\n    😀x\n      ^\n")
    // At the end of the line, and in a part of a long one.
    #expect(human("ab", column: 3, length: 1) == "f:1:3: error: m\n    ab\n      ^\n")
    #expect(human("…bcd…", column: 102, length: 99, start: 100) == "f:1:102: error: m\n    …bcd…\n      ^~~\n")
  }

  @Test func nothingMovesTheCursor() {
    let text = human("a\u{1B}[2J\u{202E}b", column: 7, length: 1)
    #expect(text == "f:1:7: error: m\n    a␛[2J\u{FFFD}b\n          ^\n")
    let named = HumanDiagnostic(isColored: false).text(of: .error("a\nb", at: SourceLocation(file: "x\u{1B}y")))
    #expect(named == "x␛y: error: a␊b\n")
  }

  @Test func notesAndPaths() {
    let location = SourceLocation(file: "a.json", path: "states[0].heap[2]")
    let diagnostic = Diagnostic.warning("m", at: location, notes: [.init("first", at: location), .init("more")])
    #expect(
      HumanDiagnostic(isColored: false).text(of: diagnostic) == """
        a.json: states[0].heap[2]: warning: m
        a.json: states[0].heap[2]: note: first
        note: more

        """)
    #expect(HumanDiagnostic(isColored: false).text(of: .error("m", help: "h")) == "memfig: error: m\nhelp: h\n")
  }
}
