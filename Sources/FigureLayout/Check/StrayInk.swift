extension Figure {
  /// Promise 6: what lies outside its page, and margins that are not the style's.
  static func strayInk(on pages: [CheckedPage], margin: Double, slack: Double) -> [BrokenPromise] {
    var broken: [BrokenPromise] = []
    var extent: Rect?
    for page in pages {
      let whole = Rect(x: 0, y: 0, width: page.size.width, height: page.size.height)
      page.forEachThing { id, rect in
        let overhang = whole.overhang(of: rect)
        if overhang > 0.05 { broken.append(.outside(id, distance: overhang)) }
        extent = extent?.union(rect) ?? rect
      }
    }
    guard let extent, let size = pages.first?.size else { return broken }
    let margins = [
      ("left", extent.minX), ("right", size.width - extent.maxX), ("bottom", extent.minY - slack),
      ("top", size.height - extent.maxY - slack),
    ]
    for (side, found) in margins where abs(found - margin) > Self.marginTolerance {
      broken.append(.margin(side, found: found, wanted: margin))
    }
    return broken
  }

  /// Pages have whole points, and outlines reach over their boxes.
  private static let marginTolerance = 2.0
}

extension CheckedPage {
  /// Everything that is drawn, with its outline.
  fileprivate func forEachThing(_ body: (String, Rect) -> Void) {
    for box in boxes { body(box.id, box.rect.grown(by: box.pen / 2)) }
    for piece in pieces { body(piece.id, piece.rect.grown(by: piece.pen / 2)) }
    for text in texts { body(text.id, text.rect) }
    for arrow in arrows {
      if let extent = arrow.extent { body(arrow.id, extent.grown(by: arrow.pen / 2)) }
    }
    for leader in leaders {
      for (from, to) in zip(leader.points, leader.points.dropFirst()) {
        body(leader.id, Rect(around: from, to).grown(by: leader.pen / 2))
      }
    }
  }
}

extension BrokenPromise {
  fileprivate static func outside(_ id: String, distance: Double) -> BrokenPromise {
    BrokenPromise(number: 6, message: "\"\(id)\" lies \(points(distance)) outside the page")
  }

  fileprivate static func margin(_ side: String, found: Double, wanted: Double) -> BrokenPromise {
    BrokenPromise(
      number: 6, message: "the \(side) margin is \(points(found)), and the style's is \(points(wanted))")
  }
}
