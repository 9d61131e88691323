import Foundation
import Testing

@Suite struct RenderTests {
  let memfig: Memfig
  var folder: TemporaryFolder { memfig.folder }

  init() throws {
    memfig = try Memfig()
    try folder.write(Models.one, to: "one.mem")
    try folder.write(Models.twoStates, to: "two.mem")
  }

  @Test func endingNamesTheFormatAndSuccessIsSilent() throws {
    let result = try memfig(
      "render", "one.mem", "-o", "a.svg", "-o", "a.pdf", "-o", "a.png", "-o", "a.eps", "-o", "a.dot")
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.text == "")
    #expect(try folder.text("a.svg").contains("<svg "))
    #expect(try folder.data("a.pdf").starts(with: Data("%PDF-".utf8)))
    #expect(try folder.data("a.png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try folder.data("a.eps").starts(with: Data("%!PS-Adobe".utf8)))
    #expect(try folder.text("a.dot").contains("digraph"))
    #expect(try folder.names == ["a.dot", "a.eps", "a.pdf", "a.png", "a.svg", "one.mem", "two.mem"])
  }

  @Test(arguments: [["-Tpdf"], ["-T", "pdf"], ["--format", "pdf"], ["--format=pdf"]])
  func formatOptionWinsOverTheEnding(option: [String]) throws {
    #expect(try memfig(["render", "one.mem", "-o", "figure.svg"] + option).status == 0)
    #expect(try folder.data("figure.svg").starts(with: Data("%PDF-".utf8)))
  }

  @Test func outputsAreNamedAfterInputs() throws {
    try folder.write(Models.one, to: "other.mem")
    #expect(try memfig("render", "-O", "-Tsvg", "-Tpng", "one.mem", "other.mem").status == 0)
    #expect(try folder.names == ["one.mem", "one.png", "one.svg", "other.mem", "other.png", "other.svg", "two.mem"])
  }

  @Test func severalFormatsGiveOneNameTheirEndings() throws {
    #expect(try memfig("render", "one.mem", "-T", "svg", "-T", "pdf", "-o", "figure").status == 0)
    #expect(try folder.names == ["figure.pdf", "figure.svg", "one.mem", "two.mem"])
  }

  @Test func standardStreams() throws {
    let result = try memfig("render", "-", input: Models.one)
    #expect(result.status == 0)
    #expect(result.text.contains("</svg>"))
    #expect(result.errors == "")
    let named = try memfig("render", "-", "-o", "/dev/stdout", "-T", "png", input: Models.one)
    #expect(named.output.starts(with: [0x89, 0x50]))
  }

  @Test func inputMayBeAPipe() throws {
    let result = try memfig.shell("\"$memfig\" render <(cat one.mem) -T dot")
    #expect(result.status == 0)
    #expect(result.text.contains("digraph"))
  }

  @Test func statesGetNumberedFiles() throws {
    #expect(try memfig("render", "two.mem", "-o", "two-{n}.svg", "-o", "{state}.svg").status == 0)
    #expect(try folder.names == ["after-the-drop.svg", "before.svg", "one.mem", "two-1.svg", "two-2.svg", "two.mem"])
    #expect(try folder.data("two-1.svg") == folder.data("before.svg"))
    #expect(try folder.data("two-1.svg") != folder.data("two-2.svg"))
  }

  @Test(arguments: ["After the drop!", "2", "after-the-drop"])
  func oneStateIsPicked(state: String) throws {
    #expect(try memfig("render", "two.mem", "-o", "all-{n}.svg").status == 0)
    #expect(try memfig("render", "two.mem", "--state", state, "-o", "picked.svg", "-o", "p-{n}.svg").status == 0)
    #expect(try folder.data("picked.svg") == folder.data("all-2.svg"))
    #expect(try folder.names.contains("p-2.svg"))
  }

  @Test func pdfHoldsAllStates() throws {
    #expect(try memfig("render", "two.mem", "-o", "two.pdf", "-o", "each-{n}.pdf").status == 0)
    #expect(try memfig.shell("pdfinfo two.pdf | grep ^Pages").text.hasSuffix(" 2\n"))
    #expect(try memfig.shell("pdfinfo each-2.pdf | grep ^Pages").text.hasSuffix(" 1\n"))
  }

  @Test(arguments: ["svg", "pdf", "png", "eps", "dot", "txt", "json"])
  func twoRunsGiveTheSameBytes(format: String) throws {
    #expect(try memfig("render", "one.mem", "-T", format, "-o", "first").status == 0)
    #expect(try memfig("render", "one.mem", "-T", format, "-o", "second").status == 0)
    #expect(try !folder.data("first").isEmpty)
    #expect(try folder.data("first") == folder.data("second"))
  }

  @Test func aFigureDoesNotDependOnThoseBefore() throws {
    #expect(try memfig("render", "-O", "-Tsvg", "-Tpng", "one.mem").status == 0)
    let alone = (svg: try folder.data("one.svg"), png: try folder.data("one.png"))
    try folder.write(Models.unknownPlace, to: "bad.mem")
    #expect(try memfig("render", "-O", "-Tpng", "-Tsvg", "two.mem", "bad.mem", "one.mem").status == 65)
    #expect(try folder.data("one.svg") == alone.svg)
    #expect(try folder.data("one.png") == alone.png)
  }

  @Test func aFigureHasTheFontsItNeedsWhateverCameBefore() throws {
    let unusual = Models.one.replacing("100", with: "\"日本 Ω\"")
    try folder.write(unusual, to: "unusual.mem")
    #expect(try memfig("render", "-O", "-Tpng", "unusual.mem").status == 0)
    let alone = try folder.data("unusual.png")
    #expect(try memfig("render", "-O", "-Tpng", "one.mem").status == 0)
    let plain = try folder.data("one.png")
    let both = try memfig("render", "-O", "-Tpng", "one.mem", "unusual.mem")
    #expect(both.status == 0)
    #expect(try folder.data("unusual.png") == alone)
    #expect(try memfig("render", "-O", "-Tpng", "unusual.mem", "one.mem").status == 0)
    #expect(try folder.data("one.png") == plain)
  }

  @Test func datesComeFromTheEnvironment() throws {
    #expect(try memfig("render", "one.mem", "-o", "a.pdf", environment: ["SOURCE_DATE_EPOCH": "86400"]).status == 0)
    #expect(try folder.data("a.pdf").range(of: Data("19700102".utf8)) != nil)
    let bad = try memfig("render", "one.mem", "-o", "b.pdf", environment: ["SOURCE_DATE_EPOCH": "yesterday"])
    #expect(bad.status == 64)
    #expect(bad.errors.contains("SOURCE_DATE_EPOCH is \"yesterday\": expected seconds since 1970"))
  }

  @Test func optionsReachTheFigure() throws {
    let plain = try memfig("render", "one.mem").text
    for option in [
      ["--style", "dark"], ["--width", "120mm"], ["--height", "a4"], ["--font-size", "8pt"], ["--title", "Other"],
      ["--show-title"], ["--alt", "Two cells."],
      ["--background", "#FF0000"], ["--background", "none"], ["--max-text", "3"],
    ] {
      let changed = try memfig(["render", "one.mem"] + option)
      #expect(changed.status == 0, "\(option)")
      #expect(changed.text != plain, "\(option)")
    }
    #expect(try memfig("render", "one.mem", "--alt", "Two cells.").text.contains("Two cells."))
    #expect(try memfig("render", "one.mem", "-o", "low.png", "--dpi", "72").status == 0)
    #expect(try memfig("render", "one.mem", "-o", "high.png", "--dpi", "144").status == 0)
    #expect(try folder.data("low.png").count < folder.data("high.png").count)
  }

  @Test func verboseTellsWhatIsWritten() throws {
    let result = try memfig("render", "-v", "one.mem", "-o", "a.svg")
    let size = try folder.data("a.svg").count
    #expect(result.errors == "one.mem: wrote \"a.svg\", \(size) bytes\n")
  }
}

