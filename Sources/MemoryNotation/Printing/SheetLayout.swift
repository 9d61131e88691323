/// Writes a sheet in the one canonical form.
///
/// Four spaces a level; values stay on one line where that has at most 100 columns; types of neighbouring cells start
/// in one column, and so do comments at the ends of neighbouring lines.
struct SheetLayout {
  private static let lineWidth = 100
  private static let indentation = 4
  /// Names of more columns are not aligned with others.
  private static let widestName = 24

  private(set) var text = ""
  private var level = 0

  static func text(of sheet: Sheet) -> String {
    var layout = SheetLayout()
    layout.blocks(sheet.blocks)
    layout.comments(sheet.closing, isFirst: sheet.blocks.isEmpty)
    return layout.text
  }

  // MARK: Lines

  private var indent: Int { level * Self.indentation }

  private mutating func startLine() { text += String(repeating: " ", count: indent) }

  private mutating func endLine(_ comment: String? = nil, gap: Int = 2) {
    if let comment { text += String(repeating: " ", count: gap) + comment }
    text += "\n"
  }

  private mutating func comments(_ comments: [Sheet.Comment], isFirst: Bool) {
    for (number, comment) in comments.enumerated() {
      if comment.hasBlankBefore, !(isFirst && number == 0) { endLine() }
      startLine()
      text += comment.text
      endLine()
    }
  }

  /// What stands before a block or an item: comments and empty lines.
  private mutating func lead(_ comments: Sheet.Comments?, hasBlankBefore: Bool, isFirst: Bool, isSetApart: Bool = false)
  {
    let leading = comments?.leading ?? []
    if isSetApart, !isFirst, !(leading.first?.hasBlankBefore ?? hasBlankBefore) { endLine() }
    self.comments(leading, isFirst: isFirst)
    if hasBlankBefore, !(isFirst && leading.isEmpty) { endLine() }
  }

  // MARK: Blocks

  private mutating func blocks(_ blocks: [Sheet.Block]) {
    for (number, block) in blocks.enumerated() {
      lead(
        block.comments, hasBlankBefore: block.hasBlankBefore, isFirst: number == 0,
        isSetApart: block.isSetApart || (number > 0 && blocks[number - 1].isSetApart))
      self.block(block)
    }
  }

  private mutating func block(_ block: Sheet.Block) {
    startLine()
    text += block.head
    let trailing = block.comments?.trailing
    let isEmpty = block.blocks.isEmpty && block.items.isEmpty && block.inner == nil
    switch block.form {
    case .line: return endLine(trailing)
    case .frame where isEmpty, .foldable where isEmpty: return endLine(trailing)
    case .open where isEmpty:
      text += " {}"
      return endLine(trailing)
    case .foldable:
      var piece = Sheet.Piece(text: "{", closing: "}", items: block.items, inner: block.inner)
      piece.measure()
      if indent + Sheet.columns(block.head) + 1 + piece.width <= Self.lineWidth {
        text += " "
        flat(piece)
        return endLine(trailing)
      }
    case .open, .frame: break
    }
    text += " {"
    endLine(block.inner?.opening)
    level += 1
    blocks(block.blocks)
    items(block.items)
    comments(block.inner?.closing ?? [], isFirst: block.blocks.isEmpty && block.items.isEmpty)
    level -= 1
    startLine()
    text += "}"
    endLine(trailing)
  }

  // MARK: Cells

  /// Cells on lines of their own.
  private mutating func items(_ items: [Sheet.Item]) {
    var groupEnd = 0
    var nameWidth = 0
    var runEnd = 0
    var commentColumn = 0
    for (number, item) in items.enumerated() {
      if number == groupEnd { (groupEnd, nameWidth) = group(items, from: number) }
      if number >= runEnd, item.comments?.trailing != nil {
        (runEnd, commentColumn) = commentRun(items, from: number, to: groupEnd, nameWidth: nameWidth)
      }
      lead(item.comments, hasBlankBefore: item.hasBlankBefore, isFirst: number == 0)
      startLine()
      let padding = Self.padding(item, nameWidth)
      self.item(item, padding: padding)
      endLine(
        item.comments?.trailing,
        gap: number < runEnd && fits(item, padding) ? commentColumn - (indent + item.width + padding) : 2)
    }
  }

