import FigureLayout
import FigureStyle

extension FigurePage {
  /// The page with other colours.
  func recolored(_ change: (Color) -> Color) -> FigurePage {
    var page = self
    page.groups = groups.map { $0.recolored(change) }
    page.texts = texts.map { $0.recolored(change) }
    page.shapes = shapes.map { $0.recolored(change) }
    page.arrows = arrows.map { arrow in
      var arrow = arrow
      arrow.color = change(arrow.color)
      return arrow
    }
    return page
  }

  func hasColor(where isSo: (Color) -> Bool) -> Bool {
    arrows.contains { isSo($0.color) } || texts.contains { isSo($0.color) }
      || shapes.contains { $0.hasColor(where: isSo) } || groups.contains { $0.hasColor(where: isSo) }
  }
}

extension Group {
  fileprivate func recolored(_ change: (Color) -> Color) -> Group {
    var group = self
    group.paint = paint.recolored(change)
    group.groups = groups.map { $0.recolored(change) }
    group.shapes = shapes.map { $0.recolored(change) }
    group.texts = texts.map { $0.recolored(change) }
    return group
  }

  fileprivate func hasColor(where isSo: (Color) -> Bool) -> Bool {
    paint.hasColor(where: isSo) || texts.contains { isSo($0.color) } || shapes.contains { $0.hasColor(where: isSo) }
      || groups.contains { $0.hasColor(where: isSo) }
  }
}

extension Shape {
  fileprivate func recolored(_ change: (Color) -> Color) -> Shape {
    var shape = self
    shape.paint = paint.recolored(change)
    shape.texts = texts.map { $0.recolored(change) }
    return shape
  }

  fileprivate func hasColor(where isSo: (Color) -> Bool) -> Bool {
    paint.hasColor(where: isSo) || texts.contains { isSo($0.color) }
  }
}

extension Label {
  fileprivate func recolored(_ change: (Color) -> Color) -> Label {
    var label = self
    label.color = change(color)
    return label
  }
}

extension Paint {
  fileprivate func recolored(_ change: (Color) -> Color) -> Paint {
    var paint = self
    paint.fill = fill.map(change)
    paint.line = line.map(change)
    return paint
  }

  fileprivate func hasColor(where isSo: (Color) -> Bool) -> Bool {
    fill.map(isSo) ?? false || line.map(isSo) ?? false
  }
}
