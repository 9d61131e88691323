import FigureStyle
import MemoryModel

extension PlanBuilder {
  mutating func addPadding(_ cell: Cell, at place: Place, faces: [Face?], block: Int, parent: Int?) -> Int {
    let faces = faces.map { face in
      face.map { face in
        var face = face
        face.content = .empty
        if face.lifecycle == .uninitialized { face.lifecycle = .live }
        face.title = Words.count(cell.size ?? 0, "byte") + " of padding"
        return face
      }
    }
    let part = addPart(place, .padding, faces: faces, block: block, parent: parent)
    plan.parts[part].bytes = cell.size
    return part
  }
}

extension LayoutOptions.ByteView {
  func contains(_ place: Place) -> Bool {
    switch (self, place.root) {
    case (.none, _): false
    case (.all, _): true
    case (.named(let names), .variable(_, let frame, let name)):
      names.contains(name.description) || names.contains("\(frame).\(name)")
    case (.named(let names), .global(let name)): names.contains(name)
    case (.named, _): false
    }
  }
}

extension Part {
  /// How long a name may be over a cell, by its bytes.
  static let charactersPerByte = 6
  /// Whether the part stands for elements that are left out: then it is not to scale.
  var isBreak: Bool { role == .more || role == .spare }
}

extension Part {
  /// What its value may be shrunk by, from the largest on; the smallest of all styles stays over 5 points.
  var valueScales: [Double] { bytes == nil ? [1] : [1, 0.8, 0.6] }
  /// As to its name.
  var nameScales: [Double] { bytes == nil ? [1] : [1, 0.88, Self.leastNameScale] }
  static let leastNameScale = 0.77
}

extension Plan {
  /// The offsets that stand over cells.
  var rulerTexts: Set<String> {
    var texts: Set<String> = []
    for block in blocks.indices where blocks[block].isToScale {
      for span in spans(of: block) {
        texts.insert(String(span.bytes.lowerBound))
        texts.insert(String(span.bytes.upperBound))
      }
    }
    return texts
  }

  /// Which blocks are drawn to scale: those of whose cells all bytes are known, and add up.
  mutating func setScales() {
    for block in blocks.indices {
      let root = blocks[block].root
      guard let bytes = parts[root].bytes, bytes > 0, bytesOfLeaves(root) == bytes else { continue }
      blocks[block].isToScale = true
    }
  }

  private func bytesOfLeaves(_ part: Int) -> Int? {
    let own = parts[part]
    if own.columns != nil { return nil }
    if own.isBreak, let elements = own.elements, let array = own.parent, let stride = stride(of: array) {
      return elements.count * stride
    }
    if own.role == .piece { return own.elements?.count }
    if own.isLeaf { return own.bytes }
    var sum = 0
    for child in own.children {
      guard let bytes = bytesOfLeaves(child) else { return nil }
      sum += bytes
    }
    return sum
  }

  /// The bytes of an array's element.
  private func stride(of array: Int) -> Int? {
    let count = parts[array].children.reduce(0) { $0 + (parts[$1].elements?.count ?? 1) }
    return parts[array].bytes.flatMap { $0 % max(count, 1) == 0 ? $0 / max(count, 1) : nil }
  }

  /// The cells of a block to scale, from left to right, with the bytes they stand for.
  func spans(of block: Int) -> [(part: Int, bytes: Range<Int>)] {
    var spans: [(part: Int, bytes: Range<Int>)] = []
    var next = 0
    func visit(_ part: Int) {
      guard parts[part].isLeaf else { return parts[part].children.forEach(visit) }
      let bytes = bytesOfLeaves(part) ?? 0
      spans.append((part, next..<next + bytes))
      next += bytes
    }
    visit(blocks[block].root)
    return spans
  }

  /// The height of the ruler over the cells of a row with these blocks, in points.
  func rulerHeight(over blocks: [Int], style: Style) -> Double {
    blocks.contains { self.blocks[$0].isToScale }
      ? (Tick.longest + 1.1 * Typography(style: style).ruler.size).rounded(.up) : 0
  }
}

extension Value {
  /// Whether a variant's fields say which bytes they take.
  static func isSized(_ value: Value?) -> Bool {
    guard case .variant(_, let entries)? = value else { return true }
    return entries.allSatisfy { $0.cell?.size != nil }
  }
}

extension Font {
  func scaled(by factor: Double) -> Font {
    var font = self
    font.size *= factor
    return font
  }
}
