extension CheckedPage {
  /// Promises 1 to 3 for notes: leaders that cross something or end elsewhere than at their place, and notes over
  /// something.
  func strayLeaders() -> [BrokenPromise] {
    leaders.flatMap { crossings(of: $0) + ends(of: $0) } + coveringNotes()
  }

  private static let reach = 2.6

  private func crossings(of leader: Leader) -> [BrokenPromise] {
    var broken: [BrokenPromise] = []
    for (from, to) in zip(leader.points, leader.points.dropFirst()) {
      let area = Rect(around: from, to).grown(by: 0.01)
      textIndex.forEach(in: area) { index in
        if texts[index].rect.length(ofPieceFrom: from, to: to) > 0.05 {
          broken.append(.leaderCrosses(leader.id, "text", texts[index].id))
        }
      }
      pieceIndex.forEach(in: area) { index in
        let piece = pieces[index]
        switch piece.role {
        case .cell, .more, .band, .cross: break
        case .note: if piece.id == leader.note { return }
        case .mark, .key, .badge, .call, .line: break
        case .bar, .null, .stub, .highlight, .blank, .ruler: return
        }
        if piece.rect.shrunk(by: 0.3).length(ofPieceFrom: from, to: to) > 0.05 {
          broken.append(.leaderCrosses(leader.id, "shape", piece.id))
        }
      }
      for arrow in arrows {
        guard let extent = arrow.extent, extent.grown(by: 0.01).overlap(with: area) != nil else { continue }
        var crosses = false
        func isNear(_ piece: Rect) -> Bool { piece.grown(by: 0.01).overlap(with: area) != nil }
        arrow.forEachPiece(where: isNear) { a, b in if Self.cross(from, to, a, b) { crosses = true } }
        if crosses { broken.append(.leaderCrosses(leader.id, "pointer", arrow.id)) }
      }
    }
    for other in leaders where other.id < leader.id {
      let meets = zip(leader.points, leader.points.dropFirst()).contains { a, b in
        zip(other.points, other.points.dropFirst()).contains { Self.cross(a, b, $0, $1) }
      }
      if meets { broken.append(.leaderCrosses(leader.id, "leader", other.id)) }
    }
    return broken
  }

  private func ends(of leader: Leader) -> [BrokenPromise] {
    guard let first = leader.points.first, let last = leader.points.last, let note = pieceByID[leader.note] else {
      return [.missingEnd(leader.note, of: leader.id)]
    }
    let rect: Rect
    // A block and its only cell have one name.
    if let box = boxes.first(where: { $0.id == leader.target }) {
      rect = box.rect
    } else if let piece = pieceByID[leader.target] {
      rect = pointedAt(piece)
    } else {
      return [.missingEnd(leader.target, of: leader.id)]
    }
    let distances = [
      (leader.note, pieces[note].rect.distanceOfOutline(from: first)),
      (leader.target, rect.distanceOfOutline(from: last)),
    ]
    return distances.filter { $0.1 > Self.reach }.map { .strayEnd(of: leader.id, from: $0.0, distance: $0.1) }
  }

  private func coveringNotes() -> [BrokenPromise] {
    let notes = pieces.indices.filter { pieces[$0].role == .note }
    var broken: [BrokenPromise] = []
    for note in notes {
      pieceIndex.forEach(in: pieces[note].rect) { other in
        if other == note || pieces[other].role == .note && other < note { return }
        if let depth = pieces[note].rect.overlap(with: pieces[other].rect), depth > 0.05 {
          broken.append(.noteCovers(pieces[note].id, pieces[other].id, depth: depth))
        }
      }
    }
    return broken
  }

  /// Whether two pieces of lines cross.
  private static func cross(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
    func side(_ p: Point, _ q: Point, _ r: Point) -> Double {
      (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
    }
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
  }
}

extension BrokenPromise {
  fileprivate static func leaderCrosses(_ leader: String, _ what: String, _ id: String) -> BrokenPromise {
    BrokenPromise(number: 1, message: "the leader \"\(leader)\" runs through the \(what) \"\(id)\"")
  }

  fileprivate static func missingEnd(_ id: String, of leader: String) -> BrokenPromise {
    BrokenPromise(number: 2, message: "the leader \"\(leader)\" has an end that is not drawn, \"\(id)\"")
  }

  fileprivate static func strayEnd(of leader: String, from id: String, distance: Double) -> BrokenPromise {
    BrokenPromise(number: 2, message: "the leader \"\(leader)\" ends \(points(distance)) from \"\(id)\"")
  }

  fileprivate static func noteCovers(_ note: String, _ id: String, depth: Double) -> BrokenPromise {
    BrokenPromise(number: 3, message: "the note \"\(note)\" reaches \(points(depth)) into \"\(id)\"")
  }
}
