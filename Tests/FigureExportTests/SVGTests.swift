import FigureLayout
import FigureStyle
import Testing

@testable import FigureExport

@Suite struct SVGTests {
  private func text(page: Int = 0) throws -> String {
    String(decoding: try ExportFixture.bytes(.svg, page: page), as: UTF8.self)
  }

  @Test func itIsWellFormed() throws {
    for page in 0...1 {
      let (output, code) = try run(
        "xmllint", ["--noout", "FILE"], on: try ExportFixture.bytes(.svg, page: page), ending: "svg")
      #expect(code == 0, "\(output)")
    }
  }

  @Test func itSaysWhatItIs() throws {
    let svg = try text()
    #expect(svg.contains("role=\"img\" xml:lang=\"en\" text-rendering=\"geometricPrecision\" stroke-miterlimit=\"10\""))
    #expect(svg.contains("<title>Ends &amp; &lt;means&gt;: before</title>"))
    #expect(svg.contains("<desc>"))
  }

  @Test func partsCanBeAddressed() throws {
    let svg = try text()
    #expect(svg.contains("<g id=\"heap/shared.strong\" class=\"cell\"><title>"))
    #expect(svg.contains("<g id=\"cluster_stack/main/main\" class=\"frame\">"))
    #expect(svg.contains("<g id=\"cluster_heap/shared\" class=\"block\">"))
    #expect(svg.contains("<g id=\"stack/main/main.w#pointer\" class=\"pointer weak\">"))
    #expect(try text(page: 1).contains("class=\"pointer weak dangling\""))
    #expect(svg.contains("class=\"cell uninitialized\""))
  }

  @Test func idsAreUnique() throws {
    let ids = try text().split(separator: "<g id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(ids.count > 30)
    #expect(Set(ids).count == ids.count)
  }

  @Test func textStaysTextAndIsEscaped() throws {
    let svg = try text()
    #expect(svg.contains(">&quot;a &lt;b&gt; &amp; \\&quot;c\\&quot;&quot;</text>"))
    #expect(svg.contains("font-family=\"Hack, monospace\""))
    #expect(svg.contains("font-family=\"Inter, sans-serif\"") && svg.contains("font-weight=\"bold\""))
  }

  @Test func nothingIsBlackByDefault() throws {
    // Shapes without a fill are black in SVG, and `transparent` is no colour of SVG 1.1.
    let svg = try text()
    for shape in ["rect", "path", "polygon", "polyline", "ellipse", "text"] {
      for element in svg.split(separator: "<\(shape) ").dropFirst() {
        #expect(element.prefix { $0 != ">" }.contains("fill=\""), "\(shape) \(element.prefix(80))")
      }
    }
    #expect(!svg.contains("transparent"))
  }

  @Test func namesOfWhatIsGoneAreStruck() throws {
    let moved = try #require(try text(page: 1).split(separator: "<g id=\"stack/main/main.a#band\"").last)
    #expect(moved.prefix(900).contains("<polyline"))
  }
}
