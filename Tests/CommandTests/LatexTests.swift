import Foundation
import Testing

enum Latex {
  static var isThere: Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return ["pdflatex", "pdftoppm"].allSatisfy { name in
      folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }
  }
}

/// Figures in documents of LaTeX: the README's snippets, built.
@Suite(.enabled(if: Latex.isThere, "needs pdflatex and pdftoppm")) struct LatexTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized
  let memfig: Memfig

  init() throws { memfig = try Memfig() }

  /// The section's commands and documents.
  private func section() throws -> (commands: [String], documents: [String]) {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let section = try #require(readme.components(separatedBy: "\n## LaTeX and Beamer\n").dropFirst().first)
      .components(separatedBy: "\n## ")[0]
    func blocks(_ language: String) -> [String] {
      section.components(separatedBy: "```\(language)\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    }
    return (blocks("sh").flatMap { $0.split(separator: "\n").map(String.init) }, blocks("latex"))
  }

  /// Builds a document with the README's figures.
  ///
  /// - Returns: what pdflatex said.
  private func build(_ number: Int) throws -> String {
    let (commands, documents) = try section()
    #expect(commands.count == 2 && documents.count == 2)
    try FileManager.default.createSymbolicLink(
      at: memfig.folder["Examples"], withDestinationURL: Self.root.appending(path: "Examples"))
    for command in commands {
      let result = try memfig.shell(command.replacing("memfig render", with: "$memfig render"))
      #expect(result.status == 0 && result.errors == "", "\(command)\n\(result.errors)")
    }
    try memfig.folder.write(documents[number], to: "document.tex")
    // Twice, for references.
    let result = try memfig.shell(
      "export SOURCE_DATE_EPOCH=1; for i in 1 2; do pdflatex -interaction=nonstopmode -halt-on-error document.tex; done"
    )
    #expect(result.status == 0, "\(result.text.suffix(2000))")
    return try memfig.folder.text("document.log")
  }

  private func expectNoWarnings(_ log: String) {
    for line in log.split(separator: "\n") where !line.contains("infwarerr") {
      #expect(!line.localizedCaseInsensitiveContains("warning") && !line.contains("Overfull"), "\(line)")
      #expect(!line.contains("page group"), "\(line)")
    }
  }

  private func pages(_ file: String, dpi: Int) throws -> [Pixels] {
    let result = try memfig.shell("pdftoppm -r \(dpi) \(file) page-\(dpi)")
    #expect(result.status == 0)
    return try memfig.folder.names.filter { $0.hasPrefix("page-\(dpi)-") }.map { Pixels(try memfig.folder.data($0)) }
  }

  @Test func figuresStandInColumns() throws {
    expectNoWarnings(try build(1))
    let pages = try pages("document.pdf", dpi: 72)
    #expect(pages.count == 1)
    // Both figures, in their own columns, each 229 pt wide with the style's margins.
    let ink = try #require(pages[0].columnsOfColor)
    #expect(ink.contains { $0 < pages[0].width / 2 } && ink.contains { $0 > pages[0].width / 2 })
  }

  /// What does not change from state to state are the same pixels on all slides.
  @Test func slidesStandStill() throws {
    expectNoWarnings(try build(0))
    let slides = try pages("document.pdf", dpi: 144)
    let figures = try pages("publish.pdf", dpi: 96)
    #expect(slides.count == 4 && figures.count == 4)
    // Where slides differ is where the figure's pages do: nothing else has moved, not by one pixel.
    for (first, second) in zip(0..<3, 1..<4) {
      let (slide, other) = (slides[first], slides[second])
      let box = try #require(slide.ink(from: slide.height / 6))
      let figureBox = try #require(figures[first].ink(from: 0))
      let scale = Double(figureBox.width) / Double(box.width)
      var changed = 0
      for y in 0..<slide.height {
        for x in 0..<slide.width where !slide.isSame(as: other, x, y) {
          changed += 1
          let place = (
            x: Int(Double(x - box.minX) * scale) + figureBox.minX, y: Int(Double(y - box.minY) * scale) + figureBox.minY
          )
          let isNear = (-2...2).contains { dy in
            (-2...2).contains { dx in !figures[first].isSame(as: figures[second], place.x + dx, place.y + dy) }
          }
          if !isNear { Issue.record("slides \(first + 1) and \(second + 1) differ at \(x), \(y)") }
          if !isNear { return }
        }
      }
      #expect(changed > 500 && changed < slide.width * slide.height / 8)
    }
  }
}

/// A picture as pdftoppm writes it.
private struct Pixels {
  let width: Int
  let height: Int
  private let bytes: [UInt8]

  init(_ data: Data) {
    // P6, width, height, 255, and then the bytes.
    var fields: [Int] = []
    var at = 2
    while fields.count < 3 {
      while data[at] <= 0x20 { at += 1 }
      var number = 0
      while data[at] > 0x20 {
        number = number * 10 + Int(data[at]) - 0x30
        at += 1
      }
      fields.append(number)
    }
    (width, height) = (fields[0], fields[1])
    bytes = Array(data[(at + 1)...])
  }

  private func pixel(_ x: Int, _ y: Int) -> ArraySlice<UInt8> {
    let start = 3 * (min(max(y, 0), height - 1) * width + min(max(x, 0), width - 1))
    return bytes[start..<start + 3]
  }

  func isSame(as other: Pixels, _ x: Int, _ y: Int) -> Bool { pixel(x, y).elementsEqual(other.pixel(x, y)) }

  struct Box {
    var minX: Int
    var minY: Int
    var width: Int
  }

  /// What is not white, from a row on.
  func ink(from row: Int) -> Box? {
    var (minX, maxX, minY) = (width, -1, height)
    for y in row..<height {
      for x in 0..<width where pixel(x, y).contains(where: { $0 < 0xFA }) {
        (minX, maxX, minY) = (min(minX, x), max(maxX, x), min(minY, y))
      }
    }
    return maxX < 0 ? nil : Box(minX: minX, minY: minY, width: maxX - minX)
  }

  /// The columns of pixels in which something is coloured.
  var columnsOfColor: [Int]? {
    let found = (0..<width).filter { x in
      (0..<height).contains { y in
        let pixel = pixel(x, y)
        return (pixel.max() ?? 0) - (pixel.min() ?? 0) > 60
      }
    }
    return found.isEmpty ? nil : found
  }
}
