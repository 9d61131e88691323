import FigureStyle
import MemoryModel

extension Scene {
  /// A block as it is in one state; nil where it is not there.
  func group(of block: Int, in state: Int) -> Group? {
    let own = plan.blocks[block]
    guard plan.parts[own.root].faces[state] != nil else { return goneGroup(of: block, in: state) }
    var group = Group(
      id: own.id, role: .block, title: nil, rect: flipped(boxes.blockRect(block)), paint: Paint())
    if let column = own.column {
      paint(column, strip: 0, of: block, in: state, into: &group)
    } else {
      paint(own.root, in: state, into: &group)
    }
    if own.isToScale { addRuler(over: block, to: &group) }
    return group
  }

  func paint(_ index: Int, in state: Int, into group: inout Group) {
    let part = plan.parts[index]
    if let blanks, blanks.merged[state].contains(index), part.faces[state] != nil {
      paintBlank(index, in: state, into: &group)
      if part.parent != nil { return }
    } else if let blanks, part.isLeaf, blanks.isBlank(index, in: state) {
      if part.faces[state] != nil || part.parent.map({ plan.parts[$0].faces[state] != nil }) ?? false {
        paintBlank(index, in: state, into: &group)
      }
    } else if part.isLeaf || blanks?.wholes.contains(index) ?? false {
      if let face = part.faces[state] {
        paint(index, shownFace(face, of: index, in: state), in: state, into: &group)
      } else if let parent = part.parent, plan.parts[parent].faces[state] != nil {
        paintPad(index, into: &group)
      }
    } else if part.faces[state] == nil {
      paintPad(index, into: &group)
      return
    } else {
      for child in part.children { paint(child, in: state, into: &group) }
    }
    if plan.hasBand(index), let band = boxes.band(of: index), let face = part.faces[state] {
      group.shapes.append(bandShape(index, shownFace(face, of: index, in: state), band, in: state))
      if let mark = bandMark(of: index, band, in: state) { group.shapes.append(mark) }
    }
  }

  // MARK: Cells

  private func paint(_ index: Int, _ face: Face, in state: Int, into group: inout Group) {
    let part = plan.parts[index]
    if part.role == .padding {
      group.shapes.append(paddingShape(index, face))
      return
    }
    let rect = boxes.rect(of: index)
    var shape = Shape(
      id: part.id, role: part.role == .more || part.role == .spare ? .more : .cell, classes: classes(part, face),
      title: face.title, rect: flipped(rect), paint: paint(of: part, face))
    let center = rect.minY + boxes.valueCenter(of: index)
    let isGhost = isGhost(face)
    let isStruck = face.isGone && isGhost
    if case .text(let text, let role) = face.content {
      let color = isGhost || role == .unknown ? style.inks.ghost : role == .aside ? style.inks.sub : style.inks.ink
      shape.texts.append(
        label(
          text, typography.font(of: part, role).scaled(by: part.textScales.value), color,
          at: Point(x: rect.midX, y: center), id: part.id + "#value",
          struck: isStruck && role != .unknown && role != .aside))
    }
    if let name = part.name {
      let height = style.spacing.value + style.spacing.field / 2 + 0.8
      let y =
        leavingDownwards[state].contains(index) ? rect.maxY - height - 0.4 : rect.minY + boxes.ruler(of: index) + height
      shape.texts.append(
        label(
          name, typography.field.scaled(by: part.textScales.name), isGhost ? style.inks.ghost : style.inks.sub,
          at: Point(x: rect.midX, y: y),
          id: part.id + "#name", struck: isStruck || face.lifecycle == .moved))
    }
    group.shapes.append(shape)
    if case .pointer(let pointer) = face.content { paintStub(of: pointer, index, into: &group) }
    if let mark = cellMark(of: index, in: state) { group.shapes.append(mark) }
  }

  private func classes(_ part: Part, _ face: Face) -> [String] {
    var classes: [String] = []
    if face.lifecycle != .live { classes.append(face.lifecycle.rawValue) }
    switch part.role {
    case .tag: classes.append("tag")
    case .gap: classes.append("gap")
    case .index: classes.append("index")
    case .spare: classes.append("spare")
    case .padding: classes.append("padding")
    case .cell, .more, .piece, .function, .row: break
    }
    if face.isConst { classes.append("const") }
    return classes
  }

