import Diagnostics
import FigureStyle
import MemoryModel
import Testing

@testable import FigureLayout

/// Notes, highlights, captions and orders in figures.
@Suite struct NoteTests {
  static let text = """
    cut {
      note heap/one "a short note"
      note main.b "a longer note that takes more than a single line of its box beside the figure"
      note heap/two "another block"
      note stack/main/main "the frame"
      highlight heap/one.x, main.a
      caption "What stands under the figure, in as many lines as that needs, where it is long enough for several."
    }
    heap {
      one: Node = { x: i32 = 1, y: i32 = 2 }
      two: i32 = 3
    }
    stack { fn main { a: Box<Node> = &one, b: &i32 = &one.y, c: Box<i32> = &two } }
    """

  @Test func notesStandBesideTheFigureWithLeaders() throws {
    let page = try figure(Self.text).pages[0]
    let notes = page.shapes.filter { $0.role == .note }
    #expect(notes.count == 4)
    #expect(page.leaders.map(\.note) == notes.map(\.id))
    let heap = try #require(page.group("heap")).rect
    for note in notes { #expect(note.rect.minX > heap.maxX) }
    #expect(notes[1].texts.count > 2)
    #expect(page.leaders.map(\.target) == ["heap/one", "stack/main/main.b", "heap/two", "stack/main/main"])
    #expect(page.notes.map(\.subject) == ["one", "b in main", "two", "frame main"])
  }

  @Test(arguments: [nil, 700, 500, 380, 260] as [Double?]) func promisesHold(width: Double?) throws {
    for style in [Style.printLike, .textbookLike] {
      let figure = try figure(Self.text, style: style, LayoutOptions(width: width))
      #expect(figure.faults(style: style) == [])
      if let width { #expect(figure.pages[0].size.width <= width) }
    }
  }

  @Test func aNoteThatNoLineReachesNamesItsPlace() throws {
    // Between two pointers that leave it upwards there is no way out of a middle cell.
    let page = try figure(
      """
      cut { note heap/n[1] "in the middle" }
      heap { m: i32 = 1, n: [[Box<i32>; 1]; 3] = [[&m], [&m], [&m]] }
      stack { fn main { a: &i32 = &m } }
      """
    ).pages[0]
    let note = try #require(page.shapes.first { $0.role == .note })
    if page.leaders.isEmpty { #expect(note.texts.first?.text.hasPrefix("n[1]:") == true) }
    #expect(!page.leaders.isEmpty || note.texts.first?.font.bold == true)
  }

  @Test func notesStandStillFromStateToState() throws {
    let figure = try figure(
      """
      cut { note main.a "in both" }
      state "one" {
        cut { note main.b "in one" }
        stack { fn main { a: i32 = 1, b: i32 = 2 } }
      }
      state "two" {
        cut { caption "two" }
        stack { fn main { a: i32 = 2 } }
      }
      """)
    #expect(figure.faults() == [])
    #expect(figure.pages[0].shape("note/1")?.rect == figure.pages[1].shape("note/1")?.rect)
    #expect(figure.pages.map { $0.shapes.count { $0.role == .note } } == [2, 1])
    #expect(figure.pages.map { $0.text("caption") != nil } == [false, true])
  }

  @Test func highlightsOutlineBlocksOutsideAndCellsInside() throws {
    let page = try figure(Self.text).pages[0]
    let field = try #require(page.shape("heap/one.x#highlight"))
    #expect(page.rect("heap/one.x").contains(field.rect.center))
    #expect(field.rect.width < page.rect("heap/one.x").width)
    let block = try #require(page.shape("stack/main/main.a#highlight"))
    #expect(block.rect.width > page.rect("stack/main/main.a").width)
    #expect(block.paint.pen >= 1.8)
  }

  @Test func whatIsLeftOutIsCounted() throws {
    let page = try figure("cut { hide main.c }\n" + Self.text.replacing("cut {", with: "state { cut {") + "}").pages[0]
    #expect(page.text("heap#more")?.text == "… 1 more")
    #expect(page.shape("heap/two") == nil)
  }

  @Test func pointersToWhatIsHiddenSaySo() throws {
    let page = try figure(
      "cut { hide heap/one }\nheap { one: i32 = 1 }\nstack { fn main { a: Box<i32> = &one, b: i32 = 2 } }"
    ).pages[0]
    #expect(page.arrows.isEmpty)
    #expect(page.text("stack/main/main.a#value")?.text == "not shown")
    #expect(page.shape("stack/main/main.a#stub")?.title == "points to something not shown")
    #expect(page.description.contains("an owning pointer to something that is not shown"))
  }

  @Test func blocksStandInTheAuthorsOrder() throws {
    func order(_ cut: String) throws -> [String] {
      let page = try figure(
        cut + """

          heap { a: i32 = 1, b: i32 = 2, c: i32 = 3 }
          stack { fn main { p: Box<i32> = &a, q: Box<i32> = &b, r: Box<i32> = &c } }
          """
      ).pages[0]
      return page.allGroups.filter { $0.id.hasPrefix("heap/") }.sorted { $0.rect.x < $1.rect.x }.map(\.id)
    }
    #expect(try order("") == ["heap/a", "heap/b", "heap/c"])
    #expect(try order("cut { order c, a, b }") == ["heap/c", "heap/a", "heap/b"])
    let some = try order("cut { order c, a }")
    #expect((some.firstIndex(of: "heap/c") ?? 9) < (some.firstIndex(of: "heap/a") ?? 0))
  }

  @Test func hidingEverythingIsAnError() throws {
    let model = try model("cut { hide stack }\nstack { fn main { a: i32 = 1 } }")
    #expect(throws: Diagnostics.self) { try figure(model) }
  }

  @Test func notesOnHiddenPlacesAreWarnings() throws {
    let figure = try figure(
      "cut { hide main.a\n note main.a \"gone\" }\nstack { fn main { a: i32 = 1, b: i32 = 2 } }")
    #expect(
      figure.warnings.map(\.message) == ["the note on \"stack/main/main.a\" is not drawn: its place is hidden"])
  }

  @Test(arguments: 0..<30) func promisesHoldForNotesOnAnything(_ seed: UInt64) throws {
    var model = try model(RandomProgram.text(seed: seed, size: 3 + Int(seed % 9)))
    var random = SplitMix(seed)
    var places: [CutPlace] = []
    for state in model.states {
      for cell in state.heap.cells { places.append(.cell(Place(.heap(cell.name)))) }
      for stack in state.stacks {
        for frame in stack.frames {
          places.append(.frame(thread: stack.thread, name: Place.Name(frame.function)))
          for cell in frame.entries.cells {
            places.append(
              .cell(
                Place(.variable(thread: stack.thread, frame: Place.Name(frame.function), name: Place.Name(cell.name)))))
          }
        }
      }
    }
    for number in 0..<4 where !places.isEmpty {
      let place = places[random.below(places.count)]
      model.cut.append(
        .note(place, String(repeating: "word ", count: 1 + number * 3) + "on \(place)"))
      model.cut.append(.highlight(places[random.below(places.count)]))
    }
    model.cut.append(.caption(String(repeating: "a caption ", count: 12)))
    for width in [nil, 400] as [Double?] {
      do {
        let figure = try figure(model, LayoutOptions(width: width))
        #expect(figure.faults() == [], "seed \(seed), width \(width ?? 0)")
      } catch let error as Diagnostics {
        #expect(width != nil && error.all[0].message.contains("does not fit"), "seed \(seed)")
      }
    }
  }

  // MARK: Broken promises

  @Test func brokenLeadersAndNotesAreFound() throws {
    func faults(_ spoil: (inout FigurePage) throws -> Void) throws -> [String] {
      var figure = try figure(Self.text)
      #expect(figure.faults() == [])
      try spoil(&figure.pages[0])
      return figure.faults()
    }
    let crossing = try faults { page in
      let arrow = try #require(page.arrows.first)
      let y = (arrow.start.y + arrow.end.y) / 2
      page.leaders[0].points = [Point(x: 0, y: y), Point(x: 400, y: y)]
    }
    #expect(crossing.contains { $0.contains("promise 1: the leader \"note/1#leader\" runs through the pointer") })
    let stray = try faults { page in
      page.leaders[0].points[page.leaders[0].points.count - 1].y += 30
    }
    #expect(stray.contains { $0.contains("the leader \"note/1#leader\"") })
    let covering = try faults { page in
      let target = page.rect("heap/one")
      page.changeShape("note/1") { $0.rect = target }
    }
    #expect(covering.contains { $0.hasPrefix("promise 3: the note \"note/1\" reaches") })
    let through = try faults { page in
      let text = try #require(page.text("heap/one.y#value")).rect
      page.leaders[0].points = [Point(x: text.minX - 5, y: text.midY), Point(x: text.maxX + 5, y: text.midY)]
    }
    #expect(through.contains { $0.contains("promise 1: the leader \"note/1#leader\" runs through the text") })
    let outside = try faults { page in page.leaders[0].points[0].x = 10_000 }
    #expect(outside.contains { $0.hasPrefix("promise 6: \"note/1#leader\" lies") })
  }
}
