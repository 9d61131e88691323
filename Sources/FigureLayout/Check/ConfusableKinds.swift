import FigureStyle

extension Figure {
  /// Promise 7: kinds of pointers that only their colours tell apart.
  func confusableKinds() -> [BrokenPromise] {
    var looks: [String: Look] = [:]
    for arrow in pages.lazy.flatMap(\.arrows) {
      // A dangling pointer is told by its cross.
      looks[arrow.isDangling ? "dangling" : arrow.kind] = Look(arrow)
    }
    let sorted = looks.sorted { $0.key < $1.key }
    var broken: [BrokenPromise] = []
    for (index, first) in sorted.enumerated() {
      for second in sorted[(index + 1)...] where first.value.differsByColorAlone(from: second.value) {
        broken.append(.confusable(first.key, second.key, pens: abs(first.value.pen - second.value.pen)))
      }
    }
    return broken
  }

  private struct Look {
    var tail: PointerStyle.Tail
    var head: PointerStyle.Head
    var line: PointerStyle.Line
    var pen: Double
    var color: Color

    init(_ arrow: Arrow) {
      (tail, head, line, pen, color) = (arrow.tail, arrow.head, arrow.line, arrow.pen, arrow.color)
    }

    /// The least difference of two pens that is seen, in points.
    private static let visiblePen = 0.3

    /// Kinds of one look and one colour are not meant to be told apart.
    func differsByColorAlone(from other: Look) -> Bool {
      color.hex != other.color.hex && tail == other.tail && head == other.head && line == other.line
        && abs(pen - other.pen) < Self.visiblePen
    }
  }
}

extension BrokenPromise {
  fileprivate static func confusable(_ a: String, _ b: String, pens: Double) -> BrokenPromise {
    BrokenPromise(
      number: 7,
      message: "pointers of the kinds \"\(a)\" and \"\(b)\" differ by colour alone; their pens by \(points(pens))")
  }
}
