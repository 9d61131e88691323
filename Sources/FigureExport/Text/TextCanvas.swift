/// A grid of characters on which boxes are drawn, whose lines join where they meet.
struct TextCanvas {
  /// How a line is drawn; where several meet, the first of these counts.
  enum Stroke: UInt8, Comparable {
    case solid = 1
    case dashed, dotted

    static func < (a: Stroke, b: Stroke) -> Bool { a.rawValue < b.rawValue }
  }

  private struct Spot {
    var up: Stroke?
    var down: Stroke?
    var left: Stroke?
    var right: Stroke?
    var character: Character?
    /// The right half of a wide character.
    var isCovered = false
  }

  private let width: Int
  private var spots: [Spot]

  init(width: Int, height: Int) {
    self.width = width
    spots = Array(repeating: Spot(), count: width * height)
  }

  /// A box whose lines run through these columns and rows.
  mutating func box(x: ClosedRange<Int>, y: ClosedRange<Int>, _ stroke: Stroke) {
    for column in x.lowerBound..<x.upperBound {
      for row in [y.lowerBound, y.upperBound] {
        join(&spots[row * width + column].right, stroke)
        join(&spots[row * width + column + 1].left, stroke)
      }
    }
    for row in y.lowerBound..<y.upperBound {
      for column in [x.lowerBound, x.upperBound] {
        join(&spots[row * width + column].down, stroke)
        join(&spots[(row + 1) * width + column].up, stroke)
      }
    }
  }

  private func join(_ line: inout Stroke?, _ stroke: Stroke) { line = line.map { min($0, stroke) } ?? stroke }

  /// A text from this column on.
  mutating func write(_ text: String, x: Int, y: Int) {
    var column = x
    for character in text where column < width {
      let columns = TextColumns.count(character)
      // What takes no column joins the character before it.
      guard columns > 0 else { continue }
      spots[y * width + column].character = character
      if columns == 2, column + 1 < width { spots[y * width + column + 1].isCovered = true }
      column += columns
    }
  }

  var lines: [String] {
    stride(from: 0, to: spots.count, by: max(width, 1)).map { start in
      var line = ""
      line.reserveCapacity(3 * width)
      for index in start..<start + width where !spots[index].isCovered {
        line.append(spots[index].character ?? Self.line(spots[index]))
      }
      return line
    }
  }

  private static func line(_ spot: Spot) -> Character {
    switch (spot.up, spot.down, spot.left, spot.right) {
    case (nil, nil, nil, nil): " "
    case (nil, nil, let left?, let right?): min(left, right) == .solid ? "─" : left == .dashed ? "┄" : "┈"
    case (let up?, let down?, nil, nil): min(up, down) == .solid ? "│" : up == .dashed ? "┆" : "┊"
    case (nil, nil, _, _): "─"
    case (_, nil, nil, nil), (nil, _, nil, nil): "│"
    case (nil, _?, nil, _?): "┌"
    case (nil, _?, _?, nil): "┐"
    case (_?, nil, nil, _?): "└"
    case (_?, nil, _?, nil): "┘"
    case (_?, _?, nil, _?): "├"
    case (_?, _?, _?, nil): "┤"
    case (nil, _?, _?, _?): "┬"
    case (_?, nil, _?, _?): "┴"
    case (_?, _?, _?, _?): "┼"
    }
  }
}
