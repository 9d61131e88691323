import FigureStyle
import Testing

@testable import FigureLayout

/// Memory that is larger than a page: what is left out, what stands in columns, and what is wrong with it.
@Suite struct BigMemoryTests {
  // MARK: Depth

  private static func tree(_ count: Int) -> String {
    func pointer(_ index: Int) -> String { index < count ? "&n\(index)" : "None" }
    let nodes = (0..<count).map {
      "n\($0): Node = { key: u32 = \($0), left: Option<Box<Node>> = \(pointer(2 * $0 + 1)), "
        + "right: Option<Box<Node>> = \(pointer(2 * $0 + 2)) }"
    }
    return "heap {\n\(nodes.joined(separator: "\n")) }\nstack { fn main { root: Box<Node> = &n0 } }"
  }

  @Test func deepBlocksAreStubsThatCount() throws {
    let page = try figure(Self.tree(31), LayoutOptions(depth: 2)).pages[0]
    #expect((0..<31).filter { page.shape("heap/n\($0).key") != nil } == [0, 1, 2])
    let stubs = (0..<31).filter { page.group("heap/n\($0)") != nil && page.shape("heap/n\($0).key") == nil }
    #expect(stubs == [3, 4, 5, 6])
    for stub in stubs {
      #expect(page.text("heap/n\(stub)#value")?.text == "… 7 more")
      #expect(page.shape("heap/n\(stub)")?.paint.dash == .dashed)
    }
    // A pointer into what is left out ends at its stub.
    #expect(page.arrow("heap/n1.left")?.target == "heap/n3" && page.arrow("heap/n2.right")?.target == "heap/n6")
    #expect(page.arrow("heap/n3.left") == nil)
  }

  @Test func pointersToPartsEndAtStubsToo() throws {
    let figure = try figure(
      """
      heap {
        a: Node = { next: Box<Node> = &b, key: &i32 = &b.key, again: &i32 = &c.key }
        b: Node = { next: Box<Node> = &c, key: i32 = 1 }
        c: Node = { next: Box<Node> = &a, key: i32 = 2 }
      }
      stack { fn main { root: Box<Node> = &a } }
      """, LayoutOptions(depth: 1))
    let page = figure.pages[0]
    #expect(page.arrow("heap/a.next")?.target == "heap/b" && page.arrow("heap/a.key")?.target == "heap/b")
    #expect(page.arrow("heap/a.again")?.target == "heap/c")
    #expect(page.text("heap/b#value")?.text == "… 1 more")
    #expect(figure.faults() == [])
  }

  @Test(arguments: 0..<12) func depthsKeepPromises(_ seed: UInt64) throws {
    for depth in 1...3 {
      let text = RandomProgram.text(seed: 300 + seed, size: 9)
      for width in [nil, 420.0] {
        let options = LayoutOptions(width: width, depth: depth)
        #expect(try figure(text, options).faults() == [], "seed \(300 + seed), depth \(depth)\n\(text)")
      }
    }
  }

  // MARK: Limits

  @Test func limitsByTypeComeFromTheStyle() throws {
    var style = Style.printLike
    style.maxElements = ["[u8; 20]": 30, "[i32]": 3]
    let bytes = (0..<20).map(String.init).joined(separator: ", ")
    let page = try figure(
      "heap { a: [u8; 20] = [\(bytes)]\nb: [i32; 5] = [1, 2, 3, 4, 5]\nc: [i64; 5] = [1, 2, 3, 4, 5] }", style: style
    ).pages[0]
    #expect((0..<20).allSatisfy { page.shape("heap/a[\($0)]") != nil })
    #expect((0..<5).filter { page.shape("heap/b[\($0)]") != nil } == [0, 1, 4])
    #expect((0..<5).allSatisfy { page.shape("heap/c[\($0)]") != nil })
  }

  // MARK: Cycles and leaks

  private static let ring =
    "a: RcBox<Node> = { strong: usize = 2, next: Option<Rc<Node>> = &b }\n"
    + "b: RcBox<Node> = { strong: usize = 1, next: Option<Rc<Node>> = &a }\n"

