extension FigurePage {
  /// Moves everything on the page; its size stays.
  mutating func move(x: Double, y: Double) {
    if x == 0, y == 0 { return }
    for index in groups.indices { groups[index].move(x: x, y: y) }
    for index in shapes.indices { shapes[index].move(x: x, y: y) }
    for index in texts.indices { texts[index].rect.move(x: x, y: y) }
    for index in arrows.indices { arrows[index].move(x: x, y: y) }
    for index in leaders.indices {
      leaders[index].points = leaders[index].points.map { Point(x: $0.x + x, y: $0.y + y) }
    }
  }
}

extension Group {
  fileprivate mutating func move(x: Double, y: Double) {
    rect.move(x: x, y: y)
    for index in groups.indices { groups[index].move(x: x, y: y) }
    for index in shapes.indices { shapes[index].move(x: x, y: y) }
    for index in texts.indices { texts[index].rect.move(x: x, y: y) }
  }
}

extension Shape {
  fileprivate mutating func move(x: Double, y: Double) {
    rect.move(x: x, y: y)
    for index in texts.indices { texts[index].rect.move(x: x, y: y) }
  }
}

extension Arrow {
  fileprivate mutating func move(x: Double, y: Double) {
    func moved(_ point: Point) -> Point { Point(x: point.x + x, y: point.y + y) }
    (start, end) = (moved(start), moved(end))
    path = path.map(moved)
  }
}

extension Rect {
  fileprivate mutating func move(x: Double, y: Double) {
    self.x += x
    self.y += y
  }
}
