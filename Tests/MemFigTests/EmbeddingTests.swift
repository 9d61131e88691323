import Foundation
import MemFig
import Testing

/// What who embeds the library does. Each test draws in a process of its own: Graphviz is one a process, and other tests
/// use it too.
@Suite struct EmbeddingTests {
  static let text = ModelText(Array("stack { fn main { a: i32 = 100, b: &i32 = &a } }".utf8), file: "small.mem")

  @Test func aTextBecomesAFigure() async {
    await #expect(processExitsWith: .success) {
      let (model, warnings) = try Self.text.model()
      #expect(warnings.isEmpty)
      var options = try DrawingOptions(style: "print")
      options.width = 340
      options.title = "Two cells"
      options.summary = "A cell, and a pointer to it."
      let drawing = try Drawing(of: model, options: options)
      #expect(drawing.pageCount == 1)
      #expect(drawing.warnings.isEmpty)
      #expect(drawing.brokenPromises().isEmpty)
      let svg = String(decoding: try drawing.bytes(as: .svg), as: UTF8.self)
      #expect(svg.contains("width=\"340pt\""))
      #expect(svg.contains("Two cells"))
      #expect(svg.contains("A cell, and a pointer to it."))
      #expect(try drawing.bytes(as: .pdf).starts(with: Array("%PDF-".utf8)))
    }
  }

  @Test func threadsTakeTurns() async {
    await #expect(processExitsWith: .success) {
      let (model, _) = try Self.text.model()
      let options = try DrawingOptions()
      let alone = try Drawing(of: model, options: options).bytes(as: .png)
      try await withThrowingTaskGroup(of: [UInt8].self) { group in
        for _ in 0..<8 {
          group.addTask { try Drawing(of: model, options: options).bytes(as: .png) }
        }
        for try await bytes in group { #expect(bytes == alone) }
      }
    }
  }

  /// A figure may bring fonts that an earlier one did not need.
  @Test func fontsMayComeLater() async {
    await #expect(processExitsWith: .success) {
      let (model, _) = try Self.text.model()
      _ = try Drawing(of: model, options: DrawingOptions()).bytes(as: .svg)
      var options = try DrawingOptions()
      options.useFont("Sliding Blocks")
      options.useMonoFont("No Such Mono")
      #expect(try Drawing(of: model, options: options).warnings.count == 2)
      var own = try DrawingOptions()
      own.useFont("Blocks")
      // Installed, and not one of the styles'.
      own.useMonoFont("DejaVu Serif")
      own.fontPaths = [URL(filePath: #filePath).appending(path: "../../CommandTests/Fonts").standardized.path]
      own.svgText = .paths
      own.idPrefix = "x-"
      let drawing = try Drawing(of: model, options: own)
      #expect(drawing.warnings == [])
      // A bold block, as high as a capital.
      #expect(String(decoding: try drawing.bytes(as: .svg), as: UTF8.self).contains("d=\"m50 0v-700h500v700z\""))
      #expect(throws: Diagnostics.self) {
        own.fontPaths = ["/nowhere"]
        _ = try Drawing(of: model, options: own)
      }
    }
  }

  @Test func errorsAreThrown() throws {
    let bad = ModelText(Array("stack { fn main { b: &i32 = &a } }".utf8), file: "bad.mem")
    let thrown = try #require(throws: Diagnostics.self) { try bad.model() }
    #expect(thrown.all.first?.message == "there is no \"a\"")
    #expect(throws: Diagnostics.self) { try DrawingOptions(style: "sepia") }
    // Before Graphviz is touched.
    let empty = MemoryModel(states: [])
    #expect(throws: Diagnostics.self) { try Drawing(of: empty, options: DrawingOptions()) }
  }

  @Test func aModelBecomesAText() throws {
    let (model, _) = try Self.text.model()
    for format in [ModelText.Format.notation, .json] {
      let text = ModelText(of: model, file: "small", format: format)
      #expect(try text.model().model == model)
    }
  }
}
