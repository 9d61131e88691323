import FigureStyle

extension Scene {
  /// The strips of a column behind its first, each a block of its own.
  func strips(of block: Int, in state: Int) -> [Group] {
    let own = plan.blocks[block]
    guard let column = own.column, column.stripCount > 1 else { return [] }
    return (1..<column.stripCount).map { strip in
      var group = Group(
        id: own.id + "#strip\(strip + 1)", role: .block, title: nil,
        rect: flipped(rect(of: strip, of: column, of: block)), paint: Paint())
      paint(column, strip: strip, of: block, in: state, into: &group)
      return group
    }
  }

  private func rect(of strip: Int, of column: Column, of block: Int) -> Rect {
    let first = boxes.blockRect(block)
    let height =
      column.height(rows: column.rows(of: strip).count, style: style)
      + plan.bandHeight(of: plan.blocks[block].root, style: style)
    return Rect(x: first.x + Double(strip) * column.pitch, y: first.y, width: first.width, height: height)
  }

  func paint(_ column: Column, strip: Int, of block: Int, in state: Int, into group: inout Group) {
    let root = plan.blocks[block].root
    guard let face = plan.parts[root].faces[state] else { return }
    for number in column.rows(of: strip) { paint(plan.parts[root].children[number], in: state, into: &group) }
    let rect = rect(of: strip, of: column, of: block)
    let band = plan.bandHeight(of: root, style: style)
    paintNames(
      column, under: rect, band: band, id: plan.parts[root].id + (strip == 0 ? "" : "#strip\(strip + 1)"), into: &group)
    var shape = bandShape(root, face, Rect(x: rect.x, y: rect.maxY - band, width: rect.width, height: band), in: state)
    if strip > 0 {
      // Each strip says what it is; its ids are its own.
      shape.id = plan.parts[root].id + "#strip\(strip + 1)#band"
      for index in shape.texts.indices {
        shape.texts[index].id = "\(shape.id)text\(index == 0 ? "" : "\(index + 1)")"
        shape.texts[index].rect.x += Double(strip) * column.pitch
      }
      shape.texts = shape.texts.map { text in
        var text = text
        text.rect.x = rect.midX - text.rect.width / 2
        return text
      }
    }
    group.shapes.append(shape)
  }

  /// What the cells of all lines are called, once under them.
  private func paintNames(_ column: Column, under rect: Rect, band: Double, id: String, into group: inout Group) {
    if column.names.isEmpty { return }
    let height = column.namesHeight(style)
    var x = rect.x
    for (number, width) in column.cellWidths.enumerated() {
      let cell = Rect(x: x, y: rect.maxY - band - height, width: width, height: height)
      var shape = Shape(
        id: "\(id)#names\(number)", role: .cell, classes: ["names"], title: nil, rect: flipped(cell),
        paint: Paint(fill: style.cell.tagFill, line: style.cell.line, pen: style.cell.pen))
      if number > 0, column.names.indices.contains(number - 1) {
        shape.texts = [
          label(
            column.names[number - 1], typography.field, style.inks.sub, at: Point(x: cell.midX, y: cell.midY),
            id: "\(id)#names\(number)#name")
        ]
      }
      group.shapes.append(shape)
      x += width
    }
  }
}
