import FigureStyle
import MemoryModel

/// How large the marks of changes are, and what room they need.
struct ChangeMark {
  /// They are square.
  let side: Double

  init(_ style: Style) { side = (style.sizes.value * 6).rounded() / 10 }

  /// Between a mark and what stands beside it.
  private static let gap = 1.8

  /// What a text that is centred beside a mark has to keep free on both its sides.
  var room: Double { side + Self.gap }

  /// What it takes before a frame's name, in every state the same.
  func room(beforeNameOf frame: PlanFrame) -> Double { frame.changes.contains { $0 != nil } ? room + 1 : 0 }
}

extension Scene {
  /// The mark at the upper left corner of a cell.
  func cellMark(of index: Int, in state: Int) -> Shape? {
    let part = plan.parts[index]
    guard let change = part.cellChanges[at: state] else { return nil }
    let rect = boxes.rect(of: index)
    // Under a ruler's offset.
    let y = rect.minY + boxes.ruler(of: index)
    return mark(change, at: Point(x: rect.minX, y: y), id: part.id + "#change", of: index, in: state)
  }

  /// The mark at the upper left corner of a band, or the right one where a pointer crosses the left.
  func bandMark(of index: Int, _ band: Rect, in state: Int) -> Shape? {
    let part = plan.parts[index]
    guard let change = part.bandChanges[at: state] else { return nil }
    let side = ChangeMark(style).side
    let lines = crossings[index] ?? []
    let isLeftCrossed = lines.contains { $0 < band.minX + side + 2 }
    let isRightCrossed = lines.contains { $0 > band.maxX - side - 2 }
    let x = isLeftCrossed && !isRightCrossed ? band.maxX - side : band.minX
    return mark(
      change, at: Point(x: x, y: band.minY + plan.barsHeight(of: index)), id: part.id + "#bandchange", of: index,
      in: state)
  }

  /// The mark before a frame's name, where nothing passes.
  func frameMark(of frame: Int, _ rect: Rect, in state: Int) -> Shape? {
    guard let change = plan.frames[frame].changes[at: state] else { return nil }
    let side = ChangeMark(style).side
    let y = frameNameMiddle(in: rect)
    return shape(
      change, Rect(x: frameNameStart(of: frame, in: rect), y: y - side / 2, width: side, height: side),
      id: plan.frames[frame].id + "#change", title: change.words)
  }

  private func mark(_ change: Change, at corner: Point, id: String, of index: Int, in state: Int) -> Shape {
    let side = ChangeMark(style).side
    let lifecycle = plan.parts[index].faces[state]?.lifecycle
    let title = change == .gone ? lifecycle?.words ?? change.words : change.words
    return shape(change, Rect(x: corner.x, y: corner.y, width: side, height: side), id: id, title: title)
  }

  private func shape(_ change: Change, _ rect: Rect, id: String, title: String) -> Shape {
    Shape(
      id: id, role: .mark, classes: [change.rawValue], title: title, rect: flipped(rect),
      paint: Paint(fill: style.changes.color, line: style.changes.sign, pen: rect.width / 6), form: .change(change))
  }

  // MARK: What is not there any more

  /// The name of a block that was there in the last state.
  func goneGroup(of block: Int, in state: Int) -> Group? {
    let own = plan.blocks[block]
    guard plan.parts[own.root].bandChanges[at: state] == .gone, plan.parts[own.root].faces[state] == nil,
      let band = boxes.band(of: own.root)
    else { return nil }
    var group = Group(
      id: own.id, role: .block, title: "not there any more", rect: flipped(boxes.blockRect(block)), paint: Paint())
    group.texts = goneTexts(of: own.root, band, before: state)
    let side = ChangeMark(style).side
    if let first = group.texts.first, let left = group.texts.map(\.rect.minX).min() {
      group.shapes.append(
        shape(
          .gone, flipped(Rect(x: left - side - 3, y: first.rect.midY - side / 2, width: side, height: side)),
          id: plan.parts[own.root].id + "#bandchange", title: Change.gone.words))
    }
    return group
  }

  /// The name of a frame that was there in the last state.
  func goneFrame(_ index: Int, _ rect: Rect, name: (Int, Rect) -> [Label], in state: Int) -> Group? {
    guard plan.frames[index].changes[at: state] == .gone else { return nil }
    var group = Group(
      id: plan.frames[index].id, role: .frame, title: "frame of \(plan.frames[index].function), which has returned",
      rect: flipped(rect), paint: Paint())
    group.texts = name(index, rect).map { label in
      var label = label
      (label.color, label.struckThrough) = (style.inks.ghost, true)
      return label
    }
    if let mark = frameMark(of: index, rect, in: state) { group.shapes.append(mark) }
    return group
  }
}

extension Change {
  /// As the legend and titles say it.
  var words: String {
    switch self {
    case .new: "new"
    case .changed: "changed"
    case .retargeted: "points elsewhere"
    case .moved: "moved out"
    case .gone: "gone"
    }
  }
}

extension [Change?] {
  subscript(at state: Int) -> Change? { indices.contains(state) ? self[state] : nil }
}
