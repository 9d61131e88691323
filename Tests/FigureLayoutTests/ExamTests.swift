import FigureStyle
import MemoryModel
import Testing

@testable import FigureLayout

private func drawn(_ text: String, _ options: LayoutOptions = LayoutOptions()) throws -> Figure {
  try figure(text, style: .printLike, options)
}

private func drawn(_ model: MemoryModel, _ options: LayoutOptions) throws -> Figure { try figure(model, options) }

/// Figures with blanks, their keys, and views of owners and borrows.
@Suite struct ExamTests {
  static let text = """
    globals { static GREETING: str = "hello, world" }
    heap {
      shared: RcBox<i32> = { strong: usize = 3, weak: usize = 1, value: Shape = Circle(25) }
      dropped gone: RcBox<u8> = { strong: usize = 0, weak: usize = 1, value: u8 = ? }
      nodes: [Option<Box<i32>>; 3] = [Some(&seven), None, Some(&seven)]
      seven: i32 = 777
    }
    stack {
      fn main {
        moved old: Box<i32>
        a: Rc<i32> = &shared
        w: Weak<u8> = &gone
        n: *const u8 = null
        d: Weak<u8> = dangling
        far: *const u8 = &0x7ffe10
        s: &str = { ptr = &GREETING[0..5], len: usize = 55 }
        later: i32 = ?
        o: Option<i32> = Some(4242)
      }
    }
    """

  func exam(_ blanks: [Blank], key: Bool = true) throws -> Figure {
    var options = LayoutOptions()
    options.blanks = blanks
    options.hasKey = key
    return try drawn(Self.text, options)
  }

  static func variable(_ name: String) -> Blank {
    .place(.cell(Place(.variable(thread: "main", frame: Place.Name("main"), name: Place.Name(name)))))
  }

  /// Everything a page says, drawn or not.
  func words(_ page: FigurePage) -> String {
    var words = [page.summary, page.description] + page.allTexts.map { "\($0.id): \($0.text)" }
    words += page.allShapes.map { "\($0.id) \($0.title ?? "") \($0.classes)" }
    words += page.allGroups.compactMap(\.title) + page.arrows.map { "\($0.id) \($0.title)" }
    return words.joined(separator: "\n")
  }

  @Test(arguments: [[.values, .pointers], [.values], [.pointers], [variable("a"), variable("old"), variable("o")]])
  func theGeometryIsThatOfTheWholeFigure(_ blanks: [Blank]) throws {
    let whole = try drawn(Self.text)
    let exam = try exam(blanks)
    #expect(exam.pages.count == 2)
    for page in exam.pages {
      #expect(page.size == whole.pages[0].size)
      for shape in page.allShapes where shape.role == .cell {
        guard let own = whole.pages[0].shape(shape.id) else { continue }
        #expect(own.rect == shape.rect, "\(shape.id)")
      }
      for group in page.allGroups { #expect(whole.pages[0].group(group.id)?.rect == group.rect, "\(group.id)") }
    }
    #expect(exam.faults() == [])
    // The key is the whole figure, with the answers marked.
    #expect(exam.pages[1].arrows == whole.pages[0].arrows)
    #expect(exam.pages[1].groups == whole.pages[0].groups)
    #expect(exam.pages[1].shapes.contains { $0.id.hasSuffix("#answer") })
    #expect(exam.pages[1].label == "Key")
  }

  @Test func valuesDoNotLeak() throws {
    let page = try exam([.values], key: false).pages[0]
    for answer in ["777", "42", "Circle", "Some", "None", "25", "55", "hello", "?", "uninit", "pad"] {
      #expect(!words(page).contains(answer), "\(answer)")
    }
    #expect(page.arrows.count == 5)
  }

  @Test func pointersDoNotLeak() throws {
    let page = try exam([.pointers], key: false).pages[0]
    #expect(page.arrows == [])
    for answer in ["dangl", "null", "7ffe10", "0..5", "to shared", "to gone", "#cross", "#null", "#bar"] {
      #expect(!words(page).contains(answer), "\(answer)")
    }
    // All look alike: a tail of their kind.
    for name in ["a", "w", "n", "d", "far"] {
      #expect(page.shape("stack/main/main.\(name)#stub")?.form != nil, "\(name)")
    }
    #expect(page.shape("stack/main/main.w#stub")?.paint == page.shape("stack/main/main.d#stub")?.paint)
    #expect(page.text("globals/GREETING#value")?.text == "\"hello, world\"")
  }

  @Test func placesDoNotTellWhatBecameOfThem() throws {
    let page = try exam([Self.variable("old"), Self.variable("d"), Self.variable("later")], key: false).pages[0]
    #expect(page.shape("stack/main/main.old")?.classes == ["to-fill-in"])
    #expect(page.shape("stack/main/main.old#band")?.classes == [])
    #expect(page.text("stack/main/main.old#label")?.struckThrough == false)
    #expect(!page.description.contains("moved"))
    #expect(page.shape("stack/main/main.later")?.paint.dash == .solid)
    #expect(page.shape("stack/main/main.later#blank")?.role == .blank)
    #expect(page.arrows.contains { $0.id == "stack/main/main.a" })
    #expect(!page.description.contains("dangles: it points nowhere"))
  }

  @Test func anEnumThatIsAllBlankIsOneBlank() throws {
    let page = try exam([.values, .pointers], key: false).pages[0]
    #expect(page.shape("heap/nodes[0]#tag") == nil)
    #expect(page.shape("heap/nodes[0]#band") == nil)
    #expect(page.shape("heap/nodes[0]#blank") != nil)
    #expect(page.shape("heap/nodes[1]")?.classes == page.shape("heap/nodes[0]")?.classes)
  }

  // MARK: Views

  @Test func ofOwnersAloneOthersAreNamed() throws {
    var options = LayoutOptions()
    options.view = .owners
    let figure = try drawn(Self.text, options)
    #expect(figure.faults() == [])
    let page = figure.pages[0]
    #expect(Set(page.arrows.map(\.kind)) == ["owner", "strong"])
    #expect(page.text("stack/main/main.w#value")?.text == "weak")
    #expect(page.text("stack/main/main.n#value")?.text == "raw")
    #expect(page.shape("stack/main/main.d#cross") == nil)
  }

  @Test func borrowsStandOverAFaintTree() throws {
    var options = LayoutOptions()
    options.view = .borrows
    let figure = try drawn(Self.text, options)
    #expect(figure.faults() == [])
    let style = Style.printLike
    for arrow in figure.pages[0].arrows {
      #expect((arrow.color == style.inks.faded) == (arrow.kind != "shared"), "\(arrow.id)")
    }
    let whole = try drawn(Self.text).pages[0]
    #expect(figure.pages[0].arrows.map(\.path) == whole.arrows.map(\.path))
  }

  @Test(arguments: 0..<25) func promisesHoldOnAnything(_ seed: UInt64) throws {
    let model = try model(RandomProgram.text(seed: seed, size: 3 + Int(seed % 9)))
    for blanks in [[Blank.values, .pointers], [.values], [.pointers], [.place(.region(.stack))]] {
      var options = LayoutOptions()
      options.blanks = blanks
      options.hasKey = true
      let faults = try drawn(model, options).faults()
      #expect(faults == [], "seed \(seed), \(blanks)")
    }
    for view in OwnershipView.allCases {
      var options = LayoutOptions()
      options.view = view
      #expect(try drawn(model, options).faults() == [], "seed \(seed)")
    }
  }
}