@Suite struct TitleTests {
  /// Its dash is no ASCII, and decides fonts with all other texts.
  @Test func aTitleIsDrawnAtAnyWidth() throws {
    let memfig = try Memfig()
    try memfig.folder.write("memory \"T – t\"\nstate \"s\" { heap { h: i32 = 1 } }", to: "t.mem")
    for width in [[], ["--width", "100mm"]] {
      let result = try memfig(["render", "t.mem", "--show-title", "-o", "t.svg"] + width)
      #expect(result.errors == "")
      #expect(result.status == 0)
      #expect(try memfig.folder.text("t.svg").contains("T – t – s</text>"))
    }
  }
}

@Suite struct ByteViewTests {
  private static let model = "stack { fn main { r: R = { a: u8 = 1, b: u32 = 2 }, n: u8 = 1 } }\n"

  @Test func detailBytesIsToScale() throws {
    let memfig = try Memfig()
    try memfig.folder.write(Self.model, to: "r.mem")
    let all = try memfig("render", "r.mem", "--detail", "bytes")
    #expect(all.status == 0)
    #expect(all.text.contains("3 bytes of padding"))
    #expect(all.text.components(separatedBy: "class=\"ruler\"").count == 3)
    let one = try memfig("render", "r.mem", "--detail", "main.n=bytes").text
    #expect(one.components(separatedBy: "class=\"ruler\"").count == 2)
    #expect(try memfig("check", "r.mem", "--detail", "bytes").errors == "")
    for format in ["pdf", "png", "eps", "dot", "txt"] {
      let result = try memfig("render", "r.mem", "--detail", "bytes", "-o", "r.\(format)")
      #expect(result.status == 0 && result.errors.isEmpty, "\(format): \(result.errors)")
    }
  }
}
