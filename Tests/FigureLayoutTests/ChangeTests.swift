import FigureStyle
import Testing

@testable import FigureLayout

/// What has changed since the last state is marked.
@Suite struct ChangeTests {
  private static let text = """
    state "one" {
      heap {
        list: [i32; 4] = [1, 2, 3, ... 1 spare]
        lost: i32 = 5
        rc: RcBox<i32> = { strong: usize = 1, weak: usize = 1, value: i32 = 42 }
        node: Node = { id: i32 = 7, next: Option<Box<Node>> = None }
      }
      stack {
        fn main {
          n: i32 = 1
          same: i32 = 1
          p: *const i32 = null
          q: &i32 = &n
          a: Rc<i32> = &rc
          b: Box<i32> = &lost
          later: i32 = ?
          name: String = "abc"
        }
        fn push { x: i32 = 1 }
      }
    }
    state "two" {
      heap {
        list: [i32; 4] = [1, 9, 3, 4]
        dropped rc: RcBox<i32> = { strong: usize = 0, weak: usize = 1, value: i32 = ? }
        node: Node = { id: i32 = 7, next: Option<Box<Node>> = Some(&more) }
        more: Node = { id: i32 = 8, next: Option<Box<Node>> = None }
      }
      stack {
        fn main {
          n: i32 = 2
          same: i32 = 1
          p: *const i32 = &n
          q: &i32 = &same
          moved a: Rc<i32>
          later: i32 = 3
          name: String = "abd"
          extra: i32 = 3
        }
        fn pop { y: i32 = 1 }
      }
    }
    state "three" {
      heap {
        list: [i32; 4] = [1, 9, 3, 4]
        freed rc: RcBox<i32> = { strong: usize = 0, weak: usize = 0, value: i32 = ? }
      }
      stack { fn main { n: i32 = 2 } }
    }
    """

  private func marked(_ options: LayoutOptions = .changes) throws -> Figure { try figure(Self.text, options) }

  /// By the ids of marks, what they say.
  private func marks(on page: FigurePage) -> [String: Change] {
    var marks: [String: Change] = [:]
    for shape in page.allShapes where shape.role == .mark {
      if case .change(let change) = shape.form { marks[shape.id] = change }
    }
    return marks
  }

