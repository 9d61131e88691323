extension Figure {
  /// Promise 5: what stands elsewhere in another state, and pages of other sizes.
  static func movedThings(on pages: [CheckedPage]) -> [BrokenPromise] {
    var broken: [BrokenPromise] = []
    var known: [String: (rect: Rect, page: Int)] = [:]
    for (number, page) in pages.enumerated() {
      let (own, first) = (page.size, pages[0].size)
      if own != first {
        broken.append(
          .otherSize(number, by: max(abs(own.width - first.width), abs(own.height - first.height))))
      }
      let places =
        page.pieces.lazy.filter { $0.role.isMemory }.map { ($0.id, $0.rect) }
        + page.boxes.lazy.filter { $0.role != .stack }.map { ($0.id + " as a whole", $0.rect) }
      for (id, rect) in places {
        guard let before = known[id] else {
          known[id] = (rect, number)
          continue
        }
        let distance = rect.difference(from: before.rect)
        if distance > 0.01 { broken.append(.moved(id, from: before.page, to: number, by: distance)) }
      }
    }
    return broken
  }
}

extension Rect {
  /// By how much the side that moved most did.
  fileprivate func difference(from other: Rect) -> Double {
    max(abs(minX - other.minX), abs(maxX - other.maxX), abs(minY - other.minY), abs(maxY - other.maxY))
  }
}

extension BrokenPromise {
  fileprivate static func otherSize(_ page: Int, by distance: Double) -> BrokenPromise {
    BrokenPromise(
      number: 5, message: "the page of state \(page + 1) differs in size from the first by \(points(distance))")
  }

  fileprivate static func moved(_ id: String, from: Int, to: Int, by distance: Double) -> BrokenPromise {
    BrokenPromise(
      number: 5, message: "\"\(id)\" moves by \(points(distance)) from state \(from + 1) to state \(to + 1)")
  }
}
