import Diagnostics
import FigureStyle
import Testing

@testable import FigureLayout

/// The key to what a figure uses.
@Suite struct LegendTests {
  private static func options(width: Double? = nil, changes: Bool = false) -> LayoutOptions {
    var options = LayoutOptions(width: width)
    options.showsLegend = true
    options.marksChanges = changes
    return options
  }

  private static let text = """
    state "one" {
      heap { n: i32 = 1 }
      stack { fn main { a: Rc<i32> = &n, w: Weak<i32> = &n, p: *const u8 = null, later: i32 = ? } }
    }
    state "two" {
      heap { freed n: i32 = 1 }
      stack { fn main { moved a: Rc<i32>, w: Weak<i32> = &n, p: *const u8 = null, later: i32 = 2 } }
    }
    """

  private func words(_ page: FigurePage) -> [String] { page.group("legend")?.texts.map(\.text) ?? [] }

  @Test func onlyWhatIsUsedStandsInIt() throws {
    let figure = try figure(Self.text, Self.options())
    #expect(
      words(figure.pages[0]) == [
        "strong: Rc, Arc", "weak: Weak", "dangling", "null", "moved out", "uninitialised", "freed",
      ])
    #expect(figure.faults() == [])
    let plain = try self.figure("stack { fn main { n: i32 = 1 } }")
    #expect(plain.pages[0].group("legend") == nil)
    let changes = try self.figure(Self.text, Self.options(changes: true))
    #expect(words(changes.pages[0]).suffix(3) == ["changed", "now moved out", "now gone"])
    #expect(changes.faults() == [])
  }

  private func figure(_ text: String, _ options: LayoutOptions = Self.options()) throws -> Figure {
    try FigureLayoutTests.figure(text, options)
  }

  @Test func itIsTheSameInAllStates() throws {
    let figure = try figure(Self.text)
    #expect(figure.pages[0].group("legend") == figure.pages[1].group("legend"))
    #expect(figure.pages[0].size == figure.pages[1].size)
  }

  /// Samples look as what they stand for.
  @Test func samplesAreReal() throws {
    let page = try figure(Self.text).pages[0]
    let (sample, real) = (try #require(page.arrow("legend/strong")), try #require(page.arrow("stack/main/main.a")))
    #expect(sample.tail == real.tail && sample.head == real.head && sample.line == real.line)
    #expect(sample.pen == real.pen && sample.color == real.color)
    #expect(sample.start.y == sample.end.y)
    let freed = try #require(page.shape("legend/freed"))
    #expect(freed.paint.dash == .dashed && freed.texts.first?.struckThrough == true)
    #expect(page.shape("legend/null")?.form == .ground)
    #expect(page.arrow("legend/dangling")?.isDangling == true && page.shape("legend/dangling#cross") != nil)
  }

  @Test(arguments: [200.0, 260, 340, 500]) func itKeepsTheWidth(_ width: Double) throws {
    let text =
      "heap { n: i32 = 1 }\nstack { fn main { a: Rc<i32> = &n, w: Weak<i32> = &n, r: &i32 = &n, p: *mut u8 = null } }"
    let figure = try figure(text, Self.options(width: width))
    let page = figure.pages[0]
    #expect(page.size.width == width)
    #expect(figure.faults() == [])
    let columns = Set((page.group("legend")?.texts ?? []).map(\.rect.minX))
    #expect(columns.count == (width < 250 ? 1 : columns.count))
  }

  @Test func whatHasNoRoomIsScaledOrAnError() throws {
    let text = "stack { fn main { n: i32 = 1, p: *const u8 = &0x10 } }"
    var options = Self.options(width: 140)
    let scaled = try figure(text, options)
    #expect(scaled.scale < 1 && scaled.pages[0].size.width == 140)
    options.fit = .error
    #expect(throws: Diagnostics.self) { try self.figure(text, options) }
  }
}
