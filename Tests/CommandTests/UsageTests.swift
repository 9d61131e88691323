import Testing

@Suite struct UsageTests {
  let memfig: Memfig

  init() throws {
    memfig = try Memfig()
    try memfig.folder.write(Models.one, to: "one.mem")
    try memfig.folder.write(Models.twoStates, to: "two.mem")
  }

  struct Misuse: CustomTestStringConvertible {
    var arguments: [String]
    var message: String
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: String..., message: String) {
      self.arguments = arguments
      self.message = message
    }
  }

  @Test(arguments: [
    Misuse("render", message: "Missing expected argument '<input> ...'"),
    Misuse("paint", message: "Unexpected argument 'paint'"),
    Misuse(
      "render", "one.mem", "-o", "a.jpg",
      message:
        "the ending of \"a.jpg\" names no format: endings are .svg, .pdf, .png, .eps, .dot, .txt, .json; or name it with -T"
    ),
    Misuse("render", "one.mem", "-Tjpg", message: "formats are svg, pdf, png, eps, dot, txt, json"),
    Misuse("render", "one.mem", "-o", "", message: "the output's name is empty"),
    Misuse("render", "one.mem", "-o", "-", "-o", "a.svg", message: "standard output takes one figure of one input"),
    Misuse("render", "one.mem", "-T", "svg", "-T", "pdf", message: "standard output takes one format"),
    Misuse("render", "one.mem", "two.mem", message: "standard output takes one figure of one input"),
    Misuse("render", "one.mem", "two.mem", "-o", "a.pdf", message: "2 inputs would be written to \"a.pdf\": use -O"),
    Misuse(
      "render", "one.mem", "-T", "svg", "-T", "pdf", "-o", "a.svg",
      message: "with several formats, -o names the outputs without an ending"),
    Misuse("render", "one.mem", "-O", "-o", "a.svg", message: "-o and -O exclude one another"),
    Misuse("render", "-", "-O", message: "standard input has no name to call outputs after"),
    Misuse("render", "two.mem", message: "the model has 2 states, and a file in the format \"svg\" holds one"),
    Misuse("render", "two.mem", "-O", message: "write {n} or {state} in the output's name"),
    Misuse(
      "render", "two.mem", "--state", "3", message: "help: the states are 1 to 2: \"Before\", \"After the drop!\""),
    Misuse("render", "one.mem", "--state", "x", message: "there is no state \"x\"\nhelp: the one state is 1"),
    Misuse(
      "render", "one.mem", "-o", "a.svg", "-o", "./a.svg", message: "two outputs of \"one.mem\" would be written to it"),
    Misuse(
      "render", "-O", "one.mem", "./one.mem",
      message: "the outputs of \"one.mem\" and \"./one.mem\" would both be written"),
    Misuse(
      "render", "one.mem", "two.mem", "-o", "a-{n}.svg",
      message: "the outputs of \"one.mem\" and \"two.mem\" would both"),
    Misuse(
      "render", "one.mem", "-T", "svg", "-o", "./one.mem",
      message: "it would be overwritten: it is an input of this run"),
    Misuse("convert", "one.mem", "-T", "json", "-o", "one.mem", message: "it would be overwritten: it is an input"),
    Misuse("render", "one.mem", "--style", "sepia", message: "there is no style \"sepia\""),
    Misuse("render", "one.mem", "--width", "wide", message: "expected a length such as 120mm, 12cm, 3.4in or 345pt"),
    Misuse(
      "render", "one.mem", "--width", "narrow", message: "or one of latex-column, ieee-column, beamer, beamer-169, a4"),
    Misuse("render", "one.mem", "--font-size", "1pt", message: "expected a length from 2pt to 100pt, such as 8pt"),
    Misuse("render", "one.mem", "--fit", "squeeze", message: "The value 'squeeze' is invalid for '--fit <way>'"),
    Misuse("render", "one.mem", "--depth", "0", message: "expected a whole number from 1"),
    Misuse("render", "one.mem", "--width", "1pt", message: "expected a length from 3pt to 14400pt"),
    Misuse("render", "one.mem", "--width=-5mm", message: "expected a length from 3pt"),
    Misuse("render", "one.mem", "--dpi", "0", message: "expected a number from 1 to 2400"),
    Misuse("render", "one.mem", "--dpi", "nan", message: "expected a number from 1 to 2400"),
    Misuse("render", "one.mem", "--background", "beige", message: "expected #RRGGBB, #RRGGBBAA, white, black or none"),
    Misuse("render", "one.mem", "--max-text", "0", message: "expected a whole number from 3 to 1000000"),
    Misuse("render", "one.mem", "--arrays", "fold", message: "elide"),
    Misuse(
      "render", "one.mem", "--max-input", "many", message: "expected a number of bytes such as 1000000, 500K or 64M"),
    Misuse("convert", "one.mem", "-o", "a.svg", message: "endings are .json, .mem"),
    Misuse("fmt", "-i", "-", message: "standard input cannot be rewritten: leave out -i"),
    Misuse("styles", "sepia", message: "there is no style \"sepia\": styles are print, mono, dark, textbook, auto"),
  ])
  func misuse(_ misuse: Misuse) throws {
    let before = try memfig.folder.names
    let result = try memfig(misuse.arguments)
    #expect(result.status == 64)
    #expect(result.errors.contains(misuse.message))
    #expect(result.text == "")
    // What is wrong only with the second of two inputs does not keep the first.
    if !misuse.arguments.contains("a-{n}.svg") { #expect(try memfig.folder.names == before) }
    #expect(try memfig.folder.text("one.mem") == Models.one)
  }

  @Test func binaryIsNotWrittenToATerminal() throws {
    let result = try memfig.shell("script -qec '\"$memfig\" render one.mem -T png' /dev/null")
    #expect(result.status == 64)
    #expect(result.text.contains("png is not for a terminal: name a file with -o"))
    #expect(try memfig.shell("script -qec '\"$memfig\" render one.mem -T svg' /dev/null").status == 0)
  }
}
