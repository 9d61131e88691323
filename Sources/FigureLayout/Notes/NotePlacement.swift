import FigureStyle
import MemoryModel

/// Places notes in a column at the right of the figure, or under a narrow one, and finds a way for their leaders.
struct NotePlacement {
  struct Placed {
    var rect: Rect
    var lines: [[NoteTexts.Run]]
    /// From the box to its target; nil where no way was found and the note names its place.
    var leader: [Point]?
    var target: String
  }

  /// What notes take beside the figure.
  static let gap = 18.0
  private static let padding = 5.0
  private static let between = 8.0

  private(set) var placed: [Placed?] = []
  /// The page's size with the notes.
  private(set) var size: Size

  /// The most that a note's text is wide, and whether notes stand under the figure.
  static func column(_ style: Style, width: Double?) -> (room: Double, isBelow: Bool) {
    let natural = (15 * style.sizes.frame).rounded()
    guard let width else { return (natural, false) }
    if width < 420 { return (min(natural, width - 2 * style.spacing.margin - 2 * padding), true) }
    return (min(natural, (width * 0.28).rounded()), false)
  }

  /// What the figure has to leave free at its right, in points.
  static func reserve(_ notes: NoteTexts, _ style: Style, _ sizes: TextSizes, width: Double?) -> Double {
    let column = column(style, width: width)
    if notes.isEmpty || column.isBelow { return 0 }
    let widest =
      notes.notes.map { note in
        let own = notes.lines(Self.words(of: note, named: false, notes), room: column.room, sizes)
        let named = notes.lines(Self.words(of: note, named: true, notes), room: column.room, sizes)
        return max(Self.width(of: own, sizes), Self.width(of: named, sizes))
      }.max() ?? 0
    return gap + (widest + 2 * padding).rounded(.up)
  }

  private static func words(
    of note: NoteTexts.Note, named: Bool, _ notes: NoteTexts
  ) -> [(text: String, font: Font)] {
    (named ? note.heading.map { ($0, notes.typography.noteHeading) } : [])
      + note.words.map { ($0, notes.typography.note) }
  }

  private static func width(of lines: [[NoteTexts.Run]], _ sizes: TextSizes) -> Double {
    lines.map { line in
      line.reduce(0) { $0 + $1.width } + Double(max(line.count - 1, 0)) * space(in: line, sizes)
    }.max() ?? 0
  }

  /// Between runs of different fonts.
  static func space(in line: [NoteTexts.Run], _ sizes: TextSizes) -> Double {
    line.last.map { sizes[" ", Font(family: $0.font.family, size: $0.font.size)].width } ?? 0
  }

  init(_ notes: NoteTexts, in scene: Scene, width: Double?) {
    let style = scene.style
    let column = Self.column(style, width: width)
    let targets = notes.notes.map { scene.target(of: $0.place) }
    size = scene.size
    var named = Set(notes.notes.indices.filter { targets[$0] == nil })
    // A note that names its place may be higher, and moves others.
    for round in 0..<4 {
      place(notes, targets, named: named, in: scene, column, width: width)
      let lost = route(targets, named: named, in: scene, isBelow: column.isBelow)
      if lost.isEmpty || round == 3 { break }
      named.formUnion(lost)
    }
  }

  /// Finds a way for each leader, in the order that leaves the fewest without one.
  /// - Returns: the notes without one.
  private mutating func route(
    _ targets: [Scene.Target?], named: Set<Int>, in scene: Scene, isBelow: Bool
  ) -> Set<Int> {
    let ways = LeaderWays(scene, notes: placed.compactMap { $0?.rect }, size: size)
    // What is a part of a block has the fewest ways to it.
    let order = targets.indices.filter { !named.contains($0) && targets[$0] != nil }.sorted {
      (targets[$0]?.isInner == true ? 0 : 1, $0) < (targets[$1]?.isInner == true ? 0 : 1, $1)
    }
    var best: [Int: [Point]]?
    for order in [order, order.reversed(), order.sorted()] {
      var ways = ways
      var found: [Int: [Point]] = [:]
      for index in order {
        guard let target = targets[index], let own = placed[index] else { continue }
        found[index] = ways.route(from: own.rect, to: target, isBelow: isBelow)
      }
      if found.count > best?.count ?? -1 { best = found }
      if found.count == order.count { break }
    }
    for index in order { placed[index]?.leader = best?[index] }
    return Set(order.filter { best?[$0] == nil })
  }

