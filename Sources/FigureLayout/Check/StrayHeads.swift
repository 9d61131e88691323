import FigureStyle

extension CheckedPage {
  /// Promise 2: pointers that do not end where they point to, or do not start in their cells.
  func strayHeads() -> [BrokenPromise] { arrows.flatMap(faults) }

  /// How far a head's tip may be from the border it touches.
  private static let reach = 2.6
  /// How far a cross's middle may be from the border it stands before.
  private static let crossReach = 9.0

  private func faults(of arrow: Arrow) -> [BrokenPromise] {
    guard let source = pieceByID[arrow.source] else { return [.missing(arrow.source, of: arrow.id)] }
    guard let target = pieceByID[arrow.target] else { return [.missing(arrow.target, of: arrow.id)] }
    var faults: [BrokenPromise] = []
    let path = arrow.path
    guard path.count >= 4, path.count % 3 == 1, path[0] == arrow.start, path[path.count - 1] == arrow.end else {
      return [.brokenPath(of: arrow.id)]
    }
    // One whose tail stands by itself starts at the end of its line.
    let home = arrow.hasTailApart ? pieces[source].box.map { boxes[$0].rect.shrunk(by: -0.5) } : nil
    if !(home ?? pieces[source].rect).contains(arrow.start) {
      faults.append(
        .strayTail(arrow.id, distance: pieces[source].rect.distanceOfOutline(from: arrow.start)))
    }
    let rect = pointedAt(target)
    let distance = rect.distanceOfOutline(from: arrow.end)
    if arrow.isDangling {
      let isBefore = !rect.contains(arrow.end)
      let cross = pieceByID[arrow.source + "#cross"].map { pieces[$0].rect }
      if let cross {
        let gap = cross.center.distance(to: arrow.end)
        if gap > 0.5 { faults.append(.strayCross(arrow.id, distance: gap)) }
      } else {
        faults.append(.missing(arrow.source + "#cross", of: arrow.id))
      }
      if !isBefore || distance > Self.crossReach || cross?.overlap(with: rect) != nil {
        faults.append(.misplacedCross(arrow.id, before: arrow.target, distance: distance, isBefore: isBefore))
      }
    } else if distance > Self.reach {
      faults.append(.strayHead(arrow.id, from: arrow.target, distance: distance))
    }
    return faults + shortEnds(of: arrow)
  }

  /// What glyphs cover has to be straight.
  private func shortEnds(of arrow: Arrow) -> [BrokenPromise] {
    let path = arrow.path
    let ends = [
      (name: "tail", piece: [path[0], path[1], path[2], path[3]], glyph: arrow.hasTailApart ? 0 : 4.0),
      (name: "head", piece: Array(path.suffix(4).reversed()), glyph: arrow.head.length),
    ]
    return ends.compactMap { end in
      let length = end.piece[0].distance(to: end.piece[3])
      let bend = end.piece[1...2].map { $0.distance(toPieceFrom: end.piece[0], to: end.piece[3]) }.max() ?? 0
      let glyph = end.glyph * arrowSize
      return length < glyph - 0.01 || (glyph > 0 && bend > 0.05)
        ? .shortEnd(end.name, of: arrow.id, length: bend > 0.05 ? 0 : length, glyph: glyph) : nil
    }
  }
}

extension PointerStyle.Head {
  /// In arrow sizes.
  var length: Double {
    switch self {
    case .normal, .onormal, .vee: 10
    case .normalnormal: 20
    case .none: 0
    }
  }
}

extension BrokenPromise {
  fileprivate static func missing(_ id: String, of arrow: String) -> BrokenPromise {
    BrokenPromise(number: 2, message: "the pointer \"\(arrow)\" has an end that is not drawn, \"\(id)\"")
  }

  fileprivate static func brokenPath(of arrow: String) -> BrokenPromise {
    BrokenPromise(number: 2, message: "the path of the pointer \"\(arrow)\" does not run from its start to its end")
  }

  fileprivate static func strayTail(_ arrow: String, distance: Double) -> BrokenPromise {
    BrokenPromise(number: 2, message: "the pointer \"\(arrow)\" starts \(points(distance)) outside its cell")
  }

  fileprivate static func strayHead(_ arrow: String, from target: String, distance: Double) -> BrokenPromise {
    BrokenPromise(
      number: 2,
      message: "the head of the pointer \"\(arrow)\" ends \(points(distance)) from the border of \"\(target)\"")
  }

  fileprivate static func strayCross(_ arrow: String, distance: Double) -> BrokenPromise {
    BrokenPromise(
      number: 2, message: "the cross of the pointer \"\(arrow)\" stands \(points(distance)) from the pointer's end")
  }

  fileprivate static func misplacedCross(
    _ arrow: String, before target: String, distance: Double, isBefore: Bool
  ) -> BrokenPromise {
    BrokenPromise(
      number: 2,
      message: "the cross of the pointer \"\(arrow)\" stands \(points(distance)) "
        + (isBefore ? "before" : "inside") + " the border of \"\(target)\"")
  }

  fileprivate static func shortEnd(_ end: String, of arrow: String, length: Double, glyph: Double) -> BrokenPromise {
    BrokenPromise(
      number: 2,
      message: "the pointer \"\(arrow)\" runs straight for \(points(length)) at its \(end), "
        + "which needs \(points(glyph))")
  }
}
