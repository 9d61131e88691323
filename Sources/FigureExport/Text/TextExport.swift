import FigureLayout

/// A figure's page as plain text in box drawing characters, for terminals and reviews.
///
/// Regions, frames and blocks stand as in the figure; pointers are written into their cells with the name of what they
/// point to. Dashed and dotted lines, struck text (`~a~`) and the signs of pointers mean what they mean in the figure.
package enum TextExport {
  /// Rows of blocks are broken to stay within this many columns.
  static let width = 100
  private static let indent = 2

  /// Ends with a line break; empty for an empty page.
  package static func text(of page: FigurePage) -> String {
    let pointers = TextPointers(of: page)
    var sections = page.texts.filter { !$0.id.hasPrefix("caption") }.map(\.text)
    for region in page.groups {
      if let lines = lines(of: region, pointers) {
        sections.append(lines.map(trimmed).joined(separator: "\n"))
        continue
      }
      let heading = region.texts.map(\.text).joined(separator: "  ")
      let picture = contents(of: region, pointers, within: width - indent)
      let lines = picture.lines.map { TextPicture.blank(indent) + $0 }
      sections.append(([heading] + lines).map(trimmed).joined(separator: "\n"))
    }
    if !page.notes.isEmpty {
      sections.append(page.notes.map { wrapped("[\($0.number)] \($0.subject): \($0.text)") }.joined(separator: "\n"))
    }
    if let caption = page.caption { sections.append(wrapped(caption)) }
    return sections.isEmpty ? "" : sections.joined(separator: "\n\n") + "\n"
  }

  /// What is no picture of memory.
  private static func lines(of group: Group, _ pointers: TextPointers) -> [String]? {
    switch group.role {
    case .source: TextCode.lines(of: group)
    case .legend: TextLegend.lines(of: group, pointers)
    case .region, .stack, .frame, .block: nil
    }
  }

  private static func contents(of group: Group, _ pointers: TextPointers, within width: Int) -> TextPicture {
    switch group.role {
    case .block: return TextBlock(group, pointers).picture()
    case .frame:
      var title = group.texts.sorted { $0.rect.minX < $1.rect.minX }
        .map { $0.struckThrough ? "~\($0.text)~" : $0.text }.joined()
      for case .change(let change) in group.shapes.map(\.form) { title = "(\(change.character)) " + title }
      return rows(of: group.groups, pointers, within: width - 4).framed(title: title)
    case .region, .stack, .legend, .source: return rows(of: group.groups, pointers, within: width)
    }
  }

  /// Groups in the rows they stand in, from top to bottom and from left to right.
  private static func rows(of groups: [Group], _ pointers: TextPointers, within width: Int) -> TextPicture {
    var rows: [[Group]] = []
    var bottom = 0.0
    for group in groups.sorted(by: { $0.rect.maxY > $1.rect.maxY }) {
      if rows.isEmpty || group.rect.midY < bottom {
        rows.append([group])
        bottom = group.rect.minY
      } else {
        rows[rows.count - 1].append(group)
        bottom = min(bottom, group.rect.minY)
      }
    }
    return .column(
      rows.map { row in
        let pictures = row.sorted { $0.rect.minX < $1.rect.minX }.map { contents(of: $0, pointers, within: width) }
        return .flow(pictures, within: width)
      })
  }

  /// Words in lines of at most the page's columns.
  private static func wrapped(_ text: String) -> String {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, TextColumns.count(last) + 1 + TextColumns.count(String(word)) <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append((lines.isEmpty ? "" : "    ") + word)
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func trimmed(_ line: String) -> String {
    let end = line.utf8.lastIndex { $0 != 0x20 }
    return end.map { String(line[...$0]) } ?? ""
  }
}
