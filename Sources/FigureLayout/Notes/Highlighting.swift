import FigureStyle
import MemoryModel

extension Scene {
  /// Outlines around what the author highlights in a state.
  func highlights(_ places: [CutPlace], in state: Int) -> [Shape] {
    places.flatMap { place -> [Shape] in
      guard let target = target(of: place, in: state) else { return [] }
      return [
        outline(
          around: target.rect, id: place.description + "#highlight",
          title: PlaceWords.readable(place.description) + ", highlighted", isInner: target.isInner,
          radius: target.radius)
      ]
    }
  }

  /// A thick line: outside a block or frame, inside a cell that others touch.
  func outline(
    around rect: Rect, id: String, title: String, isInner: Bool = true, isAnswer: Bool = false,
    radius: Double = 0
  ) -> Shape {
    // Answers stand side by side: thinner lines, with air between.
    let pen = isAnswer ? 1 : max(1.8, 2 * style.cell.pen)
    let inner = (style.cell.pen + pen) / 2 + (isAnswer ? 0.6 : -0.1)
    let distance = isInner ? -inner : (style.cell.pen + pen) / 2 + 0.8
    return Shape(
      id: id, role: .highlight, title: title, rect: flipped(rect.grown(by: distance)),
      paint: Paint(line: style.inks.mark, pen: pen, radius: radius > 0 ? radius + distance : 0))
  }

  /// What a place of a directive is in the figure.
  struct Target {
    /// A shape or group.
    var id: String
    /// y grows downwards.
    var rect: Rect
    /// Whether it is a part of a block, which others touch.
    var isInner: Bool
    /// The block it is in; nil for frames and threads.
    var block: Int?
    /// Of its corners.
    var radius = 0.0
  }

  /// nil where it is not drawn in the state.
  func target(of place: CutPlace, in state: Int? = nil) -> Target? {
    func isShown(_ part: Int) -> Bool {
      state.map { plan.parts[part].faces[$0] != nil } ?? plan.parts[part].faces.contains { $0 != nil }
    }
    switch place {
    case .cell(let cell):
      guard let part = plan.partByPlace[cell], plan.parts[part].block >= 0, isShown(part) else { return nil }
      let block = plan.parts[part].block
      if plan.parts[part].parent == nil {
        return Target(id: plan.blocks[block].id, rect: boxes.blockRect(block), isInner: false, block: block)
      }
      let isLeaf = plan.parts[part].isLeaf
      return Target(
        id: plan.parts[part].id + (isLeaf ? "" : "#band"), rect: boxes.outerRect(of: part), isInner: true, block: block)
    case .frame(let thread, let name):
      let id = "stack/\(Place.quoted(thread))/\(name)"
      guard let frame = plan.frames.firstIndex(where: { $0.id == id }),
        state.map({ plan.frames[frame].isPresent[$0] }) ?? true
      else { return nil }
      return Target(id: id, rect: rect(ofFrame: frame), isInner: false, block: nil, radius: Self.frameRadius)
    case .thread(let thread):
      guard let index = plan.threads.firstIndex(where: { $0.name == thread }),
        state.map({ plan.threads[index].isPresent[$0] }) ?? true
      else { return nil }
      let rects = plan.frames.indices.filter { plan.frames[$0].thread == index }.map { rect(ofFrame: $0) }
      guard let first = rects.first else { return nil }
      return Target(
        id: plan.threads[index].id, rect: rects.dropFirst().reduce(first) { $0.union($1) }, isInner: false, block: nil,
        radius: Self.frameRadius)
    case .region(let region):
      guard let row = elevation.regions.first(where: { $0.region == region }) else { return nil }
      return Target(
        id: region.rawValue,
        rect: Rect(
          x: style.spacing.margin, y: row.top, width: bodyWidth - 2 * style.spacing.margin,
          height: row.bottom - row.top
        ).grown(by: -2.5), isInner: false, block: nil, radius: 8)
    }
  }
}
