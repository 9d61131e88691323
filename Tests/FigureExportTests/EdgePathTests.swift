import FigureLayout
import FigureStyle
import Graphviz
import Testing

@testable import FigureExport

@Suite struct EdgePathTests {
  private func path(_ head: PointerStyle.Head, _ tail: PointerStyle.Tail = .dot, pen: Double = 1) -> EdgePath {
    let points = [0.0, 10, 20, 30, 50, 70, 90].map { Point(x: 0, y: $0) }
    let arrow = Arrow(
      id: "a", kind: "owner", isDangling: false, title: "", source: "a", target: "b", tail: tail, head: head,
      line: .solid, color: Color(red: 0, green: 0, blue: 0), pen: pen, start: points[0], end: points[6], path: points)
    return EdgePath(arrow, arrowSize: 0.5)
  }

  @Test func theLineRunsBetweenTheGlyphs() {
    let normal = path(.normal)
    // The dot, 4 pt across, is centred on the start.
    #expect(normal.tailTip == Position(x: 0, y: -2))
    #expect(normal.points[0] == Position(x: 0, y: 2))
    // The tip's outline reaches 0.9 of the pen beyond what Graphviz is given.
    #expect(normal.headTip == Position(x: 0, y: 89.1))
    #expect(normal.points[6].y == 84.1)
    #expect(path(.normalnormal).points[6].y == 79.1)
    #expect(path(.none).headTip == nil)
    #expect(path(.none).points[6].y == 90)
  }

  @Test func everyTailIsCentredOnTheStart() {
    #expect(path(.vee, .odiamond).tailTip == Position(x: 0, y: -3))
    #expect(path(.vee, .odiamond).points[0] == Position(x: 0, y: 3))
    #expect(path(.vee, .box).tailTip == Position(x: 0, y: -1.875))
  }

  @Test func thePiecesAtTheEndsStayStraight() {
    let points = path(.normal).points.map(\.y)
    #expect(abs(points[1] - (2 + 28.0 / 3)) < 1e-9)
    #expect(abs(points[5] - (30 + 54.1 * 2 / 3)) < 1e-9)
  }
}
