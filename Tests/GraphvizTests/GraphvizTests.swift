import Diagnostics
import Foundation
import Testing

@testable import Graphviz

/// Two nodes with places and an edge with a way.
private func placedGraph(position: Bool = true, name: String = "a") throws -> Graph {
  let graph = try Graph(named: "g")
  try graph.set(.margin, 0, on: graph.root)
  let cluster = try graph.addCluster(named: "c")
  try graph.set(.box, Box(lower: Position(x: 0, y: 0), upper: Position(x: 100, y: 50)), on: cluster)
  try graph.set(.style, LineStyle(isFilled: true), on: cluster)
  try graph.set(.classes, "frame", on: cluster)
  let a = try graph.addNode(named: name, in: cluster)
  let b = try graph.addNode(named: "b", in: cluster)
  for (node, x) in [(a, 20.0), (b, 80)] {
    if position { try graph.set(.position, Position(x: x, y: 25), on: node) }
    try graph.set(.width, Inches(points: 20), on: node)
    try graph.set(.height, Inches(points: 10), on: node)
    try graph.set(.sizeRule, .shape, on: node)
    try graph.set(.shape, .box, on: node)
    try graph.set(.label, GraphLabel(""), on: node)
  }
  let edge = try graph.addEdge(named: "e", from: a, to: b)
  let points = [30.0, 40, 50, 60].map { Position(x: $0, y: 25) }
  try graph.set(.path, EdgePath(tailTip: nil, headTip: Position(x: 70, y: 25), points: points), on: edge)
  try graph.set(.classes, "pointer", on: edge)
  try graph.set(.title, PlainText(#"a to \"b\""#), on: edge)
  return graph
}

/// Writes down what it is told.
private struct Log: VectorCanvas {
  var lines: [String] = []

  mutating func begin(_ part: GraphPart, name: String, classes: String, title: String) {
    lines.append("begin \(part) \(name) [\(classes)] \(title)")
  }
  mutating func end() { lines.append("end") }
  mutating func polygon(_ points: UnsafeBufferPointer<Position>, _ stroke: Stroke) {
    lines.append("polygon " + points.map { $0.spelling ?? "?" }.joined(separator: " "))
  }
  mutating func polyline(_ points: UnsafeBufferPointer<Position>, _ stroke: Stroke) { lines.append("polyline") }
  mutating func bezier(_ points: UnsafeBufferPointer<Position>, _ stroke: Stroke) {
    lines.append("bezier " + points.map { $0.spelling ?? "?" }.joined(separator: " "))
  }
  mutating func ellipse(center: Position, radius: Position, _ stroke: Stroke) { lines.append("ellipse") }
  mutating func text(
    _ text: String, font: String, size: Double, color: GraphColor, center: Position, width: Double
  ) {
    lines.append("text \(text)")
  }
}

@Suite struct ContextTests {
  @Test func oneThreadHasOneContext() throws {
    let first = try Context()
    #expect(throws: Diagnostics.self) { _ = try Context() }
    #expect(first.version.hasPrefix("2.") || first.version.first!.isNumber)
  }

  @Test func contextsOfSeveralThreadsWaitForOneAnother() async throws {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let context = try Context()
          return try context.layOut(try placedGraph(), engine: .nop2).lines().count
        }
      }
      for try await count in group { #expect(count > 4) }
    }
  }

  @Test func ourTextLayoutIsBuiltIn() throws {
    #expect(try Context().plugins(of: "textlayout").contains("textlayout"))
  }
}

extension LaidOutGraph {
  fileprivate func lines() throws -> [String] {
    var log = Log()
    try render(to: &log)
    return log.lines
  }
}

@Suite struct RenderingTests {
  @Test func partsComeWithTheirNamesClassesAndPlaces() throws {
    let context = try Context()
    let lines = try context.layOut(try placedGraph(), engine: .nop2).lines()
    #expect(lines.contains("begin cluster cluster_c [frame] "))
    #expect(lines.contains("polygon 0,0 0,50 100,50 100,0"))
    #expect(lines.contains("begin edge e [pointer] a to \\\"b\\\""))
    #expect(lines.contains("bezier 30,25 40,25 50,25 60,25"))
    #expect(lines.filter { $0.hasPrefix("begin") }.count == lines.filter { $0 == "end" }.count)
  }

  @Test func errorsOfGraphvizAreThrownWhole() throws {
    let context = try Context()
    let name = String(repeating: "long", count: 700)
    #expect {
      _ = try context.layOut(try placedGraph(position: false, name: name), engine: .nop2)
    } throws: { error in
      (error as? Diagnostics)?.all.contains { $0.severity == .error && $0.message.contains(name) } ?? false
    }
  }

  @Test func aContextRendersAgainAfterAnError() throws {
    let context = try Context()
    #expect(throws: Diagnostics.self) { _ = try context.layOut(try placedGraph(position: false), engine: .nop2) }
    #expect(try context.layOut(try placedGraph(), engine: .nop2).lines().isEmpty == false)
  }

  private struct Cross: NodePainter {
    func paint(_ number: Int, with brush: borrowing NodeBrush) {
      brush.polyline([Position(x: 0, y: 0), Position(x: Double(number), y: 1)], Stroke(line: GraphColor(rgba: 0xFF)))
    }
  }

  @Test func nodesPaintedByHandAreNotDrawnByGraphviz() throws {
    let context = try Context()
    let graph = try Graph(named: "g")
    let node = try graph.addNode(named: "n")
    try graph.set(.position, Position(x: 10, y: 10), on: node)
    let laidOut = try context.layOut(graph, engine: .nop2)
    laidOut.paintByHand(node, number: 7)
    var log = Log()
    try laidOut.render(to: &log, painter: Cross())
    #expect(log.lines == ["begin node n [] ", "polyline", "end"])
  }
}

