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

  @Test func checkNamesBrokenModels() throws {
    try folder.write(Models.unknownPlace, to: "bad.mem")
    let result = try memfig("check", "one.mem", "bad.mem")
    #expect(result.status == 65)
    #expect(result.errors.hasPrefix("bad.mem:4:20: error: there is no \"aa\"\n"))
  }

  @Test func conversionLosesNothing() throws {
    #expect(try memfig("convert", "two.mem", "-o", "two.json").status == 0)
    #expect(try memfig("convert", "two.json", "-o", "back.mem").status == 0)
    #expect(try folder.text("back.mem") == memfig("fmt", "two.mem").text)
    let json = try memfig("convert", "two.mem").output
    #expect(json == (try folder.data("two.json")))
    #expect(try JSONSerialization.jsonObject(with: json) is [String: Any])
    #expect(try memfig("convert", "two.json").text == folder.text("back.mem"))
    #expect(try memfig("render", "two.json", "-o", "a-{n}.svg").status == 0)
    #expect(try memfig("render", "two.mem", "-o", "b-{n}.svg").status == 0)
    #expect(try folder.data("a-2.svg") == folder.data("b-2.svg"))
  }

  @Test func stateOfAModel() throws {
    let one = try memfig("render", "two.mem", "-T", "json", "--state", "2").text
    #expect(one.contains("After the drop!"))
    #expect(!one.contains("Before"))
  }

  @Test func schemaIsJSON() throws {
    let result = try memfig("schema")
    #expect(result.status == 0)
    let schema = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
  }

  @Test func fontsAreListed() throws {
    let result = try memfig("fonts", "--style", "textbook")
    #expect(result.status == 0)
    #expect(result.text.contains("Charis SIL (sans): /"))
    try folder.write("extends = \"print\"\n[fonts]\nsans = \"No Such Font\"\n", to: "ours.toml")
    let missing = try memfig("fonts", "--style", "ours.toml")
    #expect(missing.status == 69)
    #expect(missing.text.contains("No Such Font (sans): missing\n"))
    let drawn = try memfig("render", "one.mem", "--style", "ours.toml", "-o", "a.svg")
    #expect(drawn.status == 0)
    #expect(drawn.errors.hasPrefix("one.mem: warning: the font \"No Such Font\" is not installed"))
    #expect(try memfig("render", "--strict", "one.mem", "--style", "ours.toml", "-o", "b.svg").status == 65)
    #expect(try !folder.names.contains("b.svg"))
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
    #expect(try memfig("styles").text == "print\nmono\ndark\ntextbook\nauto\n")
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
    for name in [
      "memfig: 0.1.0", "Swift: 6", "Graphviz: ", "cairo: 1.", "HarfBuzz: ", "layout plugins: ", "font Inter: ",
    ] {
      #expect(result.text.contains(name))
    }
  }
}
