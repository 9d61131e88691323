import FigureStyle

extension Figure {
  /// Smaller, or larger, in every length; on pages of exactly the size that was asked for.
  func scaled(by factor: Double, toWidth width: Double? = nil, height: Double? = nil) -> Figure {
    if factor == 1 { return self }
    var figure = self
    figure.arrowSize *= factor
    figure.slack *= factor
    figure.scale = abs(scale * factor - 1) < 1e-9 ? 1 : scale * factor
    figure.pages = pages.map { page in
      var page = page
      page.size = Size(width: width ?? page.size.width * factor, height: height ?? page.size.height * factor)
      page.groups = page.groups.map { $0.scaled(by: factor) }
      page.texts = page.texts.map { $0.scaled(by: factor) }
      page.shapes = page.shapes.map { $0.scaled(by: factor) }
      page.arrows = page.arrows.map { $0.scaled(by: factor) }
      page.leaders = page.leaders.map { $0.scaled(by: factor) }
      return page
    }
    return figure
  }
}

extension Point {
  fileprivate func scaled(by factor: Double) -> Point { Point(x: x * factor, y: y * factor) }
}

extension Rect {
  fileprivate func scaled(by factor: Double) -> Rect {
    Rect(x: x * factor, y: y * factor, width: width * factor, height: height * factor)
  }
}

extension Paint {
  fileprivate func scaled(by factor: Double) -> Paint {
    var paint = self
    paint.pen *= factor
    paint.radius *= factor
    return paint
  }
}

extension Label {
  fileprivate func scaled(by factor: Double) -> Label {
    var label = self
    label.font.size *= factor
    label.rect = rect.scaled(by: factor)
    return label
  }
}

extension Shape {
  fileprivate func scaled(by factor: Double) -> Shape {
    var shape = self
    shape.rect = rect.scaled(by: factor)
    shape.paint = paint.scaled(by: factor)
    shape.texts = texts.map { $0.scaled(by: factor) }
    shape.form = form.scaled(by: factor)
    return shape
  }
}

extension Shape.Form {
  fileprivate func scaled(by factor: Double) -> Shape.Form {
    switch self {
    case .hatched(let free): .hatched(free: free * factor)
    case .ruler(let ticks): .ruler(ticks.map { Tick(x: $0.x * factor, length: $0.length * factor) })
    case .rectangle, .cross, .ground, .glyph, .change, .pill: self
    }
  }
}

extension Leader {
  fileprivate func scaled(by factor: Double) -> Leader {
    var leader = self
    leader.points = points.map { $0.scaled(by: factor) }
    leader.pen *= factor
    return leader
  }
}

extension Group {
  fileprivate func scaled(by factor: Double) -> Group {
    var group = self
    group.rect = rect.scaled(by: factor)
    group.paint = paint.scaled(by: factor)
    group.groups = groups.map { $0.scaled(by: factor) }
    group.shapes = shapes.map { $0.scaled(by: factor) }
    group.texts = texts.map { $0.scaled(by: factor) }
    return group
  }
}

extension Arrow {
  fileprivate func scaled(by factor: Double) -> Arrow {
    var arrow = self
    arrow.pen *= factor
    arrow.path = path.map { $0.scaled(by: factor) }
    arrow.start = start.scaled(by: factor)
    arrow.end = end.scaled(by: factor)
    return arrow
  }
}
