extension CheckedPage {
  /// Promise 4: gaps in blocks, and boxes over one another.
  func looseCells() -> [BrokenPromise] {
    let memory = pieces.indices.filter { pieces[$0].role.isMemory && pieces[$0].box != nil }
    let index = RectIndex(memory.map { pieces[$0].rect })
    return overlappingBoxes() + overlappingCells(memory, index) + memory.flatMap { gaps(beside: $0, memory, index) }
  }

  private static let tolerance = 0.05

  // MARK: Boxes

  private func overlappingBoxes() -> [BrokenPromise] {
    var broken: [BrokenPromise] = []
    for role in [Group.Role.region, .frame, .block] {
      let own = boxes.filter { $0.role == role }
      RectIndex(own.map(\.rect)).forEachPair { a, b in
        if let depth = own[a].rect.overlap(with: own[b].rect), depth > Self.tolerance {
          broken.append(.overlap(role.rawValue, own[a].id, own[b].id, depth: depth))
        }
      }
    }
    for box in boxes {
      guard let parent = box.parent else { continue }
      let overhang = boxes[parent].rect.overhang(of: box.rect)
      if overhang > Self.tolerance { broken.append(.escape(box.id, from: boxes[parent].id, distance: overhang)) }
    }
    return broken
  }

  private func overlappingCells(_ memory: [Int], _ index: RectIndex) -> [BrokenPromise] {
    var broken: [BrokenPromise] = []
    index.forEachPair { a, b in
      let (first, second) = (pieces[memory[a]], pieces[memory[b]])
      if let depth = first.rect.overlap(with: second.rect), depth > Self.tolerance {
        broken.append(.overlap("cell", first.id, second.id, depth: depth))
      }
    }
    return broken
  }

  // MARK: Gaps

  private enum Side: CaseIterable { case left, right, top, bottom }

  /// Each side of a cell lies on its block's border, or on another cell or band of the block.
  private func gaps(beside cell: Int, _ memory: [Int], _ index: RectIndex) -> [BrokenPromise] {
    let piece = pieces[cell]
    guard let box = piece.box else { return [] }
    let block = boxes[box].rect
    let overhang = block.overhang(of: piece.rect)
    if overhang > Self.tolerance { return [.escape(piece.id, from: boxes[box].id, distance: overhang)] }
    var touched: Set<Side> = []
    var standsUnderCell = false
    for side in Side.allCases where distance(from: piece.rect, to: block, at: side) <= Self.tolerance {
      touched.insert(side)
    }
    let area = Rect(
      x: piece.rect.x - Self.tolerance, y: piece.rect.y - Self.tolerance,
      width: piece.rect.width + 2 * Self.tolerance, height: piece.rect.height + 2 * Self.tolerance)
    index.forEach(in: area) { found in
      let other = pieces[memory[found]]
      if memory[found] == cell || other.box != box { return }
      for side in Side.allCases where touches(piece.rect, other.rect, at: side) {
        touched.insert(side)
        if side == .top, other.role == .cell { standsUnderCell = true }
      }
    }
    return Side.allCases.compactMap { side in
      if touched.contains(side) { return nil }
      // The last line of an array that is set in several may be shorter.
      if side == .right, standsUnderCell, piece.role == .cell { return nil }
      if side == .bottom, hasShorterLineBelow(piece, block, memory, index) { return nil }
      return .gap("\(side)", of: piece.id, distance: distance(from: piece.rect, to: block, at: side))
    }
  }

  private func hasShorterLineBelow(_ cell: Piece, _ block: Rect, _ memory: [Int], _ index: RectIndex) -> Bool {
    var found = false
    let left = Rect(x: block.minX, y: cell.rect.minY, width: cell.rect.minX - block.minX, height: 0)
    index.forEach(in: left) { number in
      let other = pieces[memory[number]]
      let isBelow = abs(other.rect.maxY - cell.rect.minY) <= Self.tolerance
      if other.box == cell.box, other.role == .cell, isBelow, other.rect.maxX <= cell.rect.minX + Self.tolerance {
        found = true
      }
    }
    return found
  }

  private func distance(from rect: Rect, to block: Rect, at side: Side) -> Double {
    switch side {
    case .left: rect.minX - block.minX
    case .right: block.maxX - rect.maxX
    case .bottom: rect.minY - block.minY
    case .top: block.maxY - rect.maxY
    }
  }

  private func touches(_ a: Rect, _ b: Rect, at side: Side) -> Bool {
    let isBeside = min(a.maxY, b.maxY) - max(a.minY, b.minY) > Self.tolerance
    let isOver = min(a.maxX, b.maxX) - max(a.minX, b.minX) > Self.tolerance
    return switch side {
    case .left: isBeside && abs(a.minX - b.maxX) <= Self.tolerance
    case .right: isBeside && abs(a.maxX - b.minX) <= Self.tolerance
    case .bottom: isOver && abs(a.minY - b.maxY) <= Self.tolerance
    case .top: isOver && abs(a.maxY - b.minY) <= Self.tolerance
    }
  }
}

extension BrokenPromise {
  fileprivate static func overlap(_ what: String, _ a: String, _ b: String, depth: Double) -> BrokenPromise {
    BrokenPromise(number: 4, message: "the \(what) \"\(a)\" reaches \(points(depth)) into \"\(b)\"")
  }

  fileprivate static func escape(_ inner: String, from outer: String, distance: Double) -> BrokenPromise {
    BrokenPromise(number: 4, message: "\"\(inner)\" stands \(points(distance)) out of \"\(outer)\"")
  }

  fileprivate static func gap(_ side: String, of cell: String, distance: Double) -> BrokenPromise {
    BrokenPromise(
      number: 4,
      message: "the cell \"\(cell)\" touches nothing at its \(side); its block's border is \(points(distance)) away")
  }
}
