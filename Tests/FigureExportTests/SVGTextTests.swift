import Foundation
import Testing

@testable import FigureExport

/// How an SVG holds its texts.
@Suite struct SVGTextTests {
  private func text(_ way: SVGText, page: Int = 0, prefix: String = "", style: String = "print") throws -> String {
    let options = ExportOptions(svg: SVGOptions(text: way, idPrefix: prefix))
    return String(
      decoding: try ExportFixture.bytes(.svg, page: page, options: options, style: style), as: UTF8.self)
  }

  private func texts(_ svg: String) -> [String] { svg.matches(of: />([^<]*)<\/text>/).map { String($0.output.1) } }

  @Test(arguments: SVGText.allCases) func itIsValidAndTheSameOnEveryRun(way: SVGText) throws {
    for style in ["print", "auto"] {
      let svg = try text(way, style: style)
      #expect(svg == (try text(way, style: style)))
      let (output, code) = try run("xmllint", ["--noout", "--nonet", "FILE"], on: Array(svg.utf8), ending: "svg")
      #expect(code == 0, "\(output)")
    }
  }

  // MARK: Paths

  @Test func pathsHaveNoTextButSayIt() throws {
    let live = try text(.live)
    let paths = try text(.paths)
    #expect(!paths.contains("<text") && !paths.contains("font-family"))
    let labels = paths.matches(of: /aria-label="([^"]*)"/).map { String($0.output.1) }
    #expect(labels == texts(live) && labels.count > 20)
    #expect(paths.contains("<title>Ends &amp; &lt;means&gt;: before</title>"))
  }

  @Test func eachOutlineStandsOnceUnderANameOfItsOwn() throws {
    let svg = try text(.paths, prefix: "p-")
    let outlines = svg.matches(of: /<path id="([^"]*)" d="([^"]*)"/).map { (String($0.output.1), String($0.output.2)) }
    #expect(outlines.count > 20)
    #expect(Set(outlines.map(\.0)).count == outlines.count && Set(outlines.map(\.1)).count == outlines.count)
    for (name, path) in outlines { #expect(name == "p-memfig-glyph-" + ShortHash.text(of: Array(path.utf8))) }
    let used = Set(svg.matches(of: /<use xlink:href="#([^"]*)"/).map { String($0.output.1) })
    #expect(used == Set(outlines.map(\.0)))
    // Two pages of one document may share a glyph, and never disagree about one.
    let other = try text(.paths, page: 1, prefix: "p-")
    let shared = outlines.filter { other.contains("id=\"\($0.0)\"") }
    #expect(shared.count > 10)
    for (name, path) in shared { #expect(other.contains("<path id=\"\(name)\" d=\"\(path)\"/>")) }
  }

  /// A minus of Hack is a rectangle; its place in the text is known.
  @Test func outlinesAreInThousandthsFromTheBaseline() throws {
    let svg = try text(.paths)
    let heap = try #require(svg.firstMatch(of: /translate\([^)]*\)scale\(0.009\)"[^>]*aria-label="Heap">(.*?)<\/g>/))
    let glyphs = heap.output.1.matches(of: /<use xlink:href="#[^"]*"(?: x="(\d+)")?\/>/).map {
      Int($0.output.1 ?? "0")!
    }
    // The advances of H, e and a in Inter Bold, kerned.
    #expect(glyphs.count == 4 && glyphs[0] == 0)
    #expect((730...760).contains(glyphs[1]) && (1310...1370).contains(glyphs[2]) && (1890...1950).contains(glyphs[3]))
  }

  // MARK: Embedded fonts

  private func faces(_ svg: String) -> [(name: String, weight: String, font: Data)] {
    svg.matches(
      of:
        /@font-face \{ font-family: (\S+); font-weight: ([^;]*); font-style: \w+; src: url\(data:font\/...;base64,(.*?)\) \}/
    ).map { (String($0.output.1), String($0.output.2), Data(base64Encoded: String($0.output.3)) ?? Data()) }
  }

  @Test func everyTextNamesAnEmbeddedFontBeforeItsOwn() throws {
    let live = try text(.live)
    let embedded = try text(.embed)
    #expect(texts(embedded) == texts(live))
    let faces = faces(embedded)
    // Inter in two weights, Hack.
    #expect(faces.count == 3 && Set(faces.map(\.weight)) == ["400", "700"])
    for (name, _, font) in faces {
      #expect(name == "memfig-font-" + ShortHash.text(of: Array(font)))
      #expect(font.count > 500 && font.count < 12_000)
    }
    let families = embedded.matches(of: /<text [^>]*font-family="([^,]*), (Inter|Hack), [a-z-]+"( font-weight="bold")?/)
    #expect(families.count == texts(live).count)
    for match in families {
      let face = try #require(faces.first { $0.name == match.output.1 })
      if match.output.3 != nil { #expect(face.weight == "700") }
    }
    let own = #/memfig-font-[0-9a-f]{8}, /#
    let plain = embedded.replacing(own, with: "")
    let start = try #require(plain.range(of: "<style>"))
    let end = try #require(plain.range(of: "</style>\n"))
    #expect(plain[..<start.lowerBound] + plain[end.upperBound...] == live)
  }

  /// Tables are those of a font; its characters are those of its texts, and all of them.
  @Test func fontsHaveTheCharactersThatAreUsed() throws {
    let svg = try text(.embed)
    for (name, _, font) in faces(svg) {
      let used = Set(
        svg.matches(of: /font-family="([^,]*), [^>]*>([^<]*)<\/text>/).filter { $0.output.1 == name }
          .flatMap { Unescaped.text(String($0.output.2)).unicodeScalars })
      let folder = FileManager.default.temporaryDirectory.appending(path: "memfig-\(UUID().uuidString).otf")
      defer { try? FileManager.default.removeItem(at: folder) }
      try font.write(to: folder)
      let (output, code) = try run("fc-query", ["-f", "%{charset}", folder.path], on: [], ending: "txt")
      #expect(code == 0)
      #expect(Charset.scalars(output) == used.union([" "]), "\(name)")
    }
  }
}

private enum Unescaped {
  static func text(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&")
  }
}

private enum Charset {
  /// From `20 41-43 61`.
  static func scalars(_ text: String) -> Set<Unicode.Scalar> {
    Set(
      text.split(separator: " ").flatMap { range -> [Unicode.Scalar] in
        let ends = range.split(separator: "-").compactMap { UInt32($0, radix: 16) }
        return (ends[0]...(ends.last ?? ends[0])).compactMap(Unicode.Scalar.init)
      })
  }
}
