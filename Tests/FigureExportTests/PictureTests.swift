import Diagnostics
import FigureLayout
import Testing

@testable import FigureExport

@Suite struct PNGTests {
  private func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  @Test func itHasThePixelsAndSaysTheResolution() throws {
    let renderer = try Renderer()
    let figure = try ExportFixture.figure(renderer)
    let png = try renderer.export(figure, pages: 0..<1, as: .png, options: ExportOptions(dpi: 144))
    #expect(Array(png[..<8]) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    #expect(number(png[16..<20]) == Int(figure.pages[0].size.width * 2))
    #expect(number(png[20..<24]) == Int(figure.pages[0].size.height * 2))
    #expect(Array(png[37..<41]) == Array("pHYs".utf8))
    #expect(number(png[41..<45]) == 5669)
    #expect(number(png[45..<49]) == 5669)
    #expect(png[49] == 1)
    let (output, code) = try run("pngcheck", ["FILE"], on: png, ending: "png")
    #expect(code == 0, "\(output)")
  }

  @Test func withoutABackgroundItIsTransparent() throws {
    let renderer = try Renderer()
    var figure = try ExportFixture.figure(renderer)
    let opaque = try renderer.export(figure, pages: 0..<1, as: .png)
    figure.background = nil
    let clear = try renderer.export(figure, pages: 0..<1, as: .png)
    #expect(opaque[25] == 2)
    #expect(clear[25] == 6)
  }

  @Test func aPictureThatIsTooLargeIsRefused() throws {
    #expect(throws: Diagnostics([PNGExport.tooLarge(50_000, dpi: 3600)])) {
      let renderer = try Renderer()
      var figure = try ExportFixture.figure(renderer)
      figure.pages[0].size = Size(width: 1000, height: 100)
      _ = try renderer.export(figure, pages: 0..<1, as: .png, options: ExportOptions(dpi: 3600))
    }
  }
}

@Suite struct EPSTests {
  @Test func itHasItsBoxAndNoHourOfTheDay() throws {
    let renderer = try Renderer()
    let figure = try ExportFixture.figure(renderer)
    let eps = String(decoding: try renderer.export(figure, pages: 0..<1, as: .eps), as: UTF8.self)
    let size = figure.pages[0].size
    #expect(eps.hasPrefix("%!PS-Adobe-3.0 EPSF-3.0\n"))
    #expect(eps.contains("%%BoundingBox: 0 0 \(Int(size.width)) \(Int(size.height))\n"))
    #expect(eps.contains("%%Title: Ends & <means>\n"))
    #expect(!eps.contains("CreationDate"))
  }

  @Test func itHasTheDateItIsTold() throws {
    let eps = String(decoding: try ExportFixture.bytes(.eps, options: ExportOptions(date: 0)), as: UTF8.self)
    #expect(eps.contains("%%CreationDate: 1970-01-01T00:00:00Z\n"))
  }
}

@Suite struct DeterminismTests {
  @Test(arguments: FigureFormat.allCases) func sameFigureSameBytes(format: FigureFormat) throws {
    #expect(try ExportFixture.bytes(format) == ExportFixture.bytes(format))
  }
}

@Suite struct UTCDateTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"), (1_000_000_000, "2001-09-09T01:46:40Z"),
    (4_107_542_399, "2100-02-28T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
  ])
  func secondsBecomeDates(seconds: Int, text: String) {
    #expect(UTCDate(secondsSince1970: seconds).iso8601 == text)
  }
}
