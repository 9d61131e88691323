import Diagnostics
import FigureStyle
import Testing

@testable import FigureLayout

/// Figures on the pages they were asked for: what wraps, what shrinks, what is scaled, and what is said of it.
@Suite struct PageTests {
  private static let row = "heap { \((0..<12).map { "h\($0): i32 = \(1000 + $0)" }.joined(separator: "\n")) }"

  /// Widths from 150 to 900 pt, each with its own programs.
  @Test(arguments: Array(0..<24)) func pagesAreAsWideAsAsked(_ group: UInt64) throws {
    for seed in group * 3..<group * 3 + 3 {
      let width = Double(150 + 750 * Int(seed) / 71) + 0.37
      let style = seed % 3 == 2 ? Style.textbookLike : .printLike
      var options = LayoutOptions(width: width, arrays: [.elide, .wrap, .column][Int(seed / 3 % 3)])
      if seed % 5 == 4 { options.heightLimit = 300 }
      if seed % 7 == 6 { options.height = 400 }
      let figure = try figure(
        model(RandomProgram.text(seed: seed + 1000, size: 3 + Int(seed % 8))), style: style, options)
      let name: Comment = "seed \(seed), width \(width)"
      #expect(figure.faults(style: style) == [], name)
      for page in figure.pages {
        #expect(page.size.width == width, name)
        let limit = options.height ?? options.heightLimit ?? .infinity
        #expect(page.size.height <= limit + 1e-6, name)
        if let height = options.height { #expect(page.size.height == height, name) }
      }
      let sizes = PrintedSizes(of: figure)
      if let smallest = sizes.smallest, smallest < PrintedSizes.readable { #expect(!sizes.warnings.isEmpty, name) }
      #expect(sizes.warnings.isEmpty == (figure.scale > 0.9995 && sizes.smallest ?? 9 >= 5), name)
    }
  }

  @Test func rowsWrapFirst() throws {
    let figure = try figure(Self.row, LayoutOptions(width: 300))
    #expect(figure.scale == 1)
    let rects = (0..<12).map { figure.pages[0].rect("heap/h\($0)") }
    #expect(Set(rects.map(\.minY)).count > 1)
    // Spacing is the style's.
    #expect(rects[1].minX - rects[0].maxX == Style.printLike.spacing.gap)
    #expect(PrintedSizes(of: figure).warnings == [])
  }

  @Test func thenSpacingShrinks() throws {
    let natural = try figure(Self.row)
    let height = natural.pages[0].size.height
    // One line has just no room beside its label.
    let figure = try figure(Self.row, LayoutOptions(width: natural.pages[0].size.width - 60, heightLimit: height))
    let (first, second) = (figure.pages[0].rect("heap/h0"), figure.pages[0].rect("heap/h1"))
    #expect(figure.scale == 1)
    #expect(second.minX - first.maxX < Style.printLike.spacing.gap)
    #expect(second.minX - first.maxX >= Style.printLike.spacing.least.gap)
    #expect(figure.pages[0].text("heap/h0#value")?.font.size == Style.printLike.sizes.value)
    #expect(figure.faults() == [])
  }

  @Test func onlyThenAllIsScaled() throws {
    let natural = try figure(Self.row)
    let options = LayoutOptions(width: natural.pages[0].size.width / 2, heightLimit: natural.pages[0].size.height / 2)
    let figure = try figure(Self.row, options)
    #expect(figure.scale < 1 && figure.scale > 0.3)
    let printed = try #require(figure.pages[0].text("heap/h0#value")).font.size
    #expect(abs(printed - 11 * figure.scale) < 1e-9)
    let warnings = PrintedSizes(of: figure).warnings
    #expect(warnings.count == 1 && warnings[0].severity == .warning)
    #expect(
      warnings[0].message.hasPrefix(
        "the figure is scaled to \(PrintedSizes.short(figure.scale * 100)) % to fit its page"))
    #expect(warnings[0].message.contains("values print at \(PrintedSizes.short(printed)) pt"))
    #expect(figure.faults() == [])
  }

  @Test func scalingIsToldWithWhatPrints() {
    #expect(
      PrintedSizes.scaled(to: 0.5, value: 5.5, smallest: 3.5)
        == .warning(
          "the figure is scaled to 50 % to fit its page: values print at 5.5 pt, the smallest text at 3.5 pt, "
            + "too small to read",
          help: "ask for a larger page, shorten texts and arrays, or leave blocks out with --depth"))
    #expect(
      PrintedSizes.small(4.5)
        == .warning(
          "the smallest text prints at 4.5 pt, too small to read",
          help: "5 pt are the least: ask for a larger --font-size"))
  }

  @Test func smallTextIsToldWithoutScalingToo() throws {
    let style = Style.printLike.withValues(ofSize: 6)
    let figure = try figure("stack { fn main { a: i32 = 1 } }", style: style)
    #expect(figure.scale == 1)
    #expect(
      PrintedSizes(of: figure).warnings == [PrintedSizes.small(7 * 6 / 11.0)]
        || PrintedSizes(of: figure).smallest ?? 0 < 5)
    #expect(PrintedSizes(of: figure).warnings.count == 1)
    #expect(PrintedSizes(of: try FigureLayoutTests.figure("stack { fn main { a: i32 = 1 } }")).warnings == [])
  }

  @Test func whatMayNotBeScaledIsAnError() throws {
    let value = String(repeating: "x", count: 40)
    let text = "stack { fn main { s: &str = \"\(value)\" } }"
    #expect(throws: Diagnostics.self) { try figure(text, LayoutOptions(width: 200, fit: .error)) }
    do {
      _ = try figure(text, LayoutOptions(width: 200, fit: .error))
    } catch let error as Diagnostics {
      #expect(
        error.all.count == 1
          && error.all[0].message.hasPrefix("the figure does not fit a width of 200 pt: it needs at least "))
    }
    do {
      _ = try figure(text, LayoutOptions(height: 20, fit: .error))
      Issue.record("fits")
    } catch let error as Diagnostics {
      #expect(
        error.all.count == 1
          && error.all[0].message.hasPrefix("the figure does not fit a height of 20 pt: it needs at least "))
    }
    // What fits when spacing shrinks is no error.
    let natural = try figure(Self.row).pages[0].size
    #expect(
      try figure(Self.row, LayoutOptions(width: natural.width - 60, heightLimit: natural.height, fit: .error)).scale
        == 1)
  }

  @Test func rowsStayWhereAllIsToBeScaled() throws {
    let natural = try figure(Self.row)
    let figure = try figure(Self.row, LayoutOptions(width: 200, fit: .scale))
    #expect(figure.pages[0].size.width == 200)
    #expect(abs(figure.scale - 200 / natural.pages[0].size.width) < 1e-9)
    #expect(Set((0..<12).map { figure.pages[0].rect("heap/h\($0)").minY }).count == 1)
    // Nothing is made larger.
    #expect(try FigureLayoutTests.figure(Self.row, LayoutOptions(width: 2000, fit: .scale)).scale == 1)
  }

  @Test func lowFiguresStandInTheMiddle() throws {
    let natural = try figure(Self.row).pages[0].size
    let figure = try figure(Self.row, LayoutOptions(height: natural.height + 100))
    #expect(figure.pages[0].size == Size(width: natural.width, height: natural.height + 100))
    #expect(figure.slack == 50)
    let heap = figure.pages[0].rect("heap")
    #expect(heap.minY == 50 + Style.printLike.spacing.margin)
    #expect(figure.faults() == [])
  }

  @Test func heightsAloneScaleToo() throws {
    let natural = try figure(Self.row).pages[0].size
    let figure = try figure(Self.row, LayoutOptions(height: natural.height / 2))
    #expect(figure.pages[0].size.height == natural.height / 2 && figure.scale < 1)
    #expect(figure.pages[0].size.width < natural.width)
    #expect(figure.faults() == [])
  }

  @Test func textsKeepTheirProportions() {
    let style = Style.printLike.withValues(ofSize: 8)
    #expect(style.sizes.value == 8)
    #expect(abs(style.sizes.field - 7 * 8 / 11.0) < 1e-9)
    #expect(style.spacing.value == 12 && style.spacing.margin == Style.printLike.spacing.margin)
  }

  @Test(arguments: [5.0, 8, 14, 24]) func allSizesKeepPromises(_ size: Double) throws {
    for (seed, base) in [(3, Style.printLike), (8, Style.textbookLike), (21, Style.printLike)] {
      let style = base.withValues(ofSize: size)
      let text = RandomProgram.text(seed: UInt64(seed), size: 7)
      for options in [LayoutOptions(), LayoutOptions(width: 500)] {
        let faults = try figure(model(text), style: style, options).faults(style: style)
        #expect(faults == [], "\(seed), \(size) pt")
      }
    }
  }

  @Test func shrinkingStaysWithinItsBounds() {
    let style = Style.printLike.shrunk(by: 1)
    #expect(style.spacing.gap == 9 && style.spacing.channel == 26 && style.spacing.labelColumn == 52)
    #expect(Style.printLike.shrunk(by: 0) == Style.printLike)
    var loose = Style.printLike
    loose.spacing.least.gap = 99
    #expect(loose.shrunk(by: 1).spacing.gap == loose.spacing.gap)
  }
}
