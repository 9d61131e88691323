import Diagnostics
import FigureStyle
import Testing

@testable import FigureLayout

/// Whatever a program's memory looks like, its figure keeps its promises.
@Suite struct RandomProgramTests {
  @Test(arguments: 0..<60)
  func keepsPromises(_ group: UInt64) throws {
    for seed in group * 5..<group * 5 + 5 {
      let text = RandomProgram.text(seed: seed, size: 3 + Int(seed % 9))
      let model = try model(text)
      let style = seed % 4 == 3 ? Style.textbookLike : .printLike
      for options in [LayoutOptions(), LayoutOptions(width: 500), LayoutOptions(arrays: .wrap)] {
        let drawn: Figure
        do {
          drawn = try figure(model, style: style, options)
        } catch is Diagnostics {
          #expect(options.width != nil)
          continue
        }
        let faults = drawn.faults(style: style)
        #expect(faults == [], "seed \(seed), width \(options.width ?? 0), \(options.arrays)\n\(text)")
      }
    }
  }
}
