import FigureLayout
import FigureStyle
import Testing

@testable import FigureExport

/// SVG whose colours change where the reader prefers dark.
@Suite struct SVGSchemeTests {
  private func text(_ style: String, page: Int = 0, svg: SVGOptions = SVGOptions()) throws -> String {
    String(
      decoding: try ExportFixture.bytes(.svg, page: page, options: ExportOptions(svg: svg), style: style),
      as: UTF8.self)
  }

  /// Without its style sheet, and without the classes that only colour.
  private func plain(_ svg: String) -> String {
    var svg = svg
    if let start = svg.range(of: "<style>"), let end = svg.range(of: "</style>\n") {
      svg.removeSubrange(start.lowerBound..<end.upperBound)
    }
    let scope = /memfig memfig-[0-9a-f]{8}/
    let classes = #/ ?(?:fill|line)-[a-z-]+(?=[" ])/#
    return svg.replacing(scope, with: "memfig").replacing(classes, with: "").replacing(" class=\"\"", with: "")
  }

  @Test(arguments: [0, 1]) func withoutItsStyleSheetItIsPrint(page: Int) throws {
    let auto = try text("auto", page: page)
    #expect(auto.contains("fill-heap-band") && auto.contains("<style>"))
    #expect(plain(auto) == (try text("print", page: page)))
  }

  /// Every colour that is attributed to something has a rule, and it is dark's.
  @Test func theSheetHasDarksColors() throws {
    let svg = try text("auto", page: 1)
    let dark = try Style.named("dark")
    for (name, attribute, color) in [
      ("fill-background", "fill", dark.background), ("fill-ink", "fill", dark.inks.ink),
      ("line-ghost", "stroke", dark.inks.ghost), ("fill-cell", "fill", dark.cell.fill),
      ("line-cell", "stroke", dark.cell.line), ("fill-heap", "fill", dark.regions.heap.fill),
      ("fill-stack-band", "fill", dark.regions.stack.band), ("line-frame", "stroke", dark.frame.line),
      ("line-pointer-dangling", "stroke", dark.pointers.dangling.color),
    ] {
      #expect(svg.contains(" .\(name) { \(attribute): \(try #require(color).hex) }\n"), "\(name)")
    }
    let used = Set(svg.matches(of: /(?:fill|line)-[a-z-]+(?=[" ])/).map { String($0.output) })
      .filter { !$0.hasSuffix("-opacity") && $0 != "line-through" }
    for name in used { #expect(svg.contains(" .\(name) { "), "\(name)") }
    #expect(used.count > 12)
  }

  @Test func theSheetTouchesNoOtherFigure() throws {
    let svg = try text("auto")
    let scope = try #require(svg.firstMatch(of: /class="memfig (memfig-[0-9a-f]{8})"/)).output.1
    let sheet = svg.split(separator: "<style>")[1].split(separator: "</style>")[0]
    let lines = sheet.split(separator: "\n")
    #expect(lines[0] == ".\(scope) { color-scheme: light dark }")
    #expect(lines[1] == "@media screen and (prefers-color-scheme: dark) {" && lines.last == "}")
    let rules = lines[2...].dropLast()
    #expect(rules.count > 10)
    for rule in rules { #expect(rule.hasPrefix(".\(scope) .")) }
    // Another sheet has another scope, the same has the same.
    #expect(try text("auto", page: 1).contains(scope) == false)
    #expect(try text("auto").contains(scope))
  }

  @Test func withoutAGroundItHasNone() throws {
    let renderer = try Renderer()
    var figure = try ExportFixture.figure(renderer, style: "auto")
    figure.background = nil
    let clear = String(decoding: try renderer.export(figure, pages: 0..<1, as: .svg), as: UTF8.self)
    #expect(!clear.contains("class=\"background") && !clear.contains("fill-background"))
  }

  @Test(arguments: [FigureFormat.pdf, .png, .eps, .dot, .txt]) func otherFormatsArePrint(format: FigureFormat) throws {
    let renderer = try Renderer()
    let auto = try ExportFixture.figure(renderer, style: "auto")
    let print = try ExportFixture.figure(renderer, style: "print")
    #expect(
      try renderer.export(auto, pages: 0..<1, as: format) == renderer.export(print, pages: 0..<1, as: format))
  }

  @Test func idsHaveTheirPrefix() throws {
    let svg = try text("print", page: 1, svg: SVGOptions(idPrefix: "rc-{n}-{state}."))
    let ids = svg.matches(of: /\bid="([^"]*)"/).map { String($0.output.1) }
    #expect(ids.count > 30)
    for id in ids { #expect(id.hasPrefix("rc-2-after.")) }
    #expect(svg.contains("<g id=\"rc-2-after.heap/shared.strong\" class=\"cell\">"))
    #expect(svg.replacing("rc-2-after.", with: "") == (try text("print", page: 1)))
  }
}
