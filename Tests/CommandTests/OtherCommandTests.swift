import Foundation
import Testing

@Suite struct OtherCommandTests {
  let memfig: Memfig
  var folder: TemporaryFolder { memfig.folder }

  init() throws {
    memfig = try Memfig()
    try folder.write(Models.one, to: "one.mem")
    try folder.write(Models.twoStates, to: "two.mem")
  }

  @Test func checkIsSilentOnGoodModels() throws {
    let result = try memfig("check", "one.mem", "two.mem", "--style", "mono")
    #expect(result.status == 0)
    #expect(result.text == "")
    #expect(result.errors == "")
  }

  @Test func formatPrints() throws {
    try folder.write("stack{fn main{a:i32=1 // one\n}}", to: "loose.mem")
    let result = try memfig("fmt", "loose.mem")
    #expect(result.status == 0)
    #expect(result.text.contains("a: i32 = 1"))
    #expect(result.text.contains("// one"))
    #expect(try memfig("fmt", "-", input: result.text).text == result.text)
    #expect(try folder.text("loose.mem").hasPrefix("stack{"))
  }

  @Test func formatInPlace() throws {
    try folder.write("stack{fn main{a:i32=1}}", to: "loose.mem")
    try folder.write("stack{", to: "bad.mem")
    let result = try memfig("fmt", "-i", "-v", "bad.mem", "loose.mem")
    #expect(result.status == 65)
    #expect(try folder.text("bad.mem") == "stack{")
    #expect(try folder.text("loose.mem").contains("a: i32 = 1"))
    // What is canonical already is not touched.
    #expect(try memfig("fmt", "-i", "-v", "loose.mem").errors == "")
  }

  @Test func stylesAreListedAndPrinted() throws {
    #expect(try memfig("styles").text == "print\nmono\ndark\ntextbook\n")
    let sheet = try memfig("styles", "mono").text
    #expect(sheet.contains("extends = \"print\""))
    try folder.write(sheet, to: "ours.toml")
    let own = try memfig("render", "one.mem", "--style", "ours.toml")
    #expect(own.status == 0)
    #expect(own.text == (try memfig("render", "one.mem", "--style", "mono").text))
  }

  @Test func errorsOfASheetHaveTheirPlace() throws {
    try folder.write("extends = \"print\"\nbackground = 7\n", to: "ours.toml")
    let result = try memfig("render", "one.mem", "--style", "ours.toml")
    #expect(result.status == 65)
    #expect(result.errors.hasPrefix("ours.toml:2:"))
    let missing = try memfig("render", "one.mem", "--style", "./nowhere.toml")
    #expect(missing.status == 64)
    #expect(missing.errors.contains("./nowhere.toml"))
  }

  @Test func infoNamesVersions() throws {
    let result = try memfig("info")
    #expect(result.status == 0)
    for name in ["memfig: 0.1.0", "Swift: 6", "Graphviz: ", "cairo: 1.", "layout plugins: "] {
      #expect(result.text.contains(name))
    }
  }
}
