@testable import FigureLayout

/// Things of a figure by their ids, to look at them and to spoil them.
extension FigurePage {
  var allGroups: [Group] { groups.flatMap(\.withInner) }
  var allShapes: [Shape] { allGroups.flatMap(\.shapes) + shapes }
  var allTexts: [Label] { allGroups.flatMap(\.texts) + allShapes.flatMap(\.texts) + texts }

  func group(_ id: String) -> Group? { allGroups.first { $0.id == id } }
  func shape(_ id: String) -> Shape? { allShapes.first { $0.id == id } }
  func text(_ id: String) -> Label? { allTexts.first { $0.id == id } }
  func arrow(_ id: String) -> Arrow? { arrows.first { $0.id == id } }

  /// Of a shape or a group; nothing where there is none.
  func rect(_ id: String) -> Rect {
    shape(id)?.rect ?? group(id)?.rect ?? Rect(x: .nan, y: .nan, width: .nan, height: .nan)
  }

  mutating func changeGroup(_ id: String, _ change: (inout Group) -> Void) {
    for index in groups.indices { groups[index].changeGroup(id, change) }
  }

  mutating func changeShape(_ id: String, _ change: (inout Shape) -> Void) {
    for index in shapes.indices where shapes[index].id == id { change(&shapes[index]) }
    for index in groups.indices {
      groups[index].changeEach { group in
        for index in group.shapes.indices where group.shapes[index].id == id { change(&group.shapes[index]) }
      }
    }
  }

  mutating func changeText(_ id: String, _ change: (inout Label) -> Void) {
    for index in groups.indices {
      groups[index].changeEach { group in
        for index in group.texts.indices where group.texts[index].id == id { change(&group.texts[index]) }
        for shape in group.shapes.indices {
          for index in group.shapes[shape].texts.indices where group.shapes[shape].texts[index].id == id {
            change(&group.shapes[shape].texts[index])
          }
        }
      }
    }
  }

  mutating func changeArrow(_ id: String, _ change: (inout Arrow) -> Void) {
    for index in arrows.indices where arrows[index].id == id { change(&arrows[index]) }
  }
}

extension Group {
  fileprivate var withInner: [Group] { [self] + groups.flatMap(\.withInner) }

  fileprivate mutating func changeGroup(_ id: String, _ change: (inout Group) -> Void) {
    changeEach { if $0.id == id { change(&$0) } }
  }

  fileprivate mutating func changeEach(_ change: (inout Group) -> Void) {
    change(&self)
    for index in groups.indices { groups[index].changeEach(change) }
  }
}

extension Arrow {
  /// The whole path, moved.
  mutating func move(x: Double = 0, y: Double = 0) {
    path = path.map { Point(x: $0.x + x, y: $0.y + y) }
    start = path[0]
    end = path[path.count - 1]
  }

  /// Straight from point to point.
  mutating func run(_ points: Point...) {
    path = [points[0]]
    for (from, to) in zip(points, points.dropFirst()) {
      path += [
        Point(x: (2 * from.x + to.x) / 3, y: (2 * from.y + to.y) / 3),
        Point(x: (from.x + 2 * to.x) / 3, y: (from.y + 2 * to.y) / 3), to,
      ]
    }
    start = path[0]
    end = path[path.count - 1]
  }
}
