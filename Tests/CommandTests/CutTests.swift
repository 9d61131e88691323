import Foundation
import Testing

/// The author's directives, views and exams from the command line.
@Suite struct CutTests {
  let memfig: Memfig
  var folder: TemporaryFolder { memfig.folder }

  init() throws {
    memfig = try Memfig()
    try folder.write(Models.one, to: "one.mem")
    try folder.write(Models.twoStates, to: "two.mem")
  }

  @Test func directivesAreFoundBesideTheModel() throws {
    try folder.write("hide main.b\nnote main.a \"the value\"\n", to: "one.cut")
    let svg = try memfig("render", "one.mem").text
    #expect(!svg.contains("stack/main/main.b"))
    #expect(svg.contains("class=\"note\""))
    #expect(svg.contains("class=\"leader\""))
    #expect(svg.contains("Note on a in main: the value"))
    let text = try memfig("render", "one.mem", "-T", "txt").text
    #expect(text.hasSuffix("[1] a in main: the value\n"))
    #expect(try memfig("describe", "one.mem").text.hasSuffix("Note on a in main: the value\n"))
    #expect(try memfig("render", "one.mem", "--no-cut").text.contains("stack/main/main.b"))
    // What is converted stays as it is.
    #expect(try memfig("convert", "one.mem", "-T", "mem").text == memfig("fmt", "one.mem").text)
  }

  @Test func aFileOfDirectivesCanBeNamed() throws {
    try folder.write("hide main.b\n", to: "other.cut")
    #expect(try !memfig("render", "one.mem", "--cut", "other.cut").text.contains("stack/main/main.b"))
    let missing = try memfig("render", "one.mem", "--cut", "no.cut")
    #expect(missing.status == 66)
    #expect(missing.errors == "no.cut: error: cannot read it: no such file or directory\n")
    #expect(try memfig("render", "one.mem", "--cut", "other.cut", "--no-cut").status == 64)
  }

