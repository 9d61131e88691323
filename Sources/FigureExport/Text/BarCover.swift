import FigureLayout

/// What the bars on a block lie on: the cells over a slice's bar, the compound under a bar at its top.
struct BarCover {
  private let group: Group
  /// From left to right.
  private let cells: [Shape]
  private let bands: [Shape]

  init(_ group: Group) {
    self.group = group
    cells = group.shapes.filter { $0.role == .cell || $0.role == .more }.sorted { $0.rect.midX < $1.rect.midX }
    bands = group.shapes.filter { $0.role == .band }.sorted { $0.rect.minX < $1.rect.minX }
  }

  /// How much a bar is shorter than what it lies on, at most, at each end.
  private static let inset = 3.0

  func name(of bar: Rect) -> String {
    let covered = cells[Self.first(in: cells) { $0.midX > bar.minX }..<Self.first(in: cells) { $0.midX >= bar.maxX }]
    guard let first = covered.first, let last = covered.last else { return TextPlace.short(group.id) }
    if bar.midY > first.rect.maxY - 0.5 {
      let start = Self.first(in: bands) { $0.minX > bar.minX - Self.inset }
      for band in bands[start...] {
        if band.rect.minX > bar.minX + Self.inset { break }
        if abs(band.rect.maxX - bar.maxX) < Self.inset { return TextPlace.short(band.id) }
      }
    }
    return TextPlace.range(from: first.id, to: last.id)
  }

  /// The first of shapes sorted by what the condition looks at for which it holds.
  private static func first(in shapes: [Shape], where condition: (Rect) -> Bool) -> Int {
    var (low, high) = (0, shapes.count)
    while low < high {
      let middle = (low + high) / 2
      if condition(shapes[middle].rect) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
