/// Lines of text of one width.
struct TextPicture {
  var lines: [String]
  /// In columns.
  var width: Int

  init(_ lines: [String], width: Int) {
    self.lines = lines
    self.width = width
  }

  static let empty = TextPicture([], width: 0)

  /// Pictures side by side, their tops on one line, one column apart.
  static func row(_ pictures: [TextPicture]) -> TextPicture {
    guard let height = pictures.map(\.lines.count).max() else { return .empty }
    let lines = (0..<height).map { line in
      pictures.map { $0.lines.indices.contains(line) ? $0.lines[line] : blank($0.width) }.joined(separator: " ")
    }
    return TextPicture(lines, width: pictures.reduce(-1) { $0 + $1.width + 1 })
  }

  static func column(_ pictures: [TextPicture]) -> TextPicture {
    let width = pictures.map(\.width).max() ?? 0
    let lines = pictures.flatMap { picture in picture.lines.map { $0 + blank(width - picture.width) } }
    return TextPicture(lines, width: width)
  }

  /// Pictures in rows of at most `width` columns, where one alone is not wider.
  static func flow(_ pictures: [TextPicture], within width: Int) -> TextPicture {
    var rows: [[TextPicture]] = []
    var used = 0
    for picture in pictures {
      if rows.isEmpty || used + 1 + picture.width > width {
        rows.append([picture])
        used = picture.width
      } else {
        rows[rows.count - 1].append(picture)
        used += 1 + picture.width
      }
    }
    return column(rows.map(row))
  }

  /// In a box with round corners that has a title.
  func framed(title: String) -> TextPicture {
    let inner = max(width, TextColumns.count(title) + 1) + 2
    let name = " " + title + " "
    let top = "╭" + name + String(repeating: "─", count: inner - TextColumns.count(name)) + "╮"
    let bottom = "╰" + String(repeating: "─", count: inner) + "╯"
    return TextPicture(
      [top] + lines.map { "│ " + $0 + Self.blank(inner - 2 - width) + " │" } + [bottom], width: inner + 2)
  }

  static func blank(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }
}