  /// Whether what stands there is not the value of something live.
  private func isGhost(_ face: Face) -> Bool {
    switch face.lifecycle {
    case .live, .maybeMoved: false
    case .moved, .uninitialized, .dropped, .freed: true
    }
  }

  private func paint(of part: Part, _ face: Face) -> Paint {
    var paint = Paint(fill: style.cell.fill, line: style.cell.line, pen: style.cell.pen)
    if part.role == .tag || part.role == .index || face.isConst { paint.fill = style.cell.tagFill }
    if face.isConst || part.role == .more || part.role == .gap { paint.dash = .dashed }
    switch face.lifecycle {
    case .live, .dropped: break
    case .maybeMoved: paint.dash = .dashed
    case .moved, .uninitialized, .freed: paint = ghostPaint
    }
    if part.role == .spare { paint = ghostPaint }
    return paint
  }

  private var ghostPaint: Paint {
    Paint(fill: nil, line: style.inks.ghost, pen: style.cell.pen, dash: .dashed)
  }

  private func paintPad(_ index: Int, into group: inout Group) {
    let part = plan.parts[index]
    let rect = part.isLeaf ? boxes.rect(of: index) : boxes.outerRect(of: index)
    guard let id = padIDs[index] else { return }
    group.shapes.append(
      Shape(
        id: id, role: .cell, classes: ["pad"], title: "unused in this state", rect: flipped(rect),
        paint: Paint(fill: style.cell.padFill, line: style.inks.ghost, pen: style.cell.pen, dash: .dotted),
        texts: [
          label(
            Part.padText, typography.field, style.inks.sub,
            at: Point(x: rect.midX, y: rect.minY + style.spacing.value + style.spacing.field / 2 + 0.8),
            id: id + "#name")
        ].filter { $0.rect.width + 4 <= rect.width && part.role != .row }))
  }

  // MARK: Pointers without an arrow

  private func paintStub(of pointer: Pointer, _ index: Int, into group: inout Group) {
    let part = plan.parts[index]
    let look = style.pointers.look(of: pointer.kind)
    let glyph = 8 * style.pointers.arrowSize
    let dot = boxes.dot(of: index)
    let rect = boxes.rect(of: index)
    // Small texts have small signs over their names.
    let sign = min(1, style.spacing.value / 14)
    func stub(at x: Double, _ color: Color) -> Shape {
      Shape(
        id: part.id + "#stub", role: .stub, title: nil,
        rect: flipped(Rect(x: x, y: dot.y - glyph / 2, width: glyph, height: glyph)),
        paint: Paint(fill: color, line: color, pen: look.pen), form: .glyph(look.tail))
    }
    switch pointer.target {
    case .place:
      if tailsApart.contains(index) { group.shapes.append(stub(at: rect.midX - glyph / 2, look.color)) }
    case .null:
      group.shapes.append(
        Shape(
          id: part.id + "#null", role: .null, title: "null",
          rect: flipped(
            Rect(
              x: rect.midX - Stub.nullWidth / 2 * sign, y: dot.y - 5 * sign, width: Stub.nullWidth * sign,
              height: 10 * sign)),
          paint: Paint(line: look.color, pen: 1.1), form: .ground))
    case .dangling:
      let width = Stub.danglingWidth(style)
      let color = style.pointers.dangling.color
      group.shapes.append(stub(at: rect.midX - width / 2, color))
      group.shapes.append(
        Shape(
          id: part.id + "#cross", role: .cross, title: "points nowhere",
          rect: flipped(
            Rect(x: rect.midX + width / 2 - 6 * sign, y: dot.y - 3 * sign, width: 6 * sign, height: 6 * sign)),
          paint: Paint(line: color, pen: 1.2), form: .cross))
    case .address, .hidden:
      let text = Face.stubText(of: pointer) ?? ""
      let width = glyph + 4 + sizes[text, typography.field].width
      var shape = stub(at: rect.midX - width / 2, look.color)
      shape.title =
        pointer.target == .hidden ? "points to something not shown" : "points to \(text), which is not drawn"
      group.shapes.append(shape)
      if let cell = group.shapes.lastIndex(where: { $0.id == part.id }) {
        group.shapes[cell].texts.append(
          label(
            text, typography.field, style.inks.sub, from: Point(x: rect.midX - width / 2 + glyph + 4, y: dot.y),
            id: part.id + "#value"))
      }
    }
  }

