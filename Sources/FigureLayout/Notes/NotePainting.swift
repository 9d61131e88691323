import FigureStyle
import MemoryModel

/// The notes and captions of a figure with their places.
struct NoteScene {
  private let texts: NoteTexts
  private let placement: NotePlacement?
  private let scene: Scene

  /// - Parameter scene: A scene whose page has been given room for them already.
  init(_ texts: NoteTexts, _ placement: NotePlacement?, in scene: Scene) {
    self.texts = texts
    self.placement = placement
    self.scene = scene
  }

  /// The boxes of one state.
  func shapes(in state: Int) -> [Shape] {
    guard let placement else { return [] }
    let style = scene.style
    let lineHeight = NoteTexts.lineHeight * texts.typography.note.size
    return texts.notes.indices.compactMap { index in
      guard texts.notes[index].isShown[state], let placed = placement.placed[index] else { return nil }
      let id = "note/\(index + 1)"
      var shape = Shape(
        id: id, role: .note, title: "note on " + PlaceWords.readable(texts.notes[index].place.description),
        rect: scene.flipped(placed.rect),
        paint: Paint(fill: style.cell.fill, line: style.inks.faint, pen: 0.6))
      var y = placed.rect.minY + NotePlacement.inset - 0.5 + lineHeight / 2
      var number = 0
      for line in placed.lines {
        var x = placed.rect.minX + NotePlacement.inset
        for run in line {
          number += 1
          shape.texts.append(label(run, from: Point(x: x, y: y), id: "\(id)#text\(number)"))
          x += run.width + NotePlacement.space(in: line, scene.sizes)
        }
        y += lineHeight
      }
      return shape
    }
  }

  func leaders(in state: Int) -> [Leader] {
    guard let placement else { return [] }
    return texts.notes.indices.compactMap { index in
      guard texts.notes[index].isShown[state], let placed = placement.placed[index], let points = placed.leader
      else { return nil }
      return Leader(
        id: "note/\(index + 1)#leader", note: "note/\(index + 1)", target: placed.target,
        points: points.map(scene.flipped), color: scene.style.inks.faint, pen: 0.6)
    }
  }

  func notes(in state: Int) -> [PageNote] {
    var number = 0
    return texts.notes.filter { $0.isShown[state] }.map { note in
      number += 1
      return PageNote(
        number: number, subject: PlaceWords.readable(note.place.description), text: note.words.joined(separator: " "))
    }
  }

  // MARK: Captions

  func caption(of state: Int) -> [Label] {
    let room = scene.size.width - 2 * scene.style.spacing.margin
    let height = texts.captionHeight(room: room, scene.sizes)
    let font = texts.typography.caption
    var y = scene.size.height - scene.style.spacing.margin - height + NoteTexts.captionGap + font.size * 0.65
    return texts.captionLines(of: state, room: room, scene.sizes).enumerated().flatMap { number, line in
      defer { y += NoteTexts.lineHeight * font.size }
      return line.map { run in
        label(
          run, from: Point(x: scene.style.spacing.margin, y: y),
          id: number == 0 ? "caption" : "caption\(number + 1)")
      }
    }
  }

  private func label(_ run: NoteTexts.Run, from start: Point, id: String) -> Label {
    // Lines are made of words, and have not been measured whole.
    let height = scene.sizes[" ", texts.typography.note].height
    return Label(
      id: id, text: run.text, font: run.font, color: scene.style.inks.ink,
      rect: scene.flipped(
        Rect(
          x: start.x, y: start.y - max(height, run.font.size) / 2, width: run.width,
          height: max(height, run.font.size))))
  }
}
