/// A page's things in flat lists, with indices of their places.
struct CheckedPage {
  struct Box {
    var id: String
    var role: Group.Role
    var rect: Rect
    var pen: Double
    var parent: Int?
  }

  struct Piece {
    var id: String
    var role: Shape.Role
    var rect: Rect
    var pen: Double
    /// The group it stands in; nil where it stands on the page.
    var box: Int?
  }

  struct Text {
    var id: String
    /// Where its letters are.
    var rect: Rect
    /// What it must not leave, and its name.
    var frame: Rect
    var frameID: String
    /// The shape it stands in.
    var piece: Int?
  }

  let size: Size
  let arrows: [Arrow]
  let leaders: [Leader]
  /// Of all glyphs.
  let arrowSize: Double
  private(set) var boxes: [Box] = []
  private(set) var pieces: [Piece] = []
  private(set) var texts: [Text] = []
  private(set) var pieceByID: [String: Int] = [:]
  let pieceIndex: RectIndex
  let textIndex: RectIndex

  init(_ page: FigurePage, arrowSize: Double) {
    self.arrowSize = arrowSize
    size = page.size
    arrows = page.arrows
    leaders = page.leaders
    var list = Contents()
    for group in page.groups { list.add(group, parent: nil) }
    let whole = Rect(x: 0, y: 0, width: page.size.width, height: page.size.height)
    for text in page.texts { list.add(text, in: whole, of: "page", piece: nil) }
    for shape in page.shapes { list.add(shape, box: nil) }
    boxes = list.boxes
    pieces = list.pieces
    texts = list.texts
    for (index, piece) in pieces.enumerated() { pieceByID[piece.id] = index }
    pieceIndex = RectIndex(pieces.map(\.rect))
    textIndex = RectIndex(texts.map(\.rect))
  }

  private struct Contents {
    var boxes: [Box] = []
    var pieces: [Piece] = []
    var texts: [Text] = []

    mutating func add(_ group: Group, parent: Int?) {
      let index = boxes.count
      boxes.append(
        Box(id: group.id, role: group.role, rect: group.rect, pen: group.paint.width, parent: parent))
      for text in group.texts { add(text, in: group.rect, of: group.id, piece: nil) }
      for shape in group.shapes { add(shape, box: index) }
      for group in group.groups { add(group, parent: index) }
    }

    mutating func add(_ shape: Shape, box: Int?) {
      if shape.role == .highlight {
        // What it surrounds is not covered by it.
        for rect in shape.rect.sides(shape.paint.pen) {
          pieces.append(Piece(id: shape.id, role: .highlight, rect: rect, pen: 0, box: box))
        }
        return
      }
      pieces.append(
        Piece(id: shape.id, role: shape.role, rect: shape.rect, pen: shape.paint.width, box: box))
      for text in shape.texts { add(text, in: shape.rect, of: shape.id, piece: pieces.count - 1) }
    }

    mutating func add(_ text: Label, in frame: Rect, of id: String, piece: Int?) {
      texts.append(Text(id: text.id, rect: text.letters, frame: frame, frameID: id, piece: piece))
    }
  }
}

extension CheckedPage {
  /// What a pointer with this target points to: a band stands for all the cells over it.
  func pointedAt(_ piece: Int) -> Rect {
    let rect = pieces[piece].rect
    guard pieces[piece].role == .band, let box = pieces[piece].box else { return rect }
    return Rect(x: rect.x, y: rect.y, width: rect.width, height: max(boxes[box].rect.maxY - rect.minY, rect.height))
  }
}

extension Rect {
  /// The four strips of an outline.
  fileprivate func sides(_ pen: Double) -> [Rect] {
    let outer = grown(by: pen / 2)
    return [
      Rect(x: outer.x, y: outer.y, width: outer.width, height: pen),
      Rect(x: outer.x, y: outer.maxY - pen, width: outer.width, height: pen),
      Rect(x: outer.x, y: outer.y, width: pen, height: outer.height),
      Rect(x: outer.maxX - pen, y: outer.y, width: pen, height: outer.height),
    ]
  }
}

extension Paint {
  /// Of the outline as it is drawn.
  fileprivate var width: Double { line == nil ? 0 : pen }
}

extension Label {
  /// A line's height contains the space between lines, which some fonts have plenty of; letters have less.
  fileprivate var letters: Rect {
    let height = min(rect.height, font.size * 1.1)
    return Rect(x: rect.x, y: rect.midY - height / 2, width: rect.width, height: height)
  }
}

extension Shape.Role {
  /// Whether shapes of this role make up a block, without gaps.
  var isMemory: Bool {
    switch self {
    case .cell, .band, .more: true
    case .bar, .cross, .null, .stub, .ruler, .note, .highlight, .blank, .mark, .key, .badge, .call, .line: false
    }
  }
}