  // MARK: Bands

  func bandShape(_ index: Int, _ face: Face, _ band: Rect, in state: Int) -> Shape {
    let part = plan.parts[index]
    let region = plan.blocks[part.block].region
    var paint = Paint(
      fill: style.regions.paint(of: region).band, line: style.cell.line, pen: style.cell.pen)
    switch face.lifecycle {
    case .live, .dropped: break
    case .maybeMoved: paint.dash = .dashed
    case .moved, .uninitialized, .freed: paint = ghostPaint
    }
    var shape = Shape(
      id: part.id + "#band", role: .band,
      classes: (face.lifecycle == .live ? [] : [face.lifecycle.rawValue]) + (face.mark?.classes ?? []),
      title: face.title, rect: flipped(band), paint: paint)
    if let text = plan.bandText(of: index, in: state) {
      // Bars that lie one under the other have the band's upper part.
      let bars = plan.barsHeight(of: index)
      let room = Rect(x: band.x, y: band.y + bars, width: band.width, height: band.height - bars)
      shape.texts = part.parent == nil ? headerTexts(index, face, text, room) : memberTexts(index, face, text, room)
    }
    return shape
  }

  private func inks(of face: Face) -> (name: Color, type: Color) {
    switch face.lifecycle {
    case .live, .maybeMoved, .dropped: (style.inks.ink, style.inks.sub)
    case .moved, .uninitialized, .freed: (style.inks.ghost, style.inks.ghost)
    }
  }

  private func middle(of band: Rect, part: Int, textWidth: Double) -> Double {
    let room = plan.parts[part].hasBandMark ? ChangeMark(style).room : 0
    return FreeSpace.middle(
      forTextOf: textWidth, in: (band.minX + room)...max(band.maxX - room, band.minX + room),
      between: crossings[part] ?? [], clearance: Plan.lineClearance)
  }

  /// What the band of a block says, struck, in the state before the one in which it is not there.
  func goneTexts(of index: Int, _ band: Rect, before state: Int) -> [Label] {
    guard state > 0, let face = plan.parts[index].faces[state - 1], let text = plan.bandText(of: index, in: state - 1)
    else { return [] }
    return headerTexts(index, face, text, band).map { label in
      var label = label
      (label.color, label.struckThrough) = (style.inks.ghost, true)
      return label
    }
  }

  /// A variable's name over its type; a block's type alone.
  private func headerTexts(_ index: Int, _ face: Face, _ text: BandText, _ band: Rect) -> [Label] {
    let id = plan.parts[index].id
    let inks = inks(of: face)
    let isStruck = face.lifecycle == .moved || face.lifecycle == .freed
    let nameHeight = text.name.map { sizes[$0, typography.name].height } ?? 0
    let typeHeight = text.type.map { sizes[$0, typography.type].height } ?? 0
    var y = band.midY - (nameHeight + typeHeight) / 2
    var labels: [Label] = []
    let width = plan.width(of: text, part: index, sizes: sizes, typography: typography)
    let x = middle(of: band, part: index, textWidth: width)
    if let name = text.name {
      labels.append(
        label(
          name, typography.name, inks.name, at: Point(x: x, y: y + nameHeight / 2), id: id + "#label",
          struck: isStruck))
      y += nameHeight
    }
    if let type = text.type {
      labels.append(
        label(
          type, typography.type, inks.type, at: Point(x: x, y: y + typeHeight / 2), id: id + "#type",
          struck: face.lifecycle == .freed))
    }
    return labels
  }

  /// A nested compound's name, its type beside it.
  private func memberTexts(_ index: Int, _ face: Face, _ text: BandText, _ band: Rect) -> [Label] {
    let id = plan.parts[index].id
    let inks = inks(of: face)
    let width = plan.width(of: text, part: index, sizes: sizes, typography: typography)
    var x = middle(of: band, part: index, textWidth: width) - width / 2
    var labels: [Label] = []
    if let name = text.name {
      labels.append(label(name, typography.member, inks.name, from: Point(x: x, y: band.midY), id: id + "#label"))
      x += sizes[name, typography.member].width + Plan.memberGap
    }
    if let type = text.type {
      labels.append(label(type, typography.type, inks.type, from: Point(x: x, y: band.midY), id: id + "#type"))
    }
    return labels
  }
}
