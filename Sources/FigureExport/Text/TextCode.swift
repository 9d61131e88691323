import FigureLayout

/// The source beside a figure as text: numbered lines, the state's number at its line, frames' names in brackets.
enum TextCode {
  static func lines(of group: Group) -> [String] {
    let texts = Dictionary(group.texts.map { ($0.id, $0.text) }) { first, _ in first }
    let shapes = Dictionary(group.shapes.map { ($0.id, $0) }) { first, _ in first }
    let rows = group.shapes.filter { $0.role == .line }
    let width = rows.map { number(of: $0).count }.max() ?? 0
    var lines = texts["source#label"].map { [$0] } ?? []
    for row in rows {
      let number = number(of: row)
      let mark = row.classes.contains("marked") ? ">" : " "
      var line = mark + TextPicture.blank(width - number.count) + number + "  " + (row.title ?? "")
      if let badge = shapes[row.id + "#badge"]?.texts.first?.text {
        line += line.hasSuffix(" ") ? "(\(badge))" : "  (\(badge))"
      }
      if let label = texts[row.id + "#label"] { line += " " + label }
      if let call = shapes[row.id + "#call"]?.texts.first?.text { line += "  [\(call)]" }
      lines.append(line)
    }
    return lines
  }

  private static func number(of row: Shape) -> String {
    row.texts.first { $0.id == row.id + "#number" }?.text ?? ""
  }
}

/// The legend as text. Looks of cells are told in words where they stand; pointers and marks have their signs.
enum TextLegend {
  static func lines(of group: Group, _ pointers: TextPointers) -> [String] {
    let words = Dictionary(group.texts.map { ($0.id, $0.text) }) { first, _ in first }
    return group.shapes.compactMap { shape in
      guard let words = words[shape.id + "#label"] else { return nil }
      if let sign = pointers.sign(for: shape.id) { return sign + TextPicture.blank(5 - sign.count) + words }
      if case .change(let change) = shape.form { return "(\(change.character))  " + words }
      return nil
    }
  }
}
