import FigureLayout

/// A block's boxes in the columns and rows that their edges make, sized for what is written in them.
struct TextGrid {
  /// A box with its lines of text.
  struct Box {
    var rect: Rect
    var stroke: TextCanvas.Stroke
    var lines: [String]
  }

  private struct Placed {
    var box: Box
    var columns: Range<Int>
    var rows: Range<Int>
  }

  private var placed: [Placed]
  private var widths: [Int]
  private var heights: [Int]

  init(_ boxes: [Box]) {
    let xs = Self.edges(boxes.flatMap { [$0.rect.minX, $0.rect.maxX] })
    // Rows run downwards.
    let ys = Self.edges(boxes.flatMap { [-$0.rect.maxY, -$0.rect.minY] })
    placed = boxes.map { box in
      Placed(
        box: box, columns: Self.range(box.rect.minX, box.rect.maxX, in: xs),
        rows: Self.range(-box.rect.maxY, -box.rect.minY, in: ys))
    }
    widths = Array(repeating: 1, count: max(xs.count - 1, 0))
    heights = Array(repeating: 1, count: max(ys.count - 1, 0))
    // Narrow boxes first: wide ones take what these need anyway.
    for box in placed.sorted(by: { $0.columns.count < $1.columns.count }) {
      let text = box.box.lines.map(TextColumns.count).max() ?? 0
      Self.grow(&widths, box.columns, to: text + 2)
    }
    for box in placed.sorted(by: { $0.rows.count < $1.rows.count }) {
      Self.grow(&heights, box.rows, to: box.box.lines.count)
    }
  }

  /// Edges nearer than this are one.
  private static let tolerance = 1.0

  private static func edges(_ all: [Double]) -> [Double] {
    all.sorted().reduce(into: []) { edges, edge in
      if let last = edges.last, edge - last < tolerance { return }
      edges.append(edge)
    }
  }

  private static func range(_ from: Double, _ to: Double, in edges: [Double]) -> Range<Int> {
    let (start, end) = (index(of: from, in: edges), index(of: to, in: edges))
    return start..<max(start + 1, end)
  }

  private static func index(of edge: Double, in edges: [Double]) -> Int {
    var (low, high) = (0, edges.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if edges[middle] <= edge + 1e-6 { low = middle } else { high = middle }
    }
    return low
  }

  /// Makes tracks, with the lines between them, at least `size` wide together.
  private static func grow(_ tracks: inout [Int], _ range: Range<Int>, to size: Int) {
    guard range.upperBound <= tracks.count else { return }
    let missing = size - (tracks[range].reduce(0, +) + range.count - 1)
    if missing <= 0 { return }
    for (number, track) in range.enumerated() {
      tracks[track] += missing / range.count + (number < missing % range.count ? 1 : 0)
    }
  }

  /// - Parameter title: written into the upper line.
  func picture(title: String?) -> TextPicture {
    let xs = Self.positions(widths, atLeast: title.map { TextColumns.count($0) + 4 } ?? 0)
    let ys = Self.positions(heights, atLeast: 0)
    guard let width = xs.last, let height = ys.last else { return .empty }
    var canvas = TextCanvas(width: width + 1, height: height + 1)
    for item in placed where item.columns.upperBound < xs.count && item.rows.upperBound < ys.count {
      let x = xs[item.columns.lowerBound]...xs[item.columns.upperBound]
      let y = ys[item.rows.lowerBound]...ys[item.rows.upperBound]
      canvas.box(x: x, y: y, item.box.stroke)
      for (number, line) in item.box.lines.enumerated() where number < y.upperBound - y.lowerBound - 1 {
        let room = x.upperBound - x.lowerBound - 1 - TextColumns.count(line)
        canvas.write(line, x: x.lowerBound + 1 + max(room, 0) / 2, y: y.lowerBound + 1 + number)
      }
    }
    if let title { canvas.write(" \(title) ", x: 1, y: 0) }
    return TextPicture(canvas.lines, width: width + 1)
  }

  /// Where the lines between tracks stand.
  private static func positions(_ tracks: [Int], atLeast size: Int) -> [Int] {
    var tracks = tracks
    grow(&tracks, 0..<tracks.count, to: size - 1)
    return tracks.reduce(into: tracks.isEmpty ? [] : [0]) { positions, track in
      positions.append((positions.last ?? 0) + track + 1)
    }
  }
}
