import FigureStyle
import MemoryModel

extension Scene {
  /// A cell that the reader fills in: its name, and a line to write on or a tail to draw an arrow from.
  func paintBlank(_ index: Int, in state: Int, into group: inout Group) {
    let part = plan.parts[index]
    // What is one blank has no band of its own, but that of a whole block.
    let rect = part.parent == nil ? boxes.rect(of: index) : boxes.outerRect(of: index)
    let center = rect.minY + boxes.valueCenter(of: index)
    var paint = Paint(fill: style.cell.fill, line: style.cell.line, pen: style.cell.pen)
    if part.role == .tag { paint.fill = style.cell.tagFill }
    var shape = Shape(
      id: part.id, role: .cell, classes: (part.role == .tag ? ["tag"] : []) + ["to-fill-in"],
      title: [quietTitle(of: index, in: state), "to be filled in"].joined(separator: ", "), rect: flipped(rect),
      paint: paint)
    if let name = part.name {
      let y = rect.minY + style.spacing.value + style.spacing.field / 2 + 0.8
      shape.texts.append(
        label(name, typography.field, style.inks.sub, at: Point(x: rect.midX, y: y), id: part.id + "#name"))
    }
    group.shapes.append(shape)
    if let kind = plan.pointerKind(of: index) {
      let look = style.pointers.look(of: kind)
      let glyph = 8 * style.pointers.arrowSize
      group.shapes.append(
        Shape(
          id: part.id + "#stub", role: .stub, title: nil,
          rect: flipped(Rect(x: rect.midX - glyph / 2, y: center - glyph / 2, width: glyph, height: glyph)),
          paint: Paint(fill: look.color, line: look.color, pen: look.pen), form: .glyph(look.tail)))
    } else {
      let line = Rect(x: rect.minX + 5, y: center + style.sizes.value * 0.36, width: rect.width - 10, height: 0.7)
      group.shapes.append(
        Shape(id: part.id + "#blank", role: .blank, rect: flipped(line), paint: Paint(fill: style.inks.ghost)))
    }
  }

  /// What a part is, without what stands in it.
  func quietTitle(of index: Int, in state: Int) -> String {
    let part = plan.parts[index]
    let block = plan.blocks[part.block]
    var name = part.name ?? PlaceWords.readable(part.id)
    if part.parent == nil, case .variable(let variable) = block.header { name = variable }
    return Words.shown([name, part.faces[state]?.type].compactMap { $0 }.joined(separator: ": "))
  }

  /// As a face that nothing has become of, where that is asked.
  func shownFace(_ face: Face, of index: Int, in state: Int) -> Face {
    guard let blanks else { return face }
    var face = face
    if blanks.live.contains(index)
      || face.lifecycle == .uninitialized && blanks.silent[state].contains(index)
    {
      face.lifecycle = .live
      face.isGone = false
    }
    if blanks.silent[state].contains(index) { face.title = quietTitle(of: index, in: state) }
    return face
  }

  /// Outlines around the answers, for the key.
  func answers(_ blanks: BlankParts, in state: Int) -> [Shape] {
    plan.parts.indices.filter { index in
      let part = plan.parts[index]
      return blanks.isBlank(index, in: state)
        && (part.faces[state] != nil || part.parent.map { plan.parts[$0].faces[state] != nil } ?? false)
    }.map { outline(around: boxes.rect(of: $0), id: plan.parts[$0].id + "#answer", title: "an answer", isAnswer: true) }
  }
}

extension Plan {
  /// The kind of the pointer that stands in a leaf in any state, or would by its type.
  fileprivate func pointerKind(of index: Int) -> PointerKind? {
    let faces = parts[index].faces.lazy.compactMap { $0 }
    for face in faces { if case .pointer(let pointer) = face.content { return pointer.kind } }
    if parts[index].role == .tag { return nil }
    return faces.lazy.compactMap { $0.type.flatMap(PointerKind.implied(byType:)) }.first
  }
}