  @Test func everyChangeHasItsMark() throws {
    let figure = try marked()
    #expect(marks(on: figure.pages[0]) == [:])
    #expect(
      marks(on: figure.pages[1]) == [
        "heap/list[1]#change": .changed, "heap/list[3]#change": .new, "heap/lost#bandchange": .gone,
        "heap/rc.strong#change": .changed, "heap/rc#bandchange": .gone, "heap/node.next#tag#change": .changed,
        "heap/more#bandchange": .new, "stack/main/main.n#change": .changed, "stack/main/main.p#change": .retargeted,
        "stack/main/main.q#change": .retargeted, "stack/main/main.a#bandchange": .moved,
        "stack/main/main.b#bandchange": .gone, "stack/main/main.later#change": .changed,
        "stack/main/main.name#change": .changed, "stack/main/main.extra#bandchange": .new,
        "stack/main/push#change": .gone, "stack/main/pop#change": .new,
      ])
    let third = marks(on: figure.pages[2])
    #expect(third["heap/rc#bandchange"] == .gone && third["heap/rc.weak#change"] == nil)
    #expect(third["stack/main/main.n#change"] == nil && third["stack/main/main.extra#bandchange"] == .gone)
    #expect(third["stack/main/pop#change"] == .gone && third["stack/main/push#change"] == nil)
    #expect(figure.faults() == [])
  }

  @Test func withoutBeingAskedNothingIsMarked() throws {
    let figure = try marked(LayoutOptions())
    for page in figure.pages { #expect(marks(on: page) == [:]) }
    #expect(!figure.pages[1].description.contains("since the last state"))
  }

  /// Form alone tells them apart.
  @Test func marksDifferInShape() throws {
    let shapes = try marked().pages[1].allShapes.filter { $0.role == .mark }
    #expect(Set(shapes.map(\.paint)).count == 1)
    #expect(Set(shapes.map(\.form)) == Set(Change.allCases.map(Shape.Form.change)))
  }

  @Test(arguments: [Style.printLike, .textbookLike]) func marksStandInCornersAndCoverNothing(_ style: Style) throws {
    let figure = try figure(Self.text, style: style, .changes)
    #expect(figure.faults(style: style) == [])
    let page = figure.pages[1]
    let mark = page.rect("heap/list[1]#change")
    let cell = page.rect("heap/list[1]")
    #expect(mark.minX == cell.minX && mark.maxY == cell.maxY && mark.width == mark.height)
    for text in page.allTexts {
      for shape in page.allShapes where shape.role == .mark {
        let isApart = text.rect.minX >= shape.rect.maxX || text.rect.maxX <= shape.rect.minX
        let isBelow = text.rect.midY + text.font.size * 0.55 <= shape.rect.minY
        let isAbove = text.rect.midY - text.font.size * 0.55 >= shape.rect.maxY
        #expect(isApart || isBelow || isAbove, "\(text.id) under \(shape.id)")
      }
    }
  }

  @Test func whatIsGoneKeepsItsNameForOneState() throws {
    let figure = try marked()
    let gone = figure.pages[1]
    #expect(gone.text("stack/main/main.b#label")?.struckThrough == true)
    #expect(gone.shape("stack/main/main.b") == nil && gone.shape("stack/main/main.b#band") == nil)
    #expect(gone.text("stack/main/push#label")?.struckThrough == true)
    #expect(gone.text("stack/main/push#label")?.rect == figure.pages[0].text("stack/main/push#label")?.rect)
    #expect(gone.group("stack/main/push.x") == nil)
    #expect(figure.pages[2].text("stack/main/main.b#label") == nil)
    #expect(figure.pages[2].group("stack/main/push") == nil)
  }

  @Test func theDescriptionTellsThem() throws {
    let sentences = try marked().pages[1].description.split(separator: "\n")
    #expect(
      sentences.suffix(5) == [
        "New since the last state: the frame pop; list[3]; more; extra in main.",
        "Changed since the last state: list[1], from 2 to 9; rc.strong, from 1 to 0; "
          + "the tag of node.next, from None to Some; n in main, from 1 to 2; later in main, from ? to 3; "
          + "name in main, from \"abc\" to \"abd\".",
        "Points elsewhere since the last state: p in main; q in main.",
        "Moved out since the last state: a in main.",
        "Gone since the last state: the frame push; lost; rc, dropped; b in main.",
      ])
    let same = try figure("state \"a\" { heap { n: i32 = 1 } }\nstate \"b\" { heap { n: i32 = 1 } }", .changes)
    #expect(same.pages[1].description.hasSuffix("Nothing has changed since the last state."))
  }

  /// A change among what is left out is not lost.
  @Test func changesOfHiddenElementsAreMarked() throws {
    let numbers = (0..<20).map(String.init)
    var others = numbers
    others[10] = "99"
    let figure = try figure(
      """
      state "a" { heap { list: [i32; 20] = [\(numbers.joined(separator: ", "))] } }
      state "b" { heap { list: [i32; 20] = [\(others.joined(separator: ", "))] } }
      """, .changes)
    #expect(marks(on: figure.pages[1]) == ["heap/list#more#change": .changed])
  }

  /// Texts that are drawn shortened differ where nobody sees it.
  @Test func changesInTheMiddleOfLongTextsAreMarked() throws {
    let long = String(repeating: "x", count: 60)
    let figure = try figure(
      """
      state "a" { heap { s: str = "\(long)a\(long)" } }
      state "b" { heap { s: str = "\(long)b\(long)" } }
      """, .changes)
    #expect(marks(on: figure.pages[1]) == ["heap/s#change": .changed])
  }
}

extension LayoutOptions {
  static var changes: LayoutOptions {
    var options = LayoutOptions()
    options.marksChanges = true
    return options
  }
}
