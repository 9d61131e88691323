import Diagnostics
import Testing

@testable import FigureStyle

@Suite("Fonts") struct FontTests {
  @Test("The fonts of every built-in style are found in their own folders", arguments: Style.builtInNames)
  func builtIn(name: String) throws {
    let style = try Style.named(name)
    let choice = FontChoice(for: [style], texts: ["plain", "é … ·"])
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
      FontChoice(for: [style], texts: texts).configuration?.files(of: "Noto Sans").isEmpty == false
    }
    #expect(!hasFallbacks(["let x = 1;", "naïve", "→", "a\u{200D}b"]))
    #expect(hasFallbacks(["x", "עברית"]))
    #expect(hasFallbacks(["🙂"]))
    #expect(hasFallbacks(nil))
  }

  @Test("A character that no font of the style has is told, with a package") func undrawable() throws {
    let choice = FontChoice(for: [try Style.named("print")], texts: ["\u{10FFFD}", "עברית", "🙂"])
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
      "the font \"No Such Mono\" is not installed, another one is used instead",
      help: "install it, or name another one in the style")
    #expect(FontCatalog.missing(for: style) == [warning])
    let choice = FontChoice(for: [style], texts: ["x"])
    #expect(!choice.isPrivate && choice.warnings == [warning])
    #expect(FontCatalog.missing("Charis SIL").help == "install the package \"fonts-sil-charis\"")
    #expect(FontCatalog.missing("Noto Sans CJK JP").help == "install the package \"fonts-noto-cjk\"")
  }

  @Test("Styles that may come later bring their fonts, and no warnings") func others() throws {
    var odd = try Style.named("textbook")
    odd.fonts.mono = "No Such Mono"
    let choice = FontChoice(for: [try Style.named("print")], alsoFor: [odd], texts: ["x"])
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
