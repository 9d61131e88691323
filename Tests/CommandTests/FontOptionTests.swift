import Foundation
import Testing

/// Fonts as they are asked for on the command line.
@Suite struct FontOptionTests {
  private let memfig: Memfig
  private static let fonts = URL(filePath: #filePath).appending(path: "../Fonts").standardized.path

  init() throws {
    memfig = try Memfig()
    try memfig.folder.write(Models.one, to: "one.mem")
  }

  @Test func fontsReplaceTheStyles() throws {
    let result = try memfig("render", "one.mem", "--font", "Noto Sans", "--mono-font", "DejaVu Sans Mono")
    #expect(result.errors == "")
    #expect(result.text.contains("font-family=\"'Noto Sans', sans-serif\""))
    #expect(result.text.contains("font-family=\"'DejaVu Sans Mono', monospace\""))
    #expect(!result.text.contains("Inter") && !result.text.contains("Hack"))
    // Textbook has types in the font of values.
    let book = try memfig("render", "one.mem", "--style", "textbook", "--mono-font", "Hack").text
    #expect(!book.contains("Inconsolata") && book.contains("'Charis SIL'"))
  }

  @Test func substitutesAreNamedAndRefusedByStrict() throws {
    let result = try memfig("render", "one.mem", "--mono-font", "No Such Mono", "-o", "a.svg")
    #expect(result.status == 0)
    #expect(
      result.errors == """
        one.mem: warning: the font "No Such Mono" is not installed, "DejaVu Sans Mono" is used instead
        help: install it, name its file with --font-path, or choose another one

        """)
    let strict = try memfig("render", "one.mem", "--strict", "--mono-font", "No Such Mono", "-o", "b.svg")
    #expect(strict.status == 65)
    #expect(try !memfig.folder.names.contains("b.svg"))
  }

  @Test(arguments: ["svg", "pdf", "png", "eps"]) func fontsNeedNotBeInstalled(format: String) throws {
    for path in [Self.fonts, Self.fonts + "/Blocks-Regular.ttf"] {
      let result = try memfig(
        "check", "--strict", "one.mem", "--font", "Blocks", "--mono-font", "Blocks", "--font-path", path)
      #expect(result.errors == "" && result.status == 0)
      let drawn = try memfig(
        "render", "--strict", "one.mem", "--font", "Blocks", "--font-path", path, "-T", format, "-o", "out")
      #expect(drawn.errors == "" && drawn.status == 0)
    }
    if format == "pdf" {
      #expect(try memfig.shell("pdffonts out").text.contains("+Blocks-Regular"))
    }
  }

  @Test func fontsUnderPathsAreListed() throws {
    let result = try memfig("fonts", "--font-path", Self.fonts, "--font", "Blocks")
    #expect(result.status == 0)
    #expect(result.text.hasPrefix("Blocks (sans, type): \(Self.fonts)/Blocks-Bold.ttf\n"))
    #expect(result.text.hasSuffix("Sliding Blocks (given): \(Self.fonts)/Blocks-Variable.ttf\n"))
  }

  @Test func pathsWithoutFontsAreErrors() throws {
    let missing = try memfig("render", "one.mem", "--font-path", "nowhere", "--font-path", "no/where")
    #expect(missing.status == 64)
    #expect(
      missing.errors == """
        memfig: error: cannot read the fonts in "nowhere": there is no such file
        memfig: error: cannot read the fonts in "no/where": there is no such file

        """)
    let empty = try memfig("render", "one.mem", "--font-path", "one.mem", "-o", "a.svg")
    #expect(empty.status == 65)
    #expect(
      empty.errors == """
        one.mem: error: there is no font in "one.mem"
        help: name a font's file, or a folder with some

        """)
    #expect(try memfig("render", "one.mem", "--font", "Inter, Hack").status == 64)
  }

  @Test func whatMayNotBeEmbeddedIsNot() throws {
    let own = ["--font", "Locked Blocks", "--font-path", Self.fonts]
    let embed = try memfig(["render", "one.mem", "--text", "embed", "-o", "a.svg"] + own)
    #expect(embed.status == 65)
    #expect(
      embed.errors == """
        one.mem: error: the font "Locked Blocks" does not allow to be embedded
        help: use --text paths, or choose another font

        """)
    for text in ["live", "paths"] {
      #expect(try memfig(["render", "one.mem", "--text", text, "-o", "a.svg"] + own).status == 0)
    }
  }

  /// Of TrueType's outlines one place on the axis is taken; those of CFF2 keep their axis.
  @Test func variableFontsHaveTheirWeight() throws {
    func weights(_ family: String) throws -> [String] {
      try memfig("render", "one.mem", "--font", family, "--font-path", Self.fonts, "--text", "embed").text
        .matches(of: /@font-face \{ [^;]*; font-weight: ([^;]*);/).map { String($0.output.1) }.sorted()
    }
    // Hack, and the regular and bold of what was asked for.
    #expect(try weights("Sliding Blocks") == ["400", "400", "700"])
    #expect(try weights("Cubic Blocks") == ["1 1000", "1 1000", "400"])
  }

  @Test func italicsSaySo() throws {
    try memfig.folder.write("stack { fn main { a: Option<u8> = None } }", to: "none.mem")
    let svg = try memfig("render", "none.mem", "--text", "embed").text
    let name = try #require(svg.firstMatch(of: /<text [^>]*font-family="([^,]*), Hack,[^>]*>None</)).output.1
    #expect(svg.contains("@font-face { font-family: \(name); font-weight: 400; font-style: italic;"))
    #expect(svg.matches(of: /font-style: normal;/).count == 2)
  }
}