@Suite struct AttributeTests {
  @Test(arguments: [Double.nan, .infinity, 1e300, -1e9])
  func numbersThatHaveNoPlaceOnAPageAreRefused(number: Double) throws {
    let graph = try Graph(named: "g")
    let node = try graph.addNode(named: "n")
    #expect(throws: Diagnostics.self) { try graph.set(.position, Position(x: number, y: 0), on: node) }
    #expect(throws: Diagnostics.self) { try graph.set(.width, Inches(points: number), on: node) }
    #expect(throws: Diagnostics.self) { try graph.set(.penWidth, number, on: node) }
  }

  @Test(arguments: ["a\0b", "\u{1}", "\u{7F}", "bell\u{7}"])
  func controlCharactersAreRefused(text: String) throws {
    let graph = try Graph(named: "g")
    let node = try graph.addNode(named: "n")
    #expect(throws: Diagnostics.self) { try graph.set(.label, GraphLabel(text), on: node) }
    #expect(throws: Diagnostics.self) { _ = try graph.addNode(named: text) }
  }

  @Test func textsMeanThemselves() throws {
    let graph = try Graph(named: "g")
    let node = try graph.addNode(named: "n")
    try graph.set(.label, GraphLabel(#"\N & <b>"#), on: node)
    let other = try graph.addNode(named: "m")
    try graph.set(.label, GraphLabel("a < b", isStruckThrough: true), on: other)
    let dot = String(decoding: try graph.dot(), as: UTF8.self)
    #expect(dot.contains(#"label="\\N &amp; <b>""#))
    #expect(dot.contains("label=<<S>a &lt; b</S>>"))
  }

  @Test func coloursAndStylesAreSpelledAsGraphvizReadsThem() {
    #expect(GraphColor(rgba: 0x1234_56FF).spelling == "#123456")
    #expect(GraphColor(rgba: 0x0034_5680).spelling == "#00345680")
    #expect(GraphColor.transparent.spelling == "transparent")
    #expect(LineStyle(.dashed, isFilled: true, isRounded: true).spelling == "rounded,filled,dashed")
    #expect(LineStyle().spelling == "solid")
    #expect(LineStyle(isInvisible: true).spelling == "invis")
  }

  @Test(arguments: [
    (0.0, "0"), (12, "12"), (-3.125, "-3.125"), (0.0004, "0"), (0.9996, "1"), (1234.5, "1234.5"), (-0.0001, "0"),
    (0.05, "0.05"),
  ])
  func numbersAreShortDecimals(number: Double, text: String) { #expect(ShortDecimal.text(number) == text) }
}

@Suite struct TextSheetTests {
  @Test func advancesAreAsTheFontHasThem() throws {
    let context = try Context()
    let hack = FontName(families: ["Hack"])
    let sheet = try TextSheet(
      measuring: [1, 2, 10].map { TextLine(String(repeating: "m", count: $0), font: hack, size: 7) }, in: context)
    let widths = sheet.entries.map(\.width)
    // Hack's advance is 1233 of 2048 units; a layout for screens would round it to whole pixels.
    #expect(abs(widths[0] - 7 * 1233 / 2048) < 0.02)
    #expect(abs(widths[1] - 2 * widths[0]) < 0.02)
    #expect(abs(widths[2] - 10 * widths[0]) < 0.1)
  }

  @Test func allTextsOfAFontHaveOneHeight() throws {
    let context = try Context()
    let inter = FontName(families: ["Inter"], isBold: true)
    let sheet = try TextSheet(
      measuring: ["a", "Äg", "漢字", "😯"].map { TextLine($0, font: inter, size: 9) }, in: context)
    #expect(Set(sheet.entries.map(\.height)).count == 1)
  }

  /// What formats need that draw glyphs themselves.
  @Test func textsTellTheirGlyphs() throws {
    let context = try Context()
    let hack = FontName(families: ["Hack"])
    let sheet = try TextSheet(
      measuring: ["mim", "א = b", "a\u{10FFFD}"].map { TextLine($0, font: hack, size: 7) }, in: context)
    let run = try #require(sheet.entries[0].runs?.first)
    #expect(sheet.entries[0].runs?.count == 1 && run.bytes == 0..<3)
    #expect(run.glyphs.map(\.id)[0] == run.glyphs[2].id && run.glyphs[0].id != run.glyphs[1].id)
    for (number, glyph) in run.glyphs.enumerated() {
      #expect(abs(glyph.position.x - Double(number) * 7 * 1233 / 2048) < 0.05 && glyph.position.y == 0)
    }
    // As Rust is read, from left to right, whatever script it begins in; Hack has no Hebrew.
    let mixed = try #require(sheet.entries[1].runs)
    #expect(mixed.count > 1 && mixed[0].bytes.lowerBound == 0 && mixed[0].shaper != mixed[1].shaper)
    #expect(mixed[0].glyphs[0].position.x < mixed[1].glyphs[0].position.x)
    #expect(sheet.entries[2].runs == nil, "no font has it")
  }
}
