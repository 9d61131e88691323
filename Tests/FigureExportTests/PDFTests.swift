import FigureLayout
import Testing

@testable import FigureExport

@Suite struct PDFTests {
  @Test func theDocumentIsSound() throws {
    let bytes = try ExportFixture.bytes(.pdf)
    let (output, code) = try run("qpdf", ["--check", "FILE"], on: bytes, ending: "pdf")
    #expect(code == 0, "\(output)")
    #expect(!output.contains("WARNING"))
  }

  @Test func allFontsAreEmbedded() throws {
    let (output, code) = try run("pdffonts", ["FILE"], on: try ExportFixture.bytes(.pdf), ending: "pdf")
    #expect(code == 0)
    let fonts = output.split(separator: "\n").dropFirst(2)
    #expect(fonts.count >= 3)
    for font in fonts { #expect(font.contains(" yes yes "), "\(font)") }
    #expect(output.contains("Hack-Regular") && output.contains("Inter-Bold"))
  }

  @Test func textCanBeSelected() throws {
    let (output, _) = try run("pdftotext", ["-layout", "FILE", "-"], on: try ExportFixture.bytes(.pdf), ending: "pdf")
    for text in ["42", "strong", "Rc<i32>", #""a <b> & \"c\"""#, "Heap"] { #expect(output.contains(text), "\(text)") }
  }

  @Test func aStateIsAPageOfTheFiguresSize() throws {
    let renderer = try Renderer()
    let figure = try ExportFixture.figure(renderer)
    let bytes = try renderer.export(figure, pages: 0..<2, as: .pdf)
    let (output, _) = try run("pdfinfo", ["-l", "2", "FILE"], on: bytes, ending: "pdf")
    #expect(output.contains("Title:           Ends & <means>"))
    #expect(output.contains("Pages:           2"))
    let size = figure.pages[0].size
    for page in 1...2 {
      #expect(output.contains("Page    \(page) size:  \(Int(size.width)) x \(Int(size.height)) pts"), "\(output)")
    }
    #expect(figure.pages[1].size == size)
  }

  @Test func theDateIsWhatItIsToldOrNone() throws {
    let undated = try run("pdfinfo", ["FILE"], on: try ExportFixture.bytes(.pdf), ending: "pdf").output
    #expect(!undated.contains("CreationDate") && !undated.contains("ModDate"))
    let bytes = try ExportFixture.bytes(.pdf, options: ExportOptions(date: 1_000_000_000))
    let dated = try run("pdfinfo", ["-rawdates", "FILE"], on: bytes, ending: "pdf").output
    #expect(dated.contains("CreationDate:    D:20010909014640"), "\(dated)")
  }

  @Test func opaquePagesHaveNoTransparencyGroups() throws {
    #expect(!String(decoding: try ExportFixture.bytes(.pdf), as: UTF8.self).contains("/Group"))
  }
}
