import Foundation
import Testing

/// SVG as viewers without style sheets that follow a reader show it: librsvg.
@Suite struct ViewerTests {
  private let memfig: Memfig

  init() throws {
    memfig = try Memfig()
    try memfig.folder.write(Models.one, to: "one.mem")
  }

  private func picture(_ name: String, _ options: String...) throws -> Picture {
    #expect(try memfig(["render", "--strict", "one.mem", "-o", "\(name).svg"] + options).errors == "")
    let result = try memfig.shell(
      "rsvg-convert -d 96 -p 96 --zoom 3 -o \(name).png \(name).svg && xmllint --noout --nonet \(name).svg")
    #expect(result.status == 0 && result.errors == "")
    return try Picture(memfig.folder["\(name).png"])
  }

  @Test func whatFollowsIsPrint() throws {
    let print = try picture("print")
    #expect(print.width > 500)
    #expect(try picture("auto", "--style", "auto").pixels == print.pixels)
    #expect(
      try picture("paths", "--style", "auto", "--text", "paths").differences(from: print) < print.pixels.count / 400)
    #expect(try picture("dark", "--style", "dark").pixels != print.pixels)
  }

  @Test func outlinesNeedNoFonts() throws {
    let fonts = URL(filePath: #filePath).appending(path: "../Fonts").standardized.path
    let own = ["--font", "Blocks", "--mono-font", "Blocks", "--font-path", fonts]
    let live = try picture("live", own[0], own[1], own[2], own[3], own[4], own[5])
    let paths = try picture("paths", own[0], own[1], own[2], own[3], own[4], own[5], "--text", "paths")
    // librsvg knows the family no more than any other viewer: only outlines are blocks.
    #expect(paths.differences(from: live) > paths.pixels.count / 200)
    let page = try memfig(
      "render", "one.mem", "--dpi", "288", "-o", "cairo.png", own[0], own[1], own[2], own[3], own[4], own[5])
    #expect(page.errors == "")
    let drawn = try Picture(memfig.folder["cairo.png"])
    // As cairo draws them, with the same font.
    #expect(paths.differences(from: drawn) < paths.pixels.count / 400)
  }
}