  @Test func unknownPlacesAreErrorsInTheirFile() throws {
    try folder.write("hide main.a\nhighlight main.bb\n", to: "one.cut")
    try folder.write("state 3 { hide heap }\n", to: "two.cut")
    let result = try memfig("check", "one.mem")
    #expect(result.status == 65)
    #expect(
      result.errors == """
        one.cut:2:11: error: there is no "main.bb"
            highlight main.bb
                      ^~~~~~~
        help: did you mean "main.b"?

        """)
    #expect(try memfig("check", "two.mem").errors.contains("two.cut:1:7: error: there is no state \"3\""))
    let alone = try memfig("render", "one.cut")
    #expect(alone.status == 65)
    #expect(alone.errors.contains("one.cut: error: it holds an author's directives, and no model"))
  }

  @Test func directivesAreFormatted() throws {
    try folder.write("// why\nhide   main.a ,main.b // twice\nrename main.a x\n", to: "one.cut")
    #expect(
      try memfig("fmt", "one.cut").text == "// why\nhide main.a, main.b  // twice\nrename main.a \"x\"\n")
  }

  @Test func everythingHiddenIsAnError() throws {
    try folder.write("hide stack\n", to: "one.cut")
    let result = try memfig("render", "one.mem")
    #expect(result.status == 65)
    #expect(result.errors.contains("one.mem: error: nothing is left to be drawn: the cut hides everything"))
  }

  @Test func viewsAreDrawn() throws {
    #expect(try !memfig("render", "one.mem", "--only", "owners").text.contains("class=\"pointer"))
    #expect(try memfig("render", "one.mem", "--only", "borrows").text.contains("class=\"pointer shared\""))
    #expect(try memfig("render", "one.mem", "--only", "all").status == 64)
  }

  // MARK: Exams

  static let exam = """
    memory "Exam"
    heap { shared: RcBox<i64> = { strong: usize = 7131, value: i64 = 4242 } }
    stack {
        fn main {
            a: Rc<i64> = &shared
            gone: Weak<i64> = dangling
            far: *const u8 = &0x7ffe10
            mode: Mode = Turbo
        }
    }

    """
  static let answers = ["7131", "4242", "angling", "7ffe10", "Turbo", "points nowhere", "pointer to shared"]

  @Test(arguments: ["svg", "dot", "txt", "pdf"]) func noFormatTellsTheAnswers(format: String) throws {
    try folder.write(Self.exam, to: "exam.mem")
    let file = "exam.\(format)"
    let result = try memfig(
      "render", "exam.mem", "--blank", "values", "--blank", "pointers", "-o", file)
    #expect(result.errors == "")
    var words = String(decoding: try folder.data(file), as: UTF8.self)
    if format == "pdf" {
      words = try memfig.shell("pdftotext exam.pdf -; pdfinfo exam.pdf").text
      #expect(words.contains("strong"))
    }
    for answer in Self.answers { #expect(!words.contains(answer), "\(answer)") }
    // What is asked is there in the whole figure.
    let whole = try memfig("render", "exam.mem", "-T", "svg").text
    for answer in Self.answers { #expect(whole.contains(answer), "\(answer)") }
  }

  @Test func descriptionsOfExamsTellNothing() throws {
    try folder.write(Self.exam, to: "exam.mem")
    let words = try memfig("describe", "exam.mem", "--blank", "values", "--blank", "pointers").text
    #expect(words.contains("strong"))
    for answer in Self.answers { #expect(!words.contains(answer), "\(answer)") }
  }

  @Test func theKeyFollows() throws {
    let arguments = ["render", "two.mem", "--blank", "values", "--key"]
    #expect(try memfig(arguments + ["-o", "two.pdf"]).errors == "")
    #expect(try memfig.shell("pdfinfo two.pdf | grep Pages").text.contains("4"))
    #expect(try memfig(arguments + ["--state", "1", "-o", "one.pdf"]).errors == "")
    #expect(try memfig.shell("pdfinfo one.pdf | grep Pages").text.contains("2"))
    #expect(try memfig(arguments + ["-o", "two-{n}-{sheet}.svg"]).errors == "")
    #expect(
      try folder.names.filter { $0.hasSuffix(".svg") } == [
        "two-1-exam.svg", "two-1-key.svg", "two-2-exam.svg", "two-2-key.svg",
      ])
    #expect(try folder.text("two-1-key.svg").contains("class=\"highlight\""))
    #expect(try !folder.text("two-1-exam.svg").contains(">42<"))
    let refused = try memfig(arguments + ["--state", "1", "-T", "svg"])
    #expect(refused.status == 64)
    #expect(refused.errors.contains("write {sheet} in the output's name"))
  }

  @Test func misuse() throws {
    #expect(try memfig("render", "one.mem", "--key").status == 64)
    let json = try memfig("render", "one.mem", "--blank", "values", "-T", "json")
    #expect(json.status == 64)
    #expect(json.errors.contains("json is the model itself, with all answers"))
    let unknown = try memfig("render", "one.mem", "--blank", "main.bb")
    #expect(unknown.status == 64)
    #expect(unknown.errors == "one.mem: error: there is no \"main.bb\"\nhelp: did you mean \"main.b\"?\n")
    #expect(try memfig("render", "one.mem", "--blank", "main.").status == 64)
  }

  @Test(.enabled(if: RustTools.areThere, "needs rustc and memfig-trace"))
  func capturesTakeTheirDetailsFromTheDirectives() throws {
    try folder.write(
      "fn main() {\n    let v = vec![1u8];\n    let w = vec![2u8];\n    // <--- here\n    drop((v, w));\n}\n",
      to: "prog.rs")
    try folder.write("detail main.v std\nhide main.w\n", to: "prog.cut")
    let captured = try memfig("capture", "prog.rs")
    #expect(captured.errors == "")
    #expect(try captured.text != memfig("capture", "prog.rs", "--no-cut").text)
    #expect(captured.text.contains("w:"))
    let svg = try memfig("render", "prog.rs")
    #expect(svg.errors == "")
    #expect(!svg.text.contains("stack/main/main.w"))
    try folder.write("detail main.vv std\n", to: "prog.cut")
    let unknown = try memfig("capture", "prog.rs")
    #expect(
      unknown.errors == """
        prog.rs: error: at no marker is there a variable "main.vv", for which a detail is asked
        help: did you mean "main.v"?

        """)
    try folder.write("detail main.v\n", to: "prog.cut")
    let broken = try memfig("capture", "prog.rs")
    #expect(broken.status == 65)
    #expect(broken.errors.contains("prog.cut:1:14: error: expected a detail"))
  }
}
