import Diagnostics
import FigureStyle
import Foundation
import Testing

@Suite("Style sheets") struct SheetTests {
  @Test("A sheet takes what it does not say from the one it extends") func extends() throws {
    let style = try Style.read(
      Array(
        """
        extends = "dark"
        background = "none"
        cell.pen = "0.5mm"
        [spacing]
        gap = "0.25in"
        margin = 0
        [pointers.ref-mut]
        color = "#ff000080"
        """.utf8), file: "folder/mine.toml")
    let dark = try Style.named("dark")
    #expect(style.name == "mine")
    #expect(style.background == nil)
    #expect(abs(style.cell.pen - 1.41732) < 0.0001)
    #expect(style.spacing.gap == 18 && style.spacing.margin == 0 && style.spacing.channel == dark.spacing.channel)
    #expect(style.pointers.refMut.color == Color(red: 255, green: 0, blue: 0, alpha: 128))
    #expect(style.pointers.refMut.pen == dark.pointers.refMut.pen)
    #expect(style.inks == dark.inks)
  }

  @Test("Lengths", arguments: [("9pt", 9), ("9", 9), ("1in", 72), ("25.4mm", 72), ("2.54 cm", 72)])
  func lengths(text: String, points: Double) { #expect(abs(Length.points(text)! - points) < 1e-9) }

  @Test("What is no length", arguments: ["", "mm", "9px", "1e3pt", "9 9", "nan", "inf", "٩", "9pt ", "--1"])
  func noLengths(text: String) { #expect(Length.points(text) == nil) }

  @Test("Colours") func colors() {
    #expect(Color(hex: "#0aF1e2")?.hex == "#0AF1E2")
    for text in ["", "#", "#FFF", "#GG0000", "#+12345", "112233", "#1122334", "red"] {
      #expect(Color(hex: text) == nil)
    }
  }

  @Test("All errors of a sheet are told in one run, each with its place") func errors() throws {
    let text = """
      extends = "print"
      backgruond = "#FFFFFF"
      [inks]
      ink = "black"
      sub = 3
      [cell]
      pen = "2 furlongs"
      fill = "none"
      [pointers]
      arrow-size = 90
      strnog = { pen = 1 }
      weak.tail = "dots" # "é"
      raw = { "line" = "wavy", pen = -1 }
      dangling.head = "vee"
      strong.head = "none"
      [fonts]
      sans = "Inter, Hack"
      fallbacks = [
        "Noto Sans", # good
        7,
      ]
      [sizes]
      value = 2000-01-01
      [frame]
      fill = { color = "#FFFFFF" }
      [regions]
      heap = "#FFFFFF"
      """
    let expected = """
      mine.toml:2:1: styles have no key "backgruond"
        backgruond = "#FFFFFF"
        ^^^^^^^^^^
        did you mean "background"?
      mine.toml:4:7: "black" is no colour
        ink = "black"
              ^^^^^^^
        write it as "#RRGGBB" or "#RRGGBBAA"
      mine.toml:5:7: "inks.sub" is a colour in quotes, not a number
        sub = 3
              ^
      mine.toml:7:7: "2 furlongs" is no length
        pen = "2 furlongs"
              ^^^^^^^^^^^^
        write points as 9, or a unit: "9pt", "2mm", "0.1in"
      mine.toml:8:8: "none" is no colour
        fill = "none"
               ^^^^^^
        write it as "#RRGGBB" or "#RRGGBBAA"
      mine.toml:10:14: "pointers.arrow-size" must be between 0.1 and 5
        arrow-size = 90
                     ^^
      mine.toml:11:1: there is no pointer kind "strnog"
        strnog = { pen = 1 }
        ^^^^^^
        did you mean "strong"?
      mine.toml:12:13: "pointers.weak.tail" cannot be "dots"
        weak.tail = "dots" # "é"
                    ^^^^^^
        did you mean "dot"?
      mine.toml:13:18: "pointers.raw.line" cannot be "wavy"
        raw = { "line" = "wavy", pen = -1 }
                         ^^^^^^
        expected "solid", "dashed" or "dotted"
      mine.toml:13:32: "pointers.raw.pen" must be between 0.1 and 20 points
        raw = { "line" = "wavy", pen = -1 }
                                       ^^
      mine.toml:14:10: styles have no key "pointers.dangling.head"
        dangling.head = "vee"
                 ^^^^
        expected "line", "pen" or "color"
      mine.toml:15:15: "pointers.strong.head" cannot be "none"
        strong.head = "none"
                      ^^^^^^
        expected "normal", "normalnormal", "onormal" or "vee"
      mine.toml:17:8: "Inter, Hack" is no font family
        sans = "Inter, Hack"
               ^^^^^^^^^^^^^
        name one family; others stand in "fonts.fallbacks", each in its own quotes
      mine.toml:20:3: "fonts.fallbacks" is an array of font families, not an array with a number
          7,
          ^
      mine.toml:23:9: "sizes.value" is a number of points or a string with a unit, not a date
        value = 2000-01-01
                ^^^^^^^^^^
      mine.toml:25:8: "frame.fill" is a colour in quotes, not a table
        fill = { color = "#FFFFFF" }
               ^^^^^^^^^^^^^^^^^^^^^
      mine.toml:27:8: "regions.heap" is a table, not a string
        heap = "#FFFFFF"
               ^^^^^^^^^
      """
    #expect(Self.errors(of: text) == expected)
  }

  @Test("Reading goes on after a line that is not TOML") func syntax() throws {
    let text = #"""
      extends = "print"
      background "#FFFFFF"
      sizes.value = "11
      sizes.nmae = 9
      sizes.field = 07
      inks.ink = "\q"
      inks.sub = black
      inks.sub = "#000000" "#FFFFFF"
      [cell
      fill = "none"
      [frame]
      fill = "none"
      [cell]
      pen = 1
      [frame]
      [[frame]]
      pen = ,
      [pointers]
      raw = { pen = 1
      owner = { pen = 1, pen = 2 }
      owner.tail = "dot"
      [fonts]
      fallbacks = [ "a" "b" ]
      fallbacks = [
      """#
    let expected = #"""
      2:12: expected "=" after "background", found a string
      3:15: this string does not end
      4:7: styles have no key "sizes.nmae"
      5:15: "07" is no value
      6:13: "\q" is no escape
      7:12: "black" is no value
      8:6: "inks.sub" is set twice
      9:6: expected "]" after the table's name, found the end of the line
      12:8: "none" is no colour
      15:2: "frame" is set twice
      16:1: styles have no arrays of tables
      17:7: expected a value, found ","
      19:16: expected "," or "}", found the end of the line
      20:20: "pointers.owner.pen" is set twice
      21:1: "pointers.owner" is set twice
      23:19: expected "," or "]", found a string
      24:1: "fonts.fallbacks" is set twice
      """#
    let errors = Self.errors(of: text).split(separator: "\n").filter { $0.hasPrefix("mine") }
    #expect(errors.map { $0.dropFirst("mine.toml:".count) }.joined(separator: "\n") == expected)
    #expect(Self.errors(of: "a = \"\0\"").hasPrefix("mine.toml:1:6: the style sheet is not UTF-8 text"))
    #expect(Self.errors(of: "extends = [").hasPrefix("mine.toml:1:12: expected \"]\", found the end of the file"))
  }

  @Test("All of TOML's spellings are read") func spellings() throws {
    let text = #"""
      # a comment
      extends="print" # another
      "background" = '#010203'
      inks . ink = "\u0023\U00000030AFFFF"
      fonts.sans = """
      Charis \
          SIL"""
      fonts.mono = '''H"ack'''
      fonts.fallbacks = [ # one a line
        "A\"B", 'C',
      ]
      sizes.value = 0x0_B
      sizes.name = 1_0.5e0
      sizes.type = +7
      [spacing]
      gap = 1e1
      [ pointers . owner ]
      pen=2
      """#
    let crlf = [0xEF, 0xBB, 0xBF] + Array(text.replacing("\n", with: "\r\n").utf8)
    for bytes in [Array(text.utf8), crlf] {
      let style = try Style.read(bytes, file: "mine.toml")
      #expect(style.background == Color(hex: "#010203") && style.inks.ink == Color(hex: "#0AFFFF"))
      #expect(style.fonts.sans == "Charis SIL" && style.fonts.mono == "H\"ack")
      #expect(style.fonts.fallbacks == ["A\"B", "C"])
      #expect(style.sizes.value == 11 && style.sizes.name == 10.5 && style.sizes.type == 7)
      #expect(style.spacing.gap == 10 && style.pointers.owner.pen == 2)
    }
  }

  @Test("Hostile sheets give errors") func hostile() {
    #expect(Self.errors(of: String(repeating: "[", count: 10_000)) != "")
    #expect(Self.errors(of: "a = " + String(repeating: "[", count: 10_000)).contains("nested more than 32 deep"))
    #expect(Self.errors(of: "a = " + String(repeating: "{a=", count: 10_000)).contains("nested more than 32 deep"))
    #expect(Self.errors(of: String(repeating: "a.", count: 10_000)).contains("nested more than 32 deep"))
    #expect(Self.errors(of: String(repeating: "x = 1 ", count: 2_000)) != "")
    let many = "extends = \"print\"\n" + (0..<10_000).map { "k\($0) = 1\n" }.joined()
    #expect(Self.errors(of: many).hasSuffix("and 9900 more errors"))
    #expect(Self.errors(of: String(repeating: " ", count: 1 << 21)).contains("longer than 1 MiB"))
    for end in ["\"", "\"\\", "\"\\u00", "\"\"\"", "'''\\", "{", "{ a", "[", "[1,", "", "ÿ", "0x", "_", "\""] {
      #expect(Self.errors(of: "extends = \"print\"\nk = " + end) != "")
      #expect(Self.errors(of: "extends = \"print\"\nx" + end) != "")
      #expect(Self.errors(of: "extends = \"print\"\n[" + end) != "")
    }
    let invalid: [UInt8] = Array("extends = \"print\"\n# ".utf8) + [0xFF]
    #expect(throws: Diagnostics.self) { try Style.read(invalid, file: "mine.toml") }
  }

  @Test("A sheet that extends nothing says everything") func incomplete() {
    #expect(
      Self.errors(of: "background = \"#FFFFFF\"")
        == """
        mine.toml:1:1: the style has no "inks.ink" and 114 more
          background = "#FFFFFF"
          ^
          start the file with extends = "print" to take what it does not say from there
        """)
  }

  @Test("Styles that do not exist") func unknown() {
    #expect(throws: Diagnostics([.error("there is no style \"drak\"", help: "did you mean \"dark\"?")])) {
      try Style.find("drak")
    }
    #expect(
      throws: Diagnostics([
        .error(
          "there is no style \"poster\"",
          help: "styles are print, mono, dark, textbook, auto, or a file: \"./poster.toml\"")
      ])
    ) { try Style.named("poster") }
    #expect(throws: Diagnostics([.error("cannot read the style \"/none/x.toml\": there is no such file")])) {
      try Style.find("/none/x.toml")
    }
    #expect(
      Self.errors(of: "extends = \"prnit\"")
        == """
        mine.toml:1:11: there is no style "prnit"
          extends = "prnit"
                    ^^^^^^^
          did you mean "print"?
        """)
  }

  @Test("Files extend files beside them, and not themselves") func files() throws {
    let folder = try Folder()
    try folder.write("base.toml", "extends = \"mono\"\nspacing.gap = 33\n")
    try folder.write("mine.toml", "extends = \"./base.toml\"\nspacing.margin = 1\n")
    let style = try Style.find(folder.path("mine.toml"))
    #expect(style.name == "mine" && style.spacing.gap == 33 && style.spacing.margin == 1)
    #expect(try style.inks == Style.named("mono").inks)

    try folder.write("a.toml", "extends = \"b.toml\"\n")
    try folder.write("b.toml", "extends = \"./a.toml\"\n")
    let (a, b) = (folder.path("a.toml"), folder.path("b.toml"))
    let again = folder.path("./a.toml")
    #expect(
      Self.errors { try Style.read(file: a) }
        == """
        \(b):1:11: the style extends itself: "\(a)" → "\(b)" → "\(again)"
          extends = "./a.toml"
                    ^^^^^^^^^^
        """)

    try folder.write("bad.toml", "extends = \"print\"\nspacing.gpa = 1\n")
    try folder.write("two.toml", "extends = \"bad.toml\"\nsizes.vaule = 1\n")
    let errors = Self.errors { try Style.read(file: folder.path("two.toml")) }
    #expect(errors.contains("two.toml:2:7: styles have no key \"sizes.vaule\""))
    #expect(errors.contains("bad.toml:2:9: styles have no key \"spacing.gpa\""))
  }

  static func errors(of text: String) -> String {
    errors { try Style.read(Array(text.utf8), file: "mine.toml") }
  }

  /// As the command prints them, but for the words `error` and `help`.
  static func errors(_ body: () throws -> Style) -> String {
    do {
      _ = try body()
      return ""
    } catch let diagnostics as Diagnostics {
      return diagnostics.all.map { diagnostic in
        var lines: [String] = []
        let place = diagnostic.location
        lines.append(
          (place.map { $0.line > 0 ? "\($0.file):\($0.line):\($0.column): " : "" } ?? "") + diagnostic.message)
        if let place, let line = place.sourceLine {
          lines.append("  " + line)
          lines.append(
            "  " + String(repeating: " ", count: place.column - place.sourceLineStart)
              + String(repeating: "^", count: place.length))
        }
        if let help = diagnostic.help { lines.append("  " + help) }
        return lines.joined(separator: "\n")
      }.joined(separator: "\n")
    } catch {
      return "\(error)"
    }
  }
}

/// A folder that is gone with its value.
private final class Folder {
  private let url = FileManager.default.temporaryDirectory.appendingPathComponent("styles-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.path + "/" + name }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
  }
}

/// Styles whose colours know what stands in for them where a reader prefers dark.
@Suite("Styles that follow") struct FollowingTests {
  @Test("auto is print, with dark's colours beside its own") func auto() throws {
    let auto = try Style.named("auto")
    let print = try Style.named("print")
    let dark = try Style.named("dark")
    #expect(auto.sizes == print.sizes && auto.spacing == print.spacing && auto.cell.pen == print.cell.pen)
    #expect(auto.background?.hex == print.background?.hex && auto.background?.dark?.color == dark.background)
    #expect(auto.cell.padFill.dark?.color == dark.cell.padFill)
    #expect(auto.regions.heap.band.dark?.color == dark.regions.heap.band)
    #expect(auto.pointers.refMut.color.hex == print.pointers.refMut.color.hex)
    #expect(auto.pointers.refMut.color.dark?.color == dark.pointers.refMut.color)
    #expect(print.inks.ink.dark == nil && dark.inks.ink.dark == nil)
  }

  @Test("Classes are named after keys") func names() throws {
    let auto = try Style.named("auto")
    #expect(auto.inks.sub.dark?.role.fillClass == "fill-sub")
    #expect(auto.cell.fill.dark?.role.fillClass == "fill-cell")
    #expect(auto.cell.line.dark?.role.lineClass == "line-cell")
    #expect(auto.cell.line.dark?.role.fillClass == "fill-cell-line")
    #expect(auto.cell.tagFill.dark?.role.fillClass == "fill-cell-tag")
    #expect(auto.regions.heap.fill?.dark?.role.fillClass == "fill-heap")
    #expect(auto.regions.heap.band.dark?.role.fillClass == "fill-heap-band")
    #expect(auto.pointers.refMut.color.dark?.role.lineClass == "line-pointer-ref-mut")
  }

  @Test("A sheet of one's own changes one side, and keeps the other") func own() throws {
    let style = try Style.read(
      Array("extends = \"auto\"\n[inks]\nink = \"#112233\"\n[regions]\nheap.fill = \"none\"\n".utf8), file: "mine.toml")
    #expect(style.inks.ink.hex == "#112233")
    #expect(style.inks.ink.dark?.color == (try Style.named("dark").inks.ink))
    #expect(style.regions.heap.fill == nil)
  }

  @Test("It names its dark companion") func companion() throws {
    let style = try Style.read(Array("extends = \"mono\"\ndark = \"dark\"\n".utf8), file: "mine.toml")
    #expect(style.inks.ink.hex == "#000000")
    #expect(style.inks.ink.dark?.color == (try Style.named("dark").inks.ink))
    #expect(
      throws: Diagnostics([
        .error(
          "there is no style \"drak\"",
          at: {
            var place = SourceLocation(file: "mine.toml", line: 2, column: 8, length: 6)
            place.sourceLine = "dark = \"drak\""
            place.sourceLineStart = 1
            return place
          }(), help: "did you mean \"dark\"?")
      ])
    ) { try Style.read(Array("extends = \"mono\"\ndark = \"drak\"\n".utf8), file: "mine.toml") }
    #expect(throws: Diagnostics.self) {
      try Style.read(Array("extends = \"mono\"\ndark = 7\n".utf8), file: "mine.toml")
    }
  }
}

@Suite("Limits and bounds in sheets") struct BoundTests {
  private func style(_ text: String) throws -> Style { try Style.read(Array(text.utf8), file: "mine.toml") }

  @Test("Spacing has bounds in every built-in style", arguments: Style.builtInNames) func bounds(name: String) throws {
    let spacing = try Style.named(name).spacing
    #expect(spacing.least.gap > 0 && spacing.least.gap < spacing.gap)
    #expect(spacing.least.paddingX < spacing.paddingX && spacing.least.cell < spacing.leastCell)
    #expect(spacing.least.channel < spacing.channel && spacing.least.labelColumn < spacing.labelColumn)
    #expect(spacing.least.rowPad < spacing.rowPad && spacing.least.frameGap < spacing.frameGap)
    #expect(spacing.least.variableGap < spacing.variableGap)
  }

  @Test("Bounds are set one by one") func one() throws {
    let spacing = try style("extends = \"print\"\n[spacing.least]\ngap = \"1mm\"").spacing
    #expect(abs(spacing.least.gap - 72 / 25.4) < 1e-9)
    #expect(spacing.least.channel == (try Style.named("print")).spacing.least.channel)
  }

  @Test("Arrays have limits by type") func limits() throws {
    let first = try style("extends = \"print\"\n[max-elements]\n\"[u8]\" = 16\n\"[f64; 30]\" = 30")
    #expect(first.maxElements == ["[u8]": 16, "[f64; 30]": 30])
    #expect(try Style.named("print").maxElements == [:])
  }

  @Test(
    "Limits that are none are told",
    arguments: [
      ("max-elements = 3", "\"max-elements\" is a table, not a number"),
      ("[max-elements]\n\"[u8]\" = \"many\"", "\"max-elements.[u8]\" is a number, not a string"),
      ("[max-elements]\n\"[u8]\" = 1", "\"max-elements.[u8]\" must be between 2 and 1000000"),
      ("[max-elements]\n\"[u8]\" = 2.5", "\"max-elements.[u8]\" must be between 2 and 1000000"),
      ("[max-elements.u8]\nn = 2", "\"max-elements.u8\" is a number, not a table"),
    ]) func wrong(text: String, message: String) throws
  {
    do {
      _ = try style("extends = \"print\"\n" + text)
      Issue.record("read")
    } catch let error as Diagnostics {
      #expect(error.all.map(\.message) == [message])
    }
  }

  @Test("A point of TeX is a little less") func texPoints() {
    #expect(Length.points("72.27texpt").map { abs($0 - 72) < 1e-9 } == true)
  }
}
