extension CheckedPage {
  /// Promise 1: texts and cells that pointers run through.
  func crossedThings() -> [BrokenPromise] { arrows.flatMap(crossedThings) }

  /// Half of a cell's outline belongs to its neighbour.
  private static let outline = 0.3

  private func crossedThings(of arrow: Arrow) -> [BrokenPromise] {
    let ends = [arrow.source, arrow.target].compactMap { pieceByID[$0] }
    let blocks = ends.compactMap { pieces[$0].box }
    var crossedTexts: [Int: Double] = [:]
    var crossedPieces: [Int: Double] = [:]
    func isNearSomething(_ area: Rect) -> Bool { !textIndex.isEmpty(in: area) || !pieceIndex.isEmpty(in: area) }
    arrow.forEachPiece(where: isNearSomething) { from, to in
      let area = Rect(around: from, to)
      textIndex.forEach(in: area) { index in
        let length = texts[index].rect.length(ofPieceFrom: from, to: to)
        if length > 0 { crossedTexts[index, default: 0] += length }
      }
      pieceIndex.forEach(in: area) { index in
        let piece = pieces[index]
        if ends.contains(index) { return }
        switch piece.role {
        case .cell, .more, .note, .mark, .key, .badge, .call, .line: break
        // A pointer to a part of a block, or from it downwards, passes the bands under the part.
        case .band: if blocks.contains(where: { $0 == piece.box }) { return }
        case .bar, .cross, .null, .stub, .ruler, .highlight, .blank: return
        }
        let length = piece.rect.shrunk(by: Self.outline).length(ofPieceFrom: from, to: to)
        if length > 0 { crossedPieces[index, default: 0] += length }
      }
    }
    let inTexts = crossedTexts.map { (what: "text", id: texts[$0.key].id, length: $0.value) }
    let inPieces = crossedPieces.map {
      (what: pieces[$0.key].role == .band ? "band" : "cell", id: pieces[$0.key].id, length: $0.value)
    }
    return (inTexts + inPieces).filter { $0.length > 0.05 }.sorted { $0.id < $1.id }.map {
      .crossing(arrow.id, over: $0.what, $0.id, length: $0.length)
    }
  }
}

extension BrokenPromise {
  fileprivate static func crossing(_ arrow: String, over what: String, _ id: String, length: Double) -> BrokenPromise {
    BrokenPromise(
      number: 1, message: "the pointer \"\(arrow)\" runs \(points(length)) through the \(what) \"\(id)\"")
  }
}