  @Test func cyclesAreMarked() throws {
    let page = try figure("heap { \(Self.ring) c: Rc<Node> = &a }\nstack { fn main { head: Rc<Node> = &c } }").pages[0]
    for block in ["a", "b"] {
      #expect(page.text("heap/\(block)#type")?.text == "RcBox<Node> · cycle")
      #expect(page.shape("heap/\(block)#band")?.classes == ["cycle"])
    }
    #expect(page.text("heap/c#type")?.text == "Rc<Node>")
    #expect(page.description.contains("a and b own one another in a cycle: none of them is freed before the others."))
  }

  @Test func weakPointersMakeNoCycle() throws {
    let page = try figure(
      """
      heap { a: Node = { down: Rc<Node> = &b }
      b: Node = { up: Weak<Node> = &a } }
      stack { fn main { head: Rc<Node> = &a } }
      """
    ).pages[0]
    #expect(page.text("heap/a#type")?.text == "Node" && !page.description.contains("cycle"))
  }

  @Test func leaksAreMarked() throws {
    let page = try figure(
      "heap { \(Self.ring) lost: i32 = 7\nkept: i32 = 8 }\nstack { fn main { p: *const i32 = &kept } }"
    ).pages[0]
    #expect(page.text("heap/lost#type")?.text == "i32 · leaked")
    #expect(page.text("heap/kept#type")?.text == "i32")
    #expect(page.text("heap/a#type")?.text == "RcBox<Node> · leaked cycle")
    #expect(page.shape("heap/a#band")?.classes == ["leaked", "cycle"])
    #expect(page.description.contains("a, b and lost are leaked: nothing outside the heap leads there."))
  }

  /// What is not shown may lead anywhere.
  @Test(arguments: ["g: Guard = _", "...", "p: *const i32 = &0x7ffe10", "v: [Box<i32>; 9] = [null, ... 8 more]"])
  func nothingIsSaidOfLeaksWhereSomethingIsHidden(_ hidden: String) throws {
    let page = try figure("heap { lost: i32 = 7 }\nstack { fn main { \(hidden)\n x: i32 = 1 } }").pages[0]
    #expect(page.text("heap/lost#type")?.text == "i32")
  }

  @Test func freedBlocksAndHeapsWithoutAStackDoNotLeak() throws {
    #expect(try figure("heap { a: i32 = 1 }").pages[0].text("heap/a#type")?.text == "i32")
    let page = try figure("heap { freed a: i32 = 1 }\nstack { fn main { x: i32 = 1 } }").pages[0]
    #expect(page.text("heap/a#type")?.text == "i32")
  }

  // MARK: Matrices

  private static func matrix(_ rows: Int, _ columns: Int) -> String {
    let lines = (0..<rows).map { row in
      "[" + (0..<columns).map { "\(row * columns + $0)" }.joined(separator: ", ") + "]"
    }
    return "m: [[i32; \(columns)]; \(rows)] = [\(lines.joined(separator: ", "))]"
  }

  @Test func matricesHaveLines() throws {
    let figure = try figure("heap { \(Self.matrix(4, 3)) }\nstack { fn main { p: Box<M> = &m } }")
    let page = figure.pages[0]
    for row in 0..<4 {
      for column in 0..<3 {
        let rect = page.rect("heap/m[\(row)][\(column)]")
        #expect(rect.minX == page.rect("heap/m[0][\(column)]").minX && rect.minY == page.rect("heap/m[\(row)][0]").minY)
        #expect(page.text("heap/m[\(row)][\(column)]#value")?.text == "\(row * 3 + column)")
      }
      #expect(page.text("heap/m[\(row)]#index#value")?.text == "\(row)")
    }
    #expect(page.rect("heap/m[0][0]").minY == page.rect("heap/m[1][0]").maxY)
    #expect(page.arrow("stack/main/main.p")?.target == "heap/m#band")
    try Golden.expect(figure, "matrix")
  }

  @Test func longMatricesShowTheirCorners() throws {
    let page = try figure("heap { \(Self.matrix(30, 30)) }").pages[0]
    let shown = (0..<30).filter { page.shape("heap/m[\($0)][0]") != nil }
    #expect(shown == [0, 1, 29] && (0..<30).filter { page.shape("heap/m[0][\($0)]") != nil } == [0, 1, 29])
    #expect(page.text("heap/m#more#value")?.text == "… 27 more")
    #expect(page.shape("heap/m[1]#more")?.title == "27 more elements, not shown")
    #expect(page.rect("heap/m#more").width == page.rect("heap/m#band").width)
  }

