import Testing

@testable import FigureLayout

/// What is asked for together works together.
@Suite struct CombinationTests {
  private func options(_ seed: UInt64) -> LayoutOptions {
    var options = LayoutOptions(
      width: seed % 3 == 0 ? nil : Double(260 + 60 * (seed % 7)), height: seed % 4 == 1 ? 300 : nil,
      bytes: seed % 2 == 0 ? .all : .none)
    options.marksChanges = true
    options.showsLegend = seed % 5 != 4
    return options
  }

  @Test(arguments: 0..<24 as Range<UInt64>) func promisesAreKept(seed: UInt64) throws {
    let text = RandomProgram.text(seed: seed, size: 3 + Int(seed % 5))
    let options = options(seed)
    let figure = try figure(text, options)
    #expect(figure.faults() == [], "\(options)\n\(text)")
    for page in figure.pages {
      if let width = options.width { #expect(page.size.width == width) }
      if let height = options.height { #expect(page.size.height == height) }
    }
  }

  /// Higher than its page, a figure stands on a larger one that is made smaller; all of the page is used.
  @Test func aHeightIsMetWithALegend() throws {
    let heap = (0..<12).map { "n\($0): N = { v: i32 = \($0), next: Box<N> = \($0 < 11 ? "&n\($0 + 1)" : "null") }" }
    var options = LayoutOptions(width: 300, height: 150)
    options.showsLegend = true
    let figure = try figure(
      "heap {\n\(heap.joined(separator: "\n")) }\nstack { fn main { a: Box<N> = &n0 } }", options)
    #expect(figure.faults() == [])
    #expect(figure.scale < 1)
    #expect(figure.pages[0].size == Size(width: 300, height: 150))
  }

  @Test func exactFitIsAnErrorWhereItIsAskedFor() throws {
    var options = LayoutOptions(width: 300, height: 40, fit: .error)
    options.showsLegend = true
    #expect(throws: (any Error).self) { try figure("stack { fn main { a: i32 = 1, p: &i32 = &a } }", options) }
  }

  /// Neither bytes nor changes tell what is left blank.
  @Test func blanksStayBlank() throws {
    var options = LayoutOptions(bytes: .all)
    options.marksChanges = true
    options.showsLegend = true
    options.blanks = [.values]
    let figure = try figure(
      """
      state { stack { fn main { s: Shape size 8 = Dot { tag: u8 = 17 } } } }
      state { stack { fn main { s: Shape size 8 = Rect { tag: u8 = 29, w: u8 = 31, h: u32 = 37 } } } }
      """, options)
    for page in figure.pages {
      let told = page.allTexts.map(\.text) + page.allShapes.compactMap(\.title) + [page.summary, page.description]
      for secret in ["Rect", "Dot", "17", "29", "31", "37"] {
        #expect(!told.contains { $0.contains(secret) }, "\(secret): \(told.filter { $0.contains(secret) })")
      }
    }
  }
}