  private mutating func place(
    _ notes: NoteTexts, _ targets: [Scene.Target?], named: Set<Int>, in scene: Scene,
    _ column: (room: Double, isBelow: Bool), width: Double?
  ) {
    let style = scene.style
    let lineHeight = NoteTexts.lineHeight * notes.typography.note.size
    var boxes: [(index: Int, size: Size, lines: [[NoteTexts.Run]], target: Scene.Target?)] = []
    for (index, note) in notes.notes.enumerated() {
      let lines = notes.lines(
        Self.words(of: note, named: named.contains(index), notes), room: column.room, scene.sizes)
      boxes.append(
        (
          index,
          Size(
            width: (Self.width(of: lines, scene.sizes) + 2 * Self.padding).rounded(.up),
            height: (Double(lines.count) * lineHeight + 2 * Self.padding - 1).rounded(.up)), lines, targets[index]
        ))
    }
    placed = notes.notes.map { _ in nil }
    let margin = style.spacing.margin
    if column.isBelow {
      boxes.sort { ($0.target?.rect.midX ?? 0, $0.index) < ($1.target?.rect.midX ?? 0, $1.index) }
      var x = margin
      var y = scene.bodyHeight - margin + Self.gap
      var bottom = y
      for box in boxes {
        if x > margin, x + box.size.width > scene.bodyWidth - margin {
          x = margin
          y = bottom + Self.between
        }
        put(box, at: Point(x: x, y: y))
        bottom = max(bottom, y + box.size.height)
        x += box.size.width + Self.between
      }
      size = Size(width: scene.bodyWidth, height: (bottom + margin).rounded(.up))
      return
    }
    boxes.sort { ($0.target?.rect.midY ?? 0, $0.index) < ($1.target?.rect.midY ?? 0, $1.index) }
    // At the right margin of the page that was asked for.
    let widest = boxes.map(\.size.width).max() ?? 0
    let x = max(scene.bodyWidth - margin + Self.gap, (width ?? 0) - margin - widest)
    var gaps: [Double] = []
    for index in boxes.indices.dropLast() { gaps.append(boxes[index].size.height + Self.between) }
    let total = gaps.reduce(0, +) + (boxes.last?.size.height ?? 0)
    let top = margin
    let room = max(scene.bodyHeight - margin - top, total)
    let wanted = boxes.map { box in
      (value: (box.target?.rect.midY ?? top) - box.size.height / 2, weight: 1.0)
    }
    let last = boxes.last?.size.height ?? 0
    let places = Isotonic.positions(wanted, gaps: gaps, range: top...(top + room - last))
    for (box, y) in zip(boxes, places) { put(box, at: Point(x: x, y: y.rounded())) }
    let right = placed.compactMap { $0?.rect.maxX }.max() ?? x
    let bottom = max(scene.bodyHeight, (placed.compactMap { $0?.rect.maxY }.max() ?? 0) + margin)
    let own = right + margin
    size = Size(
      width: width.map { abs($0 - own) < 1e-6 ? $0 : own.rounded(.up) } ?? own.rounded(.up), height: bottom.rounded(.up)
    )
  }

  private mutating func put(
    _ box: (index: Int, size: Size, lines: [[NoteTexts.Run]], target: Scene.Target?), at point: Point
  ) {
    placed[box.index] = Placed(
      rect: Rect(x: point.x, y: point.y, width: box.size.width, height: box.size.height), lines: box.lines,
      leader: nil, target: box.target?.id ?? "")
  }

  static let inset = padding
}
