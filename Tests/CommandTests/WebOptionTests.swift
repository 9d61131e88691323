import Testing

/// SVG for pages, as it is asked for on the command line.
@Suite struct WebOptionTests {
  private let memfig: Memfig

  init() throws {
    memfig = try Memfig()
    try memfig.folder.write(Models.one, to: "one.mem")
    try memfig.folder.write(Models.twoStates, to: "two drops.mem")
  }

  @Test func prefixesNameInputsAndStates() throws {
    let result = try memfig("render", "two drops.mem", "--id-prefix", "{name}-{n}-{state}_", "-o", "{n}.svg")
    #expect(result.errors == "" && result.status == 0)
    #expect(try memfig.folder.text("1.svg").contains("<g id=\"two-drops-1-before_heap/shared.strong\""))
    #expect(try memfig.folder.text("2.svg").contains("<g id=\"two-drops-2-after-the-drop_heap/shared.strong\""))
    let second = try memfig("render", "two drops.mem", "--state", "2", "--id-prefix", "x{n}-", "-o", "b.svg")
    #expect(second.status == 0)
    #expect(try memfig.folder.text("b.svg").contains("<g id=\"x2-cluster_heap\""))
  }

  @Test(arguments: ["", "1a", ".a", "a b", "a\"", "é-", "{}", "a{m}", "#a"]) func prefixesAreIds(prefix: String) throws
  {
    let result = try memfig("render", "one.mem", "--id-prefix", prefix)
    #expect(result.status == 64)
    #expect(result.errors.contains("expected a letter, then letters, digits, -, _, ., {name}, {n} or {state}"))
  }

  @Test func autoIsForSVG() throws {
    let warning = """
      memfig: warning: only SVG follows what a reader prefers: the figure has the light colours of "auto"
      help: write SVG, or choose a style that is light or dark

      """
    let alone = try memfig("render", "one.mem", "--style", "auto", "-o", "a.pdf")
    #expect(alone.status == 0 && alone.errors == warning)
    let strict = try memfig("render", "one.mem", "--strict", "--style", "auto", "-o", "b.pdf")
    #expect(strict.status == 65 && strict.errors == warning)
    let both = try memfig("render", "one.mem", "--style", "auto", "-o", "a.svg", "-o", "c.pdf")
    #expect(both.status == 0 && both.errors == "")
    #expect(try memfig.folder.data("c.pdf") == memfig.folder.data("a.pdf"))
    #expect(try !memfig.folder.names.contains("b.pdf"))
  }

  @Test func autoHasNoGroundOfOneColor() throws {
    let result = try memfig("render", "one.mem", "--style", "auto", "--background", "white")
    #expect(result.status == 64)
    #expect(
      result.errors == """
        memfig: error: a background of one colour does not go with a style that follows what a reader prefers
        help: use --background none, or a style sheet that extends "auto"

        """)
    #expect(try memfig("render", "one.mem", "--style", "auto", "--background", "none").errors == "")
    try memfig.folder.write("extends = \"auto\"\nbackground = \"#FFFFEE\"\n", to: "ours.toml")
    let own = try memfig("render", "one.mem", "--style", "ours.toml").text
    #expect(own.contains("class=\"background fill-background\"") && own.contains("fill=\"#FFFFEE\""))
    #expect(own.contains(" .fill-background { fill: #14171C }"))
  }

  @Test func waysOfTextAreChecked() throws {
    #expect(try memfig("render", "one.mem", "--text", "outlines").status == 64)
    let live = try memfig("render", "one.mem").text
    #expect(try memfig("render", "one.mem", "--text", "live").text == live)
    for text in ["embed", "paths"] {
      let first = try memfig("render", "one.mem", "--text", text)
      #expect(first.errors == "" && first.text != live)
      #expect(try memfig("render", "one.mem", "--text", text).text == first.text)
    }
    // Other formats hold their fonts anyway.
    let options = ["render", "one.mem", "-T", "pdf", "-o"]
    #expect(try memfig(options + ["a.pdf", "--text", "paths"]).status == 0 && memfig(options + ["b.pdf"]).status == 0)
    #expect(try memfig.folder.data("a.pdf") == memfig.folder.data("b.pdf"))
  }
}