  /// Where the cells that follow each other without an empty line end, and the widest of their names.
  private func group(_ items: [Sheet.Item], from start: Int) -> (end: Int, nameWidth: Int) {
    var end = start
    var nameWidth = 0
    repeat {
      if items[end].words.isEmpty, items[end].nameWidth <= Self.widestName {
        nameWidth = max(nameWidth, items[end].nameWidth)
      }
      end += 1
    } while end < items.count && !items[end].hasBlankBefore
      && items[end].comments?.leading.contains { $0.hasBlankBefore } != true
    return (end, nameWidth)
  }

  private static func padding(_ item: Sheet.Item, _ nameWidth: Int) -> Int {
    item.words.isEmpty && item.nameWidth > 0 ? max(0, nameWidth - item.nameWidth) : 0
  }

  private func fits(_ item: Sheet.Item, _ padding: Int, extra: Int = 0) -> Bool {
    indent + item.width + padding + extra <= Self.lineWidth
  }

  /// Where the lines with comments that follow each other end, and the column their comments start in.
  private func commentRun(
    _ items: [Sheet.Item], from start: Int, to groupEnd: Int, nameWidth: Int
  ) -> (end: Int, column: Int) {
    var end = start
    var column = 0
    while end < groupEnd, items[end].comments?.trailing != nil,
      end == start || items[end].comments?.leading.isEmpty == true
    {
      let padding = Self.padding(items[end], nameWidth)
      guard fits(items[end], padding) else { break }
      column = max(column, indent + items[end].width + padding)
      end += 1
    }
    return (max(end, start + 1), column + 2)
  }

  private mutating func head(_ item: Sheet.Item, padding: Int = 0) {
    text += item.words
    text += item.name
    if !item.type.isEmpty {
      text += ":"
      text += String(repeating: " ", count: padding + 1)
      text += item.type
    }
    text += item.attributes
    if item.value != nil, !item.name.isEmpty { text += " = " }
  }

  /// An item at the current position, over several lines where it does not fit on one.
  private mutating func item(_ item: Sheet.Item, padding: Int = 0, extra: Int = 0) {
    head(item, padding: padding)
    guard let value = item.value else { return }
    if value.closing.isEmpty || fits(item, padding, extra: extra) { return flat(value) }
    text += value.text
    endLine(value.inner?.opening)
    level += 1
    if value.isBraces { items(value.items) } else { elements(value.items) }
    comments(value.inner?.closing ?? [], isFirst: value.items.isEmpty)
    level -= 1
    startLine()
    text += value.closing
  }

  private mutating func flat(_ piece: Sheet.Piece) {
    text += piece.text
    if piece.closing.isEmpty { return }
    if piece.isBraces, !piece.items.isEmpty { text += " " }
    for (number, item) in piece.items.enumerated() {
      if number > 0 { text += ", " }
      head(item)
      if let value = item.value { flat(value) }
    }
    if piece.needsComma { text += "," }
    if piece.isBraces, !piece.items.isEmpty { text += " " }
    text += piece.closing
  }

  // MARK: Elements

  /// Elements over several lines, as many on a line as fit where all are short and nothing stands between them.
  private mutating func elements(_ items: [Sheet.Item]) {
    let widest = Self.lineWidth - indent - 1
    let isPlain = items.enumerated().allSatisfy { number, item in
      item.comments == nil && item.width <= widest && item.value?.isBraces != true
        && (number == 0 || !item.hasBlankBefore)
    }
    var column = 0
    for (number, item) in items.enumerated() {
      if isPlain {
        if number > 0, column + 2 + item.width + 1 <= Self.lineWidth {
          text += " "
          column += 1
        } else {
          if number > 0 { endLine() }
          startLine()
          column = indent
        }
        self.item(item)
        column += item.width + 1
        text += ","
      } else {
        lead(item.comments, hasBlankBefore: item.hasBlankBefore, isFirst: number == 0)
        startLine()
        self.item(item, extra: 1)
        text += ","
        endLine(item.comments?.trailing)
      }
    }
    if isPlain, !items.isEmpty { endLine() }
  }
}
