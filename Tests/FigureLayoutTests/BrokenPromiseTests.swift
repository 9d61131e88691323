import FigureStyle
import Testing

@testable import FigureLayout

/// Figures that were right and are spoiled: each fault is found, and named with its places and its distance.
@Suite struct BrokenPromiseTests {
  static let text = """
    state "before" {
      heap {
        shared: RcBox<i32> = { strong: usize = 3, weak: usize = 2, value: i32 = 42 }
        buffer: [i32; 4] = [10, 20, 30, 40]
      }
      stack {
        fn main {
          a: Rc<i32> = &shared
          b: Rc<i32> = &shared
          n: i32 = 7
          s: &[i32] = { ptr = &buffer[1..3], len: usize = 2 }
        }
        fn add { x: &Rc<i32> = &main.a }
      }
    }
    state "after" {
      heap {
        dropped shared: RcBox<i32> = { strong: usize = 0, weak: usize = 2, value: i32 = ? }
        buffer: [i32; 4] = [10, 20, 30, 40]
      }
      stack {
        fn main {
          moved a: Rc<i32>
          w: Weak<i32> = &shared
          n: i32 = 7
        }
      }
    }
    """

  /// The faults of the figure after `spoil`.
  func faults(_ spoil: (inout Figure) throws -> Void) throws -> [String] {
    var figure = try figure(Self.text)
    #expect(figure.faults() == [])
    try spoil(&figure)
    return figure.faults()
  }

  // MARK: 1

