extension CheckedPage {
  /// Promise 3: heads at one spot, texts over one another or over signs, texts outside their boxes.
  func crowdedThings() -> [BrokenPromise] { sharedSpots() + coveredTexts() + escapedTexts() }

  /// The least distance of two heads.
  private static let headDistance = 4.0
  /// What is less is not seen.
  private static let tolerance = 0.05

  private func sharedSpots() -> [BrokenPromise] {
    let reach = Self.headDistance
    let spots = arrows.map {
      Rect(x: $0.end.x - reach / 2, y: $0.end.y - reach / 2, width: reach, height: reach)
    }
    var broken: [BrokenPromise] = []
    RectIndex(spots).forEachPair { a, b in
      let distance = arrows[a].end.distance(to: arrows[b].end)
      if distance < reach - Self.tolerance {
        broken.append(.sharedSpot(arrows[a].id, arrows[b].id, distance: distance))
      }
    }
    return broken
  }

  private func coveredTexts() -> [BrokenPromise] {
    var broken: [BrokenPromise] = []
    textIndex.forEachPair { a, b in
      if let depth = texts[a].rect.overlap(with: texts[b].rect), depth > Self.tolerance {
        broken.append(.overlap(texts[a].id, texts[b].id, depth: depth))
      }
    }
    for text in texts {
      pieceIndex.forEach(in: text.rect) { index in
        // A line of source is what everything on it stands on.
        if index == text.piece || pieces[index].role == .line { return }
        if let depth = text.rect.overlap(with: pieces[index].rect), depth > Self.tolerance {
          broken.append(.overlap(text.id, pieces[index].id, depth: depth))
        }
      }
    }
    return broken
  }

  private func escapedTexts() -> [BrokenPromise] {
    texts.compactMap { text in
      let overhang = text.frame.overhang(of: text.rect)
      return overhang > Self.tolerance ? .escape(text.id, from: text.frameID, distance: overhang) : nil
    }
  }
}

extension BrokenPromise {
  fileprivate static func sharedSpot(_ a: String, _ b: String, distance: Double) -> BrokenPromise {
    BrokenPromise(
      number: 3, message: "the heads of the pointers \"\(a)\" and \"\(b)\" are \(points(distance)) apart")
  }

  fileprivate static func overlap(_ text: String, _ other: String, depth: Double) -> BrokenPromise {
    BrokenPromise(number: 3, message: "the text \"\(text)\" reaches \(points(depth)) into \"\(other)\"")
  }

  fileprivate static func escape(_ text: String, from box: String, distance: Double) -> BrokenPromise {
    BrokenPromise(number: 3, message: "the text \"\(text)\" leaves its box \"\(box)\" by \(points(distance))")
  }
}
