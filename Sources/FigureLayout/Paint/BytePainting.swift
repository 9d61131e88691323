import FigureStyle

/// What a block to scale has beside its cells: a ruler, and hatching where bytes belong to nothing.
extension Scene {
  func paddingShape(_ index: Int, _ face: Face) -> Shape {
    let part = plan.parts[index]
    return Shape(
      id: part.id, role: .cell, classes: ["padding"], title: face.title, rect: flipped(boxes.rect(of: index)),
      paint: Paint(fill: style.cell.padFill, line: style.cell.line, pen: style.cell.pen),
      form: .hatched(free: boxes.ruler(of: index)))
  }

  /// Puts a ruler over a block to scale: ticks at every byte, longer ones at every eighth, and in the corners of its
  /// cells their offsets, in the last one's also the block's size.
  func addRuler(over block: Int, to group: inout Group) {
    let rect = boxes.blockRect(block)
    let root = plan.blocks[block].root
    let height = boxes.ruler(of: root)
    let spans = plan.spans(of: block)
    var shapeByID: [String: Int] = [:]
    for (index, shape) in group.shapes.enumerated() { shapeByID[shape.id] = index }
    var ticks: [Tick] = []
    for (part, bytes) in spans {
      let cell = boxes.rect(of: part)
      let id = plan.parts[part].id
      if !plan.parts[part].isBreak {
        for byte in bytes where byte > 0 {
          let x = cell.minX + cell.width * Double(byte - bytes.lowerBound) / Double(bytes.count)
          ticks.append(Tick(x: x - rect.minX, length: byte % Self.word == 0 ? Tick.longest : Tick.shortest))
        }
      }
      guard let shape = shapeByID[id] else { continue }
      let y = cell.minY + (Tick.longest + height) / 2
      let start = offsetLabel(bytes.lowerBound, at: Point(x: cell.minX + 2.5, y: y), id: id + "#offset")
      let end = offsetLabel(bytes.upperBound, at: Point(x: cell.maxX - 2.5, y: y), isEnd: true, id: id + "#end")
      let isLast = part == spans.last?.part
      if start.rect.maxX < cell.maxX - 1 { group.shapes[shape].texts.append(start) }
      if isLast, end.rect.minX > start.rect.maxX + 3 { group.shapes[shape].texts.append(end) }
    }
    group.shapes.append(
      Shape(
        id: plan.blocks[block].id + "#ruler", role: .ruler, title: Words.count(plan.parts[root].bytes ?? 0, "byte"),
        rect: flipped(Rect(x: rect.minX, y: rect.minY, width: rect.width, height: Tick.longest)),
        paint: Paint(line: style.cell.line, pen: style.cell.pen * 0.6), form: .ruler(ticks)))
  }

  /// - Parameter isEnd: Whether the text ends at the point, not starts.
  private func offsetLabel(_ offset: Int, at point: Point, isEnd: Bool = false, id: String) -> Label {
    let width = sizes[String(offset), typography.ruler].width
    return label(
      String(offset), typography.ruler, style.inks.sub, from: Point(x: isEnd ? point.x - width : point.x, y: point.y),
      id: id)
  }

  /// Bytes from one long tick to the next.
  private static let word = 8
}
