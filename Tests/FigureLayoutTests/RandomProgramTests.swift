import FigureStyle
import Testing

@testable import FigureLayout

/// Whatever a program's memory looks like, its figure keeps its promises.
@Suite struct RandomProgramTests {
  @Test(arguments: Array(0..<24) + [53, 87])
  func keepsPromises(_ group: UInt64) throws {
    for seed in group * 5..<group * 5 + 5 {
      let text = RandomProgram.text(seed: seed, size: 3 + Int(seed % 9))
      let style = seed % 4 == 3 ? Style.textbookLike : .printLike
      let width = Double(300 + 40 * (seed % 13))
      try expectKept(
        text, style,
        [
          LayoutOptions(), LayoutOptions(width: width), LayoutOptions(arrays: .wrap), LayoutOptions(bytes: .all),
          LayoutOptions(width: 2 * width, bytes: .all),
        ], "\(seed)")
    }
  }

  @Test(arguments: 0..<6)
  func graphsKeepPromises(_ seed: UInt64) throws {
    var random = SplitMix(seed)
    let count = [3, 10, 30, 60, 100, 20][Int(seed)]
    for type in ["Rc<Node>", "Option<Box<Node>>", "*mut Node", "Weak<Node>"] {
      let nodes = (0..<count).map { index in
        "n\(index): Node = { key: i32 = \(index), a: \(type) = &n\(random.below(count)), "
          + "b: Rc<Node> = &n\(random.below(count)).key }"
      }
      try expectKept(
        "heap {\n\(nodes.joined(separator: "\n")) }\nstack { fn main { p: Rc<Node> = &n0, q: &i32 = &n1.key } }",
        .printLike, [LayoutOptions(), LayoutOptions(width: 600)], "graph \(seed) of \(type)")
    }
  }

  @Test(arguments: [1, 2, 7, 31])
  func treesAndListsKeepPromises(_ count: Int) throws {
    func pointer(_ index: Int) -> String { index < count ? "&n\(index)" : "null" }
    let tree = (0..<count).map { index in
      "n\(index): Node = { key: i32 = \(index), left: Option<Box<Node>> = \(pointer(2 * index + 1)), "
        + "right: Option<Box<Node>> = \(pointer(2 * index + 2)), up: *mut Node = \(index == 0 ? "null" : "&n\((index - 1) / 2)") }"
    }
    let list = (0..<count).map { index in
      "n\(index): Node = { key: i32 = \(index), prev: *mut Node = \(index == 0 ? "null" : "&n\(index - 1)"), "
        + "next: Option<Box<Node>> = \(pointer(index + 1)) }"
    }
    let stack =
      "stack { fn main { root: Box<Node> = &n0, last: &mut Node = &n\(count - 1), key: &i32 = &n\(count / 2).key } }"
    for nodes in [tree, list] {
      try expectKept(
        "heap {\n\(nodes.joined(separator: "\n")) }\n" + stack, .printLike,
        [LayoutOptions(), LayoutOptions(width: 400), LayoutOptions(width: 700)], "\(count) nodes")
    }
  }

  /// With marks of changes and a legend.
  @Test(arguments: Array(0..<24) as [UInt64])
  func keepsPromisesMarked(_ group: UInt64) throws {
    for seed in group * 5..<group * 5 + 5 {
      let text = RandomProgram.text(seed: seed, size: 3 + Int(seed % 9))
      let style = seed % 4 == 3 ? Style.textbookLike : .printLike
      var (natural, narrow) = (LayoutOptions(), LayoutOptions(width: Double(300 + 40 * (seed % 13))))
      (natural.marksChanges, narrow.marksChanges) = (true, true)
      (natural.showsLegend, narrow.showsLegend) = (true, true)
      try expectKept(text, style, [natural, narrow], "\(seed), marked")
    }
  }

  private func expectKept(
    _ text: String, _ style: Style, _ options: [LayoutOptions], _ name: String
  ) throws {
    let model = try model(text)
    for options in options {
      let faults = try figure(model, style: style, options).faults(style: style)
      #expect(faults == [], "seed \(name), width \(options.width ?? 0), \(options.arrays), \(options.bytes)\n\(text)")
    }
  }
}