  @Test func matricesThatArePointedIntoAreNone() throws {
    let page = try figure("heap { \(Self.matrix(3, 3)) }\nstack { fn main { p: &i32 = &m[1][1] } }").pages[0]
    #expect(page.shape("heap/m[1]#band") != nil && page.arrow("stack/main/main.p")?.target == "heap/m[1][1]")
  }

  // MARK: Columns

  private static func strings(_ count: Int) -> String {
    let elements = (0..<count).map { "{ ptr: Unique<u8> = &s\($0), cap: usize = 5, len: usize = 5 }" }
    let texts = (0..<count).map { "s\($0): str = \"text \($0)\"" }
    return "names: [String; \(count)] = [\(elements.joined(separator: ", "))]\n" + texts.joined(separator: "\n")
  }

  @Test func columnsHaveWhatTheyOwnBesideThem() throws {
    let figure = try figure(
      "heap { \(Self.strings(12)) }\nstack { fn main { v: Vec<String> = &names, pick: &String = &names[4] } }",
      LayoutOptions(arrays: .column))
    let page = figure.pages[0]
    for line in 0..<12 {
      let (cell, text) = (page.rect("heap/names[\(line)].len"), page.rect("heap/s\(line)"))
      #expect(text.minX > cell.maxX && abs(text.midY - cell.midY) < 0.01)
      let arrow = try #require(page.arrow("heap/names[\(line)].ptr"))
      // Its tail is in its cell, its line starts behind the last one, and crosses none.
      #expect(arrow.hasTailApart && abs(arrow.start.x - cell.maxX) < 0.5 && arrow.target == "heap/s\(line)")
      #expect(page.shape("heap/names[\(line)].ptr#stub") != nil)
      if line > 0 { #expect(cell.maxY == page.rect("heap/names[\(line - 1)].len").minY) }
    }
    #expect(["ptr", "cap", "len"] == (1...3).map { page.text("heap/names#names\($0)#name")?.text })
    let pick = try #require(page.arrow("stack/main/main.pick"))
    #expect(pick.target == "heap/names[4]#index" && abs(pick.end.y - page.rect("heap/names[4]#index").midY) < 0.01)
    try Golden.expect(figure, "column")
  }

  @Test func longColumnsHaveStripsThatFit() throws {
    let text = "heap { \(Self.strings(50)) }\nstack { fn main { v: Vec<String> = &names } }"
    let natural = try figure(text, LayoutOptions(arrays: .column))
    let tops = Set((0..<50).map { natural.pages[0].rect("heap/names[\($0)].len").minX })
    #expect(tops.count == 3 && natural.faults() == [])
    let narrow = try figure(text, LayoutOptions(width: 300, arrays: .column))
    #expect(Set((0..<50).map { narrow.pages[0].rect("heap/names[\($0)].len").minX }).count == 1)
    #expect(narrow.faults() == [] && narrow.scale == 1)
  }

  @Test func whatPointsElsewhereIsNoColumn() throws {
    // Two lines own one block; a block has pointers of its own; a slice covers some.
    for (elements, more) in [
      ((0..<12).map { _ in "&one" }, "one: i32 = 1"),
      ((0..<12).map { "&b\($0)" }, (0..<12).map { "b\($0): Box<i32> = null" }.joined(separator: "\n")),
    ] {
      let figure = try figure(
        "heap { a: [Box<i32>; 12] = [\(elements.joined(separator: ", "))]\n\(more) }\nstack { fn main { p: Vec<X> = &a } }",
        LayoutOptions(arrays: .column))
      #expect(figure.pages[0].shape("heap/a[0]#index") == nil && figure.faults() == [])
    }
  }

  @Test func columnsOfAFrameKeepTheirHeights() throws {
    let figure = try figure(
      "stack { fn main { a: [i32; 7] = [0, 1, 2, 3, 4, 5, 6], b: [i32; 5] = [0, 1, 2, 3, 4], n: i32 = 1 } }",
      LayoutOptions(arrays: .column, maxElements: 3))
    let page = figure.pages[0]
    let heights = ["a", "b", "n"].map {
      page.rect("stack/main/main.\($0)#band").minY - page.rect("stack/main/main.n#band").minY
    }
    #expect(heights == [0, 0, 0] && figure.faults() == [])
    #expect(page.rect("stack/main/main.n").height < page.rect("stack/main/main.b[0]").height * 2)
  }

  @Test func statesShareTheirColumns() throws {
    let figure = try figure(
      "state { heap { \(Self.strings(12)) }\nstack { fn main { v: Vec<String> = &names } } }\n"
        + "state { heap { \(Self.strings(10)) }\nstack { fn main { v: Vec<String> = &names } } }",
      LayoutOptions(arrays: .column))
    #expect(figure.pages[1].shape("heap/names[9]#index") != nil && figure.pages[1].shape("heap/names[11].ptr") == nil)
    #expect(figure.faults() == [])
  }

  @Test(arguments: 0..<20) func columnsKeepPromises(_ seed: UInt64) throws {
    for width in [nil, 350.0] {
      let text = RandomProgram.text(seed: 500 + seed, size: 8)
      #expect(
        try figure(text, LayoutOptions(width: width, arrays: .column, maxElements: 3)).faults() == [],
        "seed \(500 + seed), width \(width ?? 0)\n\(text)")
    }
  }

