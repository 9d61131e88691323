import FigureLayout

/// Slanting lines that fill a rectangle.
enum Hatching {
  /// Along x, in points.
  static let step = 5.0

  /// Each from its lower left to its upper right end, at 45 degrees.
  static func lines(in rect: Rect) -> [[Point]] {
    stride(from: rect.minX - rect.height + step / 2, to: rect.maxX, by: step).compactMap { x in
      // The line meets the lower edge at `x`.
      let start = max(x, rect.minX)
      let end = min(x + rect.height, rect.maxX)
      guard end > start else { return nil }
      return [Point(x: start, y: rect.minY + start - x), Point(x: end, y: rect.minY + end - x)]
    }
  }
}
