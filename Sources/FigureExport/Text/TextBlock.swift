import FigureLayout

/// A block as text: its cells side by side over their bands.
struct TextBlock {
  private let group: Group
  private let pointers: TextPointers
  /// Signs in cells, by the cell.
  private var signs: [String: String] = [:]
  /// Of changes, by their shapes.
  private var marks: [String: String] = [:]

  init(_ group: Group, _ pointers: TextPointers) {
    self.group = group
    self.pointers = pointers
    for shape in group.shapes {
      guard let hash = shape.id.lastIndex(of: "#") else { continue }
      let cell = String(shape.id[..<hash])
      switch (shape.role, shape.form) {
      case (.null, _): signs[cell, default: ""] += "null"
      case (.stub, .glyph(let tail)): signs[cell, default: ""] = TextPointers.glyph(tail) + (signs[cell] ?? "")
      case (.blank, _): signs[cell, default: ""] += "____"
      case (.cross, _): signs[cell, default: ""] += "╌✗"
      case (.mark, .change(let change)): marks[shape.id] = "(\(change.character))"
      default: continue
      }
    }
  }

  func picture() -> TextPicture {
    let boxes = group.shapes.compactMap(box)
    if boxes.isEmpty {
      let line = (Array(marks.values) + group.texts.map(text)).joined(separator: " ")
      return TextPicture([line], width: TextColumns.count(line))
    }
    return TextGrid(boxes).picture(title: hasName ? nil : TextPlace.short(group.id))
  }

  /// Variables and functions are named in their cells or bands, heap blocks in the figure's arrows alone.
  private var hasName: Bool { !group.id.hasPrefix("heap/") }

  private func box(_ shape: Shape) -> TextGrid.Box? {
    switch shape.role {
    case .cell, .more: TextGrid.Box(rect: shape.rect, stroke: stroke(shape), lines: cellLines(shape))
    case .band: TextGrid.Box(rect: shape.rect, stroke: stroke(shape), lines: bandLines(shape))
    case .bar, .cross, .null, .stub, .ruler, .note, .highlight, .blank, .mark, .key, .badge, .call, .line: nil
    }
  }

  private func stroke(_ shape: Shape) -> TextCanvas.Stroke {
    switch shape.paint.dash {
    case .solid: .solid
    case .dashed: .dashed
    case .dotted: .dotted
    }
  }

  /// The value over the name.
  private func cellLines(_ shape: Shape) -> [String] {
    if shape.classes.contains("padding") { return ["pad"] }
    let value = shape.texts.first { $0.id.hasSuffix("#value") }.map(text)
    let name = shape.texts.first { $0.id.hasSuffix("#name") }.map(text)
    let sign = [signs[shape.id], value].compactMap { $0 }.joined(separator: " ")
    let first = pointers.text(for: shape.id) ?? sign
    let mark = marks[shape.id + "#change"].map { $0 + (first.isEmpty ? "" : " ") } ?? ""
    return [mark + first] + (name.map { [$0] } ?? [])
  }

  /// The band's texts, those of one line side by side, and what became of the cell.
  private func bandLines(_ shape: Shape) -> [String] {
    var lines: [String] = []
    var height: Double?
    for label in shape.texts.sorted(by: { ($1.rect.midY, $0.rect.midX) < ($0.rect.midY, $1.rect.midX) }) {
      if let height, abs(height - label.rect.midY) < 2 {
        lines[lines.count - 1] += " " + text(label)
      } else {
        lines.append(text(label))
      }
      height = label.rect.midY
    }
    if let mark = marks[String(shape.id.dropLast(5)) + "#bandchange"] {
      lines = lines.isEmpty ? [mark] : [mark + " " + lines[0]] + lines.dropFirst()
    }
    // That it may have been moved stands in the type's text.
    if let lifecycle = shape.classes.first(where: { $0 != "maybe-moved" }) {
      lines.append(lifecycle == "uninitialized" ? "(uninitialised)" : "(\(lifecycle))")
    }
    return lines.isEmpty ? [""] : lines
  }

  private func text(_ label: Label) -> String { label.struckThrough ? "~\(label.text)~" : label.text }
}