  @Test func pointerThroughText() throws {
    let found = try faults { figure in
      let value = try #require(figure.pages[0].text("heap/shared.value#value")).rect
      figure.pages[0].changeArrow("stack/main/main.a") { arrow in
        arrow.run(arrow.start, Point(x: value.midX, y: value.minY - 40), Point(x: value.midX, y: arrow.end.y + 30))
      }
    }
    #expect(
      found.contains {
        $0.hasPrefix(#"promise 1: the pointer "stack/main/main.a" runs "#)
          && $0.contains(#"the text "heap/shared.value#value""#)
      })
  }

  @Test func textOnPointer() throws {
    let found = try faults { figure in
      let arrow = try #require(figure.pages[0].arrow("stack/main/main.b"))
      figure.pages[0].changeText("heap/shared#type") {
        $0.rect.x = arrow.end.x - 5
        $0.rect.y = arrow.end.y - 18
      }
    }
    #expect(
      found.contains {
        $0.hasPrefix(#"promise 1: the pointer "stack/main/main.b" runs "#)
          && $0.hasSuffix(#"pt through the text "heap/shared#type" (in state 1, "before")"#)
      })
  }

  @Test func pointerThroughCell() throws {
    let found = try faults { figure in
      let cell = try #require(figure.pages[0].shape("stack/main/main.n")).rect
      figure.pages[0].changeArrow("stack/main/main.a") { arrow in
        arrow.run(arrow.start, Point(x: cell.midX, y: cell.minY + 3), Point(x: cell.midX, y: cell.maxY + 20), arrow.end)
      }
    }
    #expect(found.contains { $0.hasPrefix("promise 1: ") && $0.contains(#"the cell "stack/main/main.n""#) })
    #expect(found.contains { $0.hasPrefix("promise 1: ") && $0.contains(#"the cell "stack/main/main.b""#) })
    #expect(!found.contains { $0.contains(#"the cell "stack/main/main.a""#) })
  }

  @Test func pointerThroughForeignBand() throws {
    let found = try faults { figure in
      let band = try #require(figure.pages[0].shape("heap/buffer#band")).rect
      figure.pages[0].changeArrow("stack/main/main.a") { arrow in
        arrow.run(
          arrow.start, Point(x: band.minX + 2, y: band.minY - 9), Point(x: band.minX + 2, y: band.maxY), arrow.end)
      }
    }
    #expect(found.contains { $0.hasPrefix("promise 1: ") && $0.contains(#"the band "heap/buffer#band""#) })
  }

  @Test func bentPointer() throws {
    let found = try faults { figure in
      figure.pages[0].changeArrow("stack/main/main.a") { arrow in
        let last = arrow.path.count - 4
        // A curve whose ends are clear of all, and whose middle is not.
        arrow.path[last - 2] = Point(x: arrow.path[last - 3].x + 900, y: arrow.path[last - 3].y - 120)
        arrow.path[last - 1] = arrow.path[last - 2]
      }
    }
    #expect(found.contains { $0.hasPrefix("promise 1: ") && $0.contains("through the cell") })
  }

  // MARK: 2

  @Test func headBeforeItsTarget() throws {
    let found = try faults { figure in
      figure.pages[0].changeArrow("stack/main/main.a") {
        $0.move(y: -4)
      }
    }
    #expect(
      found.contains {
        $0.hasPrefix(#"promise 2: the head of the pointer "stack/main/main.a" ends "#)
          && $0.contains(#"pt from the border of "heap/shared#band""#)
      })
  }

  @Test func headInsideItsTarget() throws {
    let found = try faults { figure in
      figure.pages[0].changeArrow("stack/main/main.a") { arrow in
        arrow.run(arrow.start, Point(x: arrow.end.x, y: arrow.end.y - 20), Point(x: arrow.end.x, y: arrow.end.y + 5))
      }
    }
    #expect(found.contains { $0.hasPrefix("promise 2: the head") && $0.contains("\"stack/main/main.a\"") })
  }

  @Test func crossBehindTheBorder() throws {
    let found = try faults { figure in
      figure.pages[1].changeArrow("stack/main/main.w") { $0.move(y: 9) }
      figure.pages[1].changeShape("stack/main/main.w#cross") { $0.rect.y += 9 }
    }
    #expect(
      found.contains {
        $0.hasPrefix(#"promise 2: the cross of the pointer "stack/main/main.w" stands "#)
          && $0.contains(#"inside the border of "heap/shared#band""#)
      })
  }

  @Test func crossFarFromItsPointer() throws {
    let found = try faults { $0.pages[1].changeShape("stack/main/main.w#cross") { $0.rect.x += 3 } }
    #expect(
      found == [
        #"promise 2: the cross of the pointer "stack/main/main.w" stands 3.0 pt from the pointer's end (in state 2, "after")"#
      ])
  }

  @Test func pointerToNothingDrawn() throws {
    let found = try faults { $0.pages[0].changeArrow("stack/main/main.a") { $0.target = "heap/other" } }
    #expect(found.contains { $0.hasPrefix("promise 2: ") && $0.contains("\"heap/other\"") })
  }

  @Test func tailOutsideItsCell() throws {
    let found = try faults { figure in
      figure.pages[0].changeArrow("stack/main/add.x") { $0.source = "stack/main/main.n" }
    }
    #expect(found.contains { $0.hasPrefix(#"promise 2: the pointer "stack/main/add.x" starts "#) })
  }

  @Test func bendUnderAGlyph() throws {
    let found = try faults { figure in
      figure.pages[0].changeArrow("stack/main/main.a") { arrow in
        arrow.path[arrow.path.count - 3].x += 2
      }
    }
    #expect(found.count == 1 && found[0].hasPrefix("promise 2: ") && found[0].contains("at its head"))
  }

  // MARK: 3

  @Test func headsAtOneSpot() throws {
    let found = try faults { figure in
      let end = try #require(figure.pages[0].arrow("stack/main/main.b")).end
      figure.pages[0].changeArrow("stack/main/main.a") { arrow in
        arrow.run(arrow.start, Point(x: end.x - 1.5, y: end.y - 20), Point(x: end.x - 1.5, y: end.y))
      }
    }
    #expect(
      found == [
        #"promise 3: the heads of the pointers "stack/main/main.a" and "stack/main/main.b" are 1.5 pt apart (in state 1, "before")"#
      ])
  }

  @Test func textsOverOneAnother() throws {
    let found = try faults { figure in
      let name = try #require(figure.pages[0].text("heap/shared.strong#name")).rect
      figure.pages[0].changeText("heap/shared.strong#value") { $0.rect.y = name.y }
    }
    #expect(
      found.contains {
        $0.hasPrefix(#"promise 3: the text "heap/shared.strong#value" reaches"#)
          && $0.contains("heap/shared.strong#name")
      })
  }

  @Test func textOutsideItsCell() throws {
    let found = try faults {
      $0.pages[0].changeText("heap/shared.strong#value") {
        $0.rect.width += 60
        $0.rect.x -= 30
      }
    }
    #expect(
      found.contains {
        $0.hasPrefix(#"promise 3: the text "heap/shared.strong#value" leaves its box "heap/shared.strong" by "#)
      })
    #expect(found.contains { $0.hasPrefix("promise 3: ") && $0.contains(#"into "heap/shared.weak""#) })
  }

  @Test func textOutsideItsFrame() throws {
    let found = try faults { $0.pages[0].changeText("stack/main/main#label") { $0.rect.y -= 12 } }
    #expect(
      found.contains {
        $0.hasPrefix(#"promise 3: the text "stack/main/main#label" leaves its box "stack/main/main" by "#)
      })
  }

  // MARK: 4

  @Test func gapBetweenCells() throws {
    let found = try faults { $0.pages[0].changeShape("heap/shared.weak") { $0.rect.width -= 3 } }
    #expect(
      found.contains {
        $0.hasPrefix(#"promise 4: the cell "heap/shared.weak" touches nothing at its right; its block's border is "#)
      })
    #expect(found.contains { $0.hasPrefix(#"promise 4: the cell "heap/shared.value" touches nothing at its left"#) })
  }

  @Test func overlappingBlocks() throws {
    let found = try faults { figure in
      let block = try #require(figure.pages[0].group("stack/main/main.b")).rect
      figure.pages[0].changeGroup("stack/main/main.a") { $0.rect.x = block.x - 4 }
    }
    #expect(
      found.contains {
        $0.hasPrefix(#"promise 4: the block "stack/main/main.a" reaches "#) && $0.contains("stack/main/main.b")
      })
  }

  @Test func overlappingFrames() throws {
    let found = try faults { $0.pages[0].changeGroup("stack/main/main") { $0.rect.width += 30 } }
    #expect(
      found.contains { $0.hasPrefix(#"promise 4: the frame "stack/main/main" reaches 16.0 pt into "stack/main/add""#) })
  }

  @Test func overlappingRegions() throws {
    let found = try faults {
      $0.pages[0].changeGroup("heap") {
        $0.rect.y -= 100
        $0.rect.height += 100
      }
    }
    #expect(found.contains { $0.hasPrefix(#"promise 4: the region "heap" reaches "#) })
  }

  @Test func blockOutsideItsFrame() throws {
    let found = try faults { $0.pages[0].changeGroup("stack/main/add") { $0.rect.width -= 20 } }
    #expect(found.contains { $0.hasPrefix(#"promise 4: "stack/main/add.x" stands "#) })
  }

  // MARK: 5

  @Test func cellMovesBetweenStates() throws {
    let found = try faults {
      $0.pages[1].changeShape("heap/buffer[0]") {
        $0.rect.y += 1
        $0.rect.height -= 1
      }
    }
    #expect(found.contains(#"promise 5: "heap/buffer[0]" moves by 1.0 pt from state 1 to state 2"#))
  }

  @Test func pagesOfTwoSizes() throws {
    let found = try faults { $0.pages[1].size.width += 7 }
    #expect(found.contains("promise 5: the page of state 2 differs in size from the first by 7.0 pt"))
  }

  @Test func frameMovesBetweenStates() throws {
    let found = try faults { $0.pages[1].changeGroup("stack/main/main") { $0.rect.width += 0.5 } }
    #expect(found == [#"promise 5: "stack/main/main as a whole" moves by 0.5 pt from state 1 to state 2"#])
  }

  // MARK: 6

  @Test func pointerOutsideThePage() throws {
    let found = try faults { figure in
      let height = figure.pages[0].size.height
      figure.pages[0].changeArrow("stack/main/add.x") { arrow in
        arrow.run(arrow.start, Point(x: arrow.start.x, y: height + 11), arrow.end)
      }
    }
    #expect(
      found.contains { $0.hasPrefix(#"promise 6: "stack/main/add.x" lies 11."#) && $0.hasSuffix("outside the page") })
  }

  @Test func marginThatIsNotTheStyles() throws {
    let found = try faults { figure in for page in figure.pages.indices { figure.pages[page].size.width += 36 } }
    #expect(found == ["promise 6: the right margin is 50.0 pt, and the style's is 14.0 pt"])
  }

  @Test func groupOutsideThePage() throws {
    let found = try faults {
      $0.pages[0].changeGroup("stack") {
        $0.rect.y = -3
        $0.rect.height += 17
      }
    }
    #expect(found.contains(#"promise 6: "stack" lies 3.0 pt outside the page"#))
  }

  // MARK: 7

  @Test func kindsThatOnlyColourTellsApart() throws {
    let found = try faults { figure in
      figure.pages[0].changeArrow("stack/main/add.x") {
        $0.tail = .dot
        $0.head = .normalnormal
        $0.pen = 1.3
      }
    }
    #expect(
      found.contains(
        #"promise 7: pointers of the kinds "shared" and "strong" differ by colour alone; their pens by 0.1 pt"#))
  }

  @Test func stylesWhoseKindsLookAlike() throws {
    var style = Style.printLike
    style.pointers.mutable.pen = style.pointers.shared.pen
    let figure = try figure(
      "stack { fn main { n: i32 = 1, a: &i32 = &n, b: &mut i32 = &n } }", style: style)
    #expect(
      figure.faults() == [
        #"promise 7: pointers of the kinds "mutable" and "shared" differ by colour alone; their pens by 0.0 pt"#
      ])
  }

  @Test func kindsOfOneLookAreNotToldApart() throws {
    var style = Style.printLike
    style.pointers.vtable = style.pointers.raw
    let figure = try figure(
      "heap { n: i32 = 1 }\nstack { fn main { p: *const i32 = &n, q: *const i32 = &n as vtable } }", style: style)
    #expect(figure.faults() == [])
  }
}
