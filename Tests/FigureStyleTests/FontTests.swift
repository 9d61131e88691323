import Diagnostics
import Foundation
import Testing

@testable import FigureStyle

@Suite("Fonts") struct FontTests {
  @Test("The fonts of every built-in style are found in their own folders", arguments: Style.builtInNames)
  func builtIn(name: String) throws {
    let style = try Style.named(name)
    let choice = try FontChoice(for: [style], texts: ["plain", "é … ·"])
    #expect(choice.isPrivate)
    #expect(choice.warnings == [])
    let configuration = try #require(choice.configuration)
    for family in [style.fonts.sans, style.fonts.mono, style.fonts.type] {
      #expect(!configuration.files(of: family).isEmpty, "\(family)")
    }
    #expect(configuration.files(of: "DejaVu Serif").isEmpty)
  }

  @Test("Fallbacks are looked through only where a text needs them") func fallbacks() throws {
    let style = try Style.named("print")
    func hasFallbacks(_ texts: [String]?) -> Bool {
      (try? FontChoice(for: [style], texts: texts))?.configuration?.files(of: "Noto Sans").isEmpty == false
    }
    #expect(!hasFallbacks(["let x = 1;", "naïve", "→", "a\u{200D}b"]))
    #expect(hasFallbacks(["x", "עברית"]))
    #expect(hasFallbacks(["🙂"]))
    #expect(hasFallbacks(nil))
  }

  @Test("A character that no font of the style has is told, with a package") func undrawable() throws {
    let choice = try FontChoice(for: [try Style.named("print")], texts: ["\u{10FFFD}", "עברית", "🙂"])
    #expect(
      choice.warnings == [
        .warning("no font of the style has \"\u{10FFFD}\"", help: "install the package \"fonts-noto-core\"")
      ])
    #expect(
      FontCatalog.undrawable(["漢", "字", "か", "な", "🙂"]) == [
        .warning(
          "no font of the style has \"か\", \"な\", \"字\" and 1 more",
          help: "install the package \"fonts-noto-cjk\""),
        .warning("no font of the style has \"🙂\"", help: "install the package \"fonts-symbola\""),
      ])
  }

  @Test("A missing font is told, with its package") func missing() throws {
    var style = try Style.named("print")
    style.fonts.mono = "No Such Mono"
    style.fonts.fallbacks = ["No Such Fallback"]
    let warning = Diagnostic.warning(
      "the font \"No Such Mono\" is not installed, \"DejaVu Sans Mono\" is used instead",
      help: "install it, name its file with --font-path, or choose another one")
    let choice = try FontChoice(for: [style], texts: ["x"])
    #expect(!choice.isPrivate && choice.warnings == [warning])
    let machine = Fontconfig.current()
    func help(_ family: String) -> String? { FontCatalog.missing(family, in: machine).help }
    #expect(help("Charis SIL") == "install the package \"fonts-sil-charis\"")
    #expect(help("Noto Sans CJK JP") == "install the package \"fonts-noto-cjk\"")
    #expect(help("JetBrains Mono NL") == "install the package \"fonts-jetbrains-mono\"")
    #expect(help("Hakc") == "did you mean \"Hack\"?")
  }

  private static let folder = URL(filePath: #filePath).appending(path: "../../CommandTests/Fonts").standardized.path

  @Test("Fonts under a path need not be installed") func paths() throws {
    var style = try Style.named("print")
    style.fonts.replaceSans(with: "Blocks")
    #expect(style.fonts.type == "Blocks" && style.fonts.mono == "Hack")
    #expect(try FontChoice(for: [style], texts: ["x"]).warnings.count == 1)
    for path in [Self.folder, Self.folder + "/Blocks-Regular.ttf"] {
      style.fonts.paths = [path]
      let choice = try FontChoice(for: [style], texts: ["x"])
      #expect(choice.isPrivate && choice.warnings == [])
      #expect(choice.configuration?.files(of: "Blocks").last == Self.folder + "/Blocks-Regular.ttf")
      #expect(choice.configuration?.files(of: "Hack").isEmpty == false)
    }
    let given = try FontCatalog.families(under: [Self.folder])
    #expect(given.map(\.family) == ["Blocks", "Cubic Blocks", "Locked Blocks", "Sliding Blocks"])
  }

  @Test("A font under a path comes before one that is installed") func pathsComeFirst() throws {
    let copy = FileManager.default.temporaryDirectory.appending(path: "memfig-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: copy) }
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    let installed = try #require(Fontconfig.current()?.files(of: "Hack").first { $0.hasSuffix("Hack-Regular.ttf") })
    try FileManager.default.copyItem(atPath: installed, toPath: copy.appending(path: "mine.ttf").path)
    var style = try Style.named("print")
    style.fonts.paths = [copy.path]
    let choice = try FontChoice(for: [style], texts: ["x"])
    #expect(choice.configuration?.files(of: "Hack") == [copy.appending(path: "mine.ttf").path])
    style.fonts.replaceSans(with: "No Such Sans")
    let machine = try FontChoice(for: [style], texts: ["x"])
    #expect(!machine.isPrivate)
    #expect(machine.configuration?.files(of: "Hack") == [copy.appending(path: "mine.ttf").path])
  }

  @Test("Paths without fonts are errors, all in one run") func emptyPaths() throws {
    var style = try Style.named("print")
    style.fonts.paths = ["/nowhere", "/etc/passwd", Self.folder]
    #expect(
      throws: Diagnostics([
        .error("cannot read the fonts in \"/nowhere\": there is no such file"),
        .error("there is no font in \"/etc/passwd\"", help: "name a font's file, or a folder with some"),
      ])
    ) { try FontChoice(for: [style], texts: ["x"]) }
  }

  @Test("Styles that may come later bring their fonts, and no warnings") func others() throws {
    var odd = try Style.named("textbook")
    odd.fonts.mono = "No Such Mono"
    let choice = try FontChoice(for: [try Style.named("print")], alsoFor: [odd], texts: ["x"])
    #expect(choice.isPrivate && choice.warnings == [])
    #expect(choice.configuration?.files(of: "Charis SIL").isEmpty == false)
  }

  @Test("The catalog says what a style uses, and where it is") func catalog() throws {
    let fonts = FontCatalog.fonts(of: try Style.named("print"))
    #expect(
      fonts.map(\.family) == ["Inter", "Hack", "Noto Sans", "Noto Sans CJK JP", "Symbola", "DejaVu Sans"])
    #expect(fonts[0].roles == ["sans", "type"] && fonts[0].package == "fonts-inter")
    #expect(fonts[1].file?.hasPrefix("/usr/share/fonts/truetype/hack/Hack-") == true)
    #expect(fonts[5].roles == ["fallback"] && fonts[5].isInstalled)
  }

  @Test("Names in a configuration are escaped") func document() {
    let text = FontDocument.whole(folders: ["/a & b"], fallbacks: ["<Sans>"])
    #expect(text.contains("<dir>/a &amp; b</dir>"))
    #expect(text.contains("<string>&lt;Sans&gt;</string>"))
    #expect(Fontconfig(document: text)?.files(of: "Inter") == [])
  }
}