  // MARK: A page

  private static let (a4Width, a4Height) = (160 * 72 / 25.4, 247 * 72 / 25.4)

  private func expectOnA4(_ text: String, _ options: LayoutOptions, _ location: SourceLocation = #_sourceLocation)
    throws
  {
    var options = options
    (options.width, options.heightLimit) = (Self.a4Width, Self.a4Height)
    let figure = try figure(text, options)
    #expect(figure.faults() == [], sourceLocation: location)
    #expect(figure.pages[0].size.width == Self.a4Width, sourceLocation: location)
    #expect(figure.pages[0].size.height <= Self.a4Height + 1e-6, sourceLocation: location)
    let sizes = PrintedSizes(of: figure)
    #expect(sizes.warnings.isEmpty == (figure.scale > 0.9995), sourceLocation: location)
  }

  @Test func aMapOfTwoHundredStringsStandsOnAPage() throws {
    let text = "heap { \(Self.strings(200)) }\nstack { fn main { m: HashMap<String> = &names } }"
    try expectOnA4(text, LayoutOptions())
    try expectOnA4(text, LayoutOptions(arrays: .column))
  }

  @Test func aTreeOfDepthSevenStandsOnAPage() throws {
    try expectOnA4(Self.tree(127), LayoutOptions())
    try expectOnA4(Self.tree(127), LayoutOptions(depth: 4))
  }

  @Test func aMatrixStandsOnAPage() throws {
    for arrays in LayoutOptions.Arrays.allCases {
      try expectOnA4(
        "heap { \(Self.matrix(30, 30)) }\nstack { fn main { m: Box<M> = &m } }", LayoutOptions(arrays: arrays))
    }
    let rows = (0..<30).map { row in
      "r\(row): [f64; 30] = [" + (0..<30).map { "\(row * 30 + $0)" }.joined(separator: ", ") + "]"
    }
    let vectors = (0..<30).map { "{ ptr: Unique<f64> = &r\($0), cap: usize = 30, len: usize = 30 }" }
    try expectOnA4(
      "heap { m: [Vec<f64>; 30] = [\(vectors.joined(separator: ", "))]\n\(rows.joined(separator: "\n")) }\n"
        + "stack { fn main { v: Vec<Vec<f64>> = &m } }", LayoutOptions(arrays: .column))
  }

  @Test func aGraphOfThreeHundredBlocksStandsOnAPage() throws {
    var random = SplitMix(4)
    let nodes = (0..<300).map { index in
      let next = [2 * index + 1, 2 * index + 2].map { $0 < 300 ? $0 : random.below(300) }
      return "n\(index): RcBox<Node> = { key: u32 = \(index), a: Rc<Node> = &n\(next[0]), b: Rc<Node> = &n\(next[1]) }"
    }
    let text = "heap {\n\(nodes.joined(separator: "\n")) }\nstack { fn main { root: Rc<Node> = &n0 } }"
    try expectOnA4(text, LayoutOptions(depth: 3))
  }
}
