import Foundation
import Testing

/// Pages as the files have them: measured by poppler, and in the files themselves.
@Suite struct PageSizeTests {
  private static let model = """
    heap {
        list: [i32; 6] = [1, 2, 3, 4, 5, 6]
        name: str = "a longer text"
    }
    stack {
        fn main {
            v: Vec<i32> = { ptr = &list, cap: usize = 6, len: usize = 6 }
            s: String = { ptr = &name, cap: usize = 13, len: usize = 13 }
            n: i32 = 7
        }
    }
    """

  private let memfig: Memfig

  init() throws {
    memfig = try Memfig()
    try memfig.folder.write(Self.model, to: "m.mem")
  }

  private func pageSize(_ file: String) throws -> [Double] {
    let line = try memfig.shell("pdfinfo \(file) | grep 'Page size'").text
    return line.split(separator: " ").compactMap { Double($0) }
  }

  /// The sizes of all texts of a PDF, in points.
  private func textSizes(_ file: String) throws -> [Double] {
    let lines = try memfig.shell("qpdf --qdf --object-streams=disable \(file) - | grep -a ' Tm$'").text
    return lines.split(separator: "\n").compactMap { $0.split(separator: " ").first.flatMap { Double($0) } }
  }

  /// Widths as they are written, and in points.
  private static let widths: [(String, Double)] = [
    ("86mm", 243.7795), ("3.4in", 244.8), ("345pt", 345), ("229.5texpt", 228.6426), ("latex-column", 228.6426),
    ("ieee-column", 251.0585), ("beamer", 306.1418), ("beamer-169", 396.8504), ("a4", 453.5433), ("150.3pt", 150.3),
  ]

  @Test(arguments: widths) func pagesAreAsWideAsAsked(_ width: String, _ points: Double) throws {
    let result = try memfig(
      "render", "m.mem", "--width", width, "-o", "m.pdf", "-o", "m.svg", "-o", "m.png", "--dpi", "144")
    #expect(result.status == 0)
    #expect(abs(try pageSize("m.pdf")[0] - points) < 0.01)
    let svg = try memfig.folder.text("m.svg")
    let tag = try #require(svg.firstMatch(of: /<svg [^>]* width="([0-9.]+)pt" height="([0-9.]+)pt"/))
    #expect(abs(try #require(Double(tag.1)) - points) < 0.01)
    #expect(abs(try #require(Double(tag.2)) - (try pageSize("m.pdf"))[1]) < 0.01)
    // Width and height stand at bytes 16 to 23 of a PNG.
    let png = try memfig.folder.data("m.png")
    let pixels = png[16..<20].reduce(0) { $0 << 8 | Int($1) }
    #expect(pixels == Int((points * 2 - 0.001).rounded(.up)))
  }

  @Test func heightsAreAsAsked() throws {
    #expect(try memfig("render", "m.mem", "--width", "300pt", "--height", "333.3pt", "-o", "m.pdf").status == 0)
    #expect(try zip(pageSize("m.pdf"), [300, 333.3]).allSatisfy { abs($0 - $1) < 0.01 })
    #expect(try memfig("render", "m.mem", "--height", "a4", "-o", "m.pdf").status == 0)
    #expect(abs(try pageSize("m.pdf")[1] - 247 * 72 / 25.4) < 0.01)
  }

  /// Graphviz knows whole points: what it draws has to be moved by what the page has less.
  @Test func fractionsOfPointsMoveNothing() throws {
    func place(_ height: String) throws -> Double {
      #expect(try memfig("render", "m.mem", "--height", height, "-o", "m.pdf").status == 0)
      let line = try memfig.shell("pdftotext -bbox m.pdf - | grep main").text
      return try #require(line.firstMatch(of: /yMin="([0-9.]+)"/).flatMap { Double($0.1) })
    }
    #expect(abs(try place("334pt") - place("333.3pt") - 0.35) < 0.02)
  }

  @Test func textHasTheSizeThatWasAskedFor() throws {
    for width in [[], ["--width", "latex-column"]] {
      #expect(try memfig(["render", "m.mem", "--font-size", "8pt", "-o", "m.pdf"] + width).status == 0)
      let sizes = try textSizes("m.pdf")
      // Pango's units are 1/1024 pt.
      #expect(abs((sizes.max() ?? 0) - 8) < 0.002)
      #expect(abs((sizes.min() ?? 0) - 7 * 8 / 11.0) < 0.002)
    }
  }

  @Test func scaledTextHasTheSizeThatIsTold() throws {
    let result = try memfig("render", "m.mem", "--width", "100pt", "-o", "m.pdf")
    #expect(result.status == 0)
    let told = try #require(
      result.errors.firstMatch(of: /values print at ([0-9.]+) pt, the smallest text at ([0-9.]+) pt/))
    let sizes = try textSizes("m.pdf")
    #expect(abs(try #require(Double(told.1)) - (sizes.max() ?? 0)) < 0.06)
    #expect(abs(try #require(Double(told.2)) - (sizes.min() ?? 0)) < 0.06)
    #expect(abs(try pageSize("m.pdf")[0] - 100) < 0.01)
    #expect(try memfig("render", "m.mem", "--width", "100pt", "--strict", "-o", "m.pdf").status == 65)
  }

  @Test func errorRefuses() throws {
    let result = try memfig("render", "m.mem", "--width", "100pt", "--fit", "error", "-o", "no.pdf")
    #expect(result.status == 65)
    #expect(result.errors.hasPrefix("m.mem: error: the figure does not fit a width of 100 pt: it needs at least "))
    #expect(try !memfig.folder.names.contains("no.pdf"))
    #expect(try memfig("check", "m.mem", "--width", "100pt", "--fit", "scale").status == 0)
  }

  @Test func pagesWithoutAHeightAreRefused() throws {
    let result = try memfig("render", "m.mem", "--height", "latex-column")
    #expect(result.status == 64)
    #expect(result.errors.contains("\"latex-column\" has no height: expected a length, beamer, beamer-169 or a4"))
  }

  /// What LaTeX itself says, where it is installed.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdflatex")),
    arguments: [
      ("[twocolumn]{article}", "\\begin{document}", "229.5pt"),
      ("{beamer}", "\\begin{document}\\begin{frame}", "307.28987pt"),
      ("[aspectratio=169]{beamer}", "\\begin{document}\\begin{frame}", "398.3386pt"),
    ]) func namedPagesAreLaTeXs(_ documentClass: String, _ start: String, _ width: String) throws
  {
    let end = start.contains("frame") ? "\\end{frame}" : ""
    try memfig.folder.write(
      "\\documentclass\(documentClass)\\makeatletter\(start)\\typeout{WIDTH \\the\\columnwidth}x\(end)\\end{document}",
      to: "w.tex")
    let log = try memfig.shell("pdflatex -interaction=nonstopmode w.tex").text
    if log.contains("not found") { return }
    #expect(log.contains("WIDTH \(width)"))
  }
}
