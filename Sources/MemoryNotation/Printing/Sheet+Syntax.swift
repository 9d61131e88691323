import MemoryModel

/// Makes a sheet of a file's syntax: nothing is left out, added or put in another order.
struct SyntaxPrinting {
  let parser: Parser

  func sheet() -> Sheet {
    let file = parser.file
    var sheet = Sheet()
    if let title = file.title {
      sheet.blocks.append(
        Sheet.Block(
          form: .line, head: "memory " + text(title), isSetApart: true, comments: comments(file.titleTrivia)))
    }
    var cut = file.cut.isWritten ? self.cut(file.cut) : nil
    cut?.isSetApart = true
    func addCut(before start: Int) {
      guard let block = cut, file.cut.span.start < start else { return }
      sheet.blocks.append(block)
      cut = nil
    }
    for state in file.states {
      let regions = regions(state)
      if file.isBare {
        for region in regions {
          addCut(before: region.start)
          sheet.blocks.append(region.block)
        }
      } else {
        addCut(before: state.span.start)
        sheet.blocks.append(
          Sheet.Block(
            form: .open, head: "state" + (state.label.map { " " + text($0) } ?? ""), blocks: regions.map(\.block),
            isSetApart: true, comments: comments(state.trivia), inner: inner(state.inner)))
      }
    }
    addCut(before: .max)
    sheet.closing = lines(file.trivia[file.closing].closing)
    return sheet
  }

  /// A string or name in canonical quotes.
  func text(_ span: Span) -> String { Place.inQuotes(parser.nameText(span)) }

  // MARK: Comments

  func lines(_ lines: [Trivia.Line]) -> [Sheet.Comment] {
    lines.map { Sheet.Comment(text: parser.text($0.span.range), hasBlankBefore: $0.hasBlankBefore) }
  }

  func comments(_ index: Int) -> Sheet.Comments? {
    if index == 0 { return nil }
    let trivia = parser.file.trivia[index]
    return Sheet.Comments(leading: lines(trivia.leading), trailing: trivia.trailing.map { parser.text($0.range) })
  }

  func inner(_ index: Int) -> Sheet.InnerComments? {
    if index == 0 { return nil }
    let trivia = parser.file.trivia[index]
    return Sheet.InnerComments(opening: trivia.opening.map { parser.text($0.range) }, closing: lines(trivia.closing))
  }

  // MARK: Blocks

  private func regions(_ state: StateSyntax) -> [(start: Int, block: Sheet.Block)] {
    var regions: [(region: Region, block: BlockSyntax)] = [
      (.code, state.code), (.globals, state.globals), (.heap, state.heap),
    ]
    regions += state.stacks.map { (.stack, $0) }
    var blocks: [(start: Int, block: Sheet.Block)] =
      regions.filter(\.block.isWritten).map { ($0.block.span.start, region($0.region, $0.block)) }
    if let source = state.source { blocks.append((source.span.start, self.source(source))) }
    if state.cut.isWritten { blocks.append((state.cut.span.start, cut(state.cut))) }
    return blocks.sorted { $0.start < $1.start }
  }

  private func source(_ syntax: SourceSyntax) -> Sheet.Block {
    Sheet.Block(
      form: .line, head: "source \(text(syntax.path)) line \(syntax.line)", hasBlankBefore: syntax.hasBlankBefore,
      comments: comments(syntax.trivia))
  }

  private func region(_ region: Region, _ syntax: BlockSyntax) -> Sheet.Block {
    var block = block(syntax, form: .open, head: region.rawValue)
    if !syntax.name.isEmpty, parser.nameText(syntax.name) != "main" {
      block.head += " " + Place.inQuotes(parser.nameText(syntax.name))
    }
    block.blocks = syntax.blocks.map {
      self.block(
        $0, form: region == .code ? .foldable : .frame, head: .frame(parser.nameText($0.name), line: $0.line))
    }
    return block
  }

  private func block(_ syntax: BlockSyntax, form: Sheet.Block.Form, head: String) -> Sheet.Block {
    Sheet.Block(
      form: form, head: head, items: syntax.entries.map(item), hasBlankBefore: syntax.hasBlankBefore,
      comments: comments(syntax.trivia), inner: inner(syntax.inner))
  }

  // MARK: Items

  private func item(_ syntax: EntrySyntax) -> Sheet.Item {
    var item = Sheet.Item(hasBlankBefore: syntax.hasBlankBefore, comments: comments(syntax.trivia))
    if syntax.isGap {
      item.name = "..."
    } else if !syntax.name.isEmpty {
      item.type = syntax.type.isEmpty ? "" : parser.typeText(syntax.type)
      item.setHead(
        name: parser.nameText(syntax.name), lifecycle: syntax.lifecycle, storage: syntax.storage,
        address: syntax.address, size: syntax.size, isFollowed: syntax.value != nil)
    }
    item.value = syntax.value.map(piece)
    item.measure()
    return item
  }

  private func piece(_ syntax: ValueSyntax) -> Sheet.Piece {
    var piece: Sheet.Piece
    let kind = syntax.pointerKind.map { " as " + $0.rawValue } ?? ""
    switch syntax.kind {
    case .scalar: piece = Sheet.Piece(text: parser.text(syntax.span.range))
    case .uninitialized: piece = Sheet.Piece(text: "?")
    case .opaque: piece = Sheet.Piece(text: "_")
    case .null: piece = Sheet.Piece(text: "null" + kind)
    case .hidden: piece = Sheet.Piece(text: "&..." + kind)
    case .dangling: piece = Sheet.Piece(text: "dangling" + kind)
    case .address: piece = Sheet.Piece(text: "&0x" + String(syntax.number, radix: 16) + kind)
    case .place:
      let place = parser.file.places[Int(syntax.number)]
      let range = place.range.map { "[\($0.lowerBound)..\($0.upperBound)]" } ?? ""
      piece = Sheet.Piece(text: "&" + place.written.description + range + kind)
    case .elided: piece = Sheet.Piece(text: "... \(syntax.number) more")
    case .spare: piece = Sheet.Piece(text: "... \(syntax.number) spare")
    case .fields: piece = Sheet.Piece(text: "{", closing: "}")
    case .tuple: piece = Sheet.Piece(text: "(", closing: ")")
    case .elements: piece = Sheet.Piece(text: "[", closing: "]")
    case .variant, .tupleVariant:
      piece = .variant(
        parser.text(syntax.name.range), isTuple: syntax.kind == .tupleVariant,
        isEmpty: syntax.children.isEmpty && syntax.inner == 0)
    }
    piece.items = syntax.children.map(item)
    piece.inner = inner(syntax.inner)
    piece.measure()
    return piece
  }
}

extension Sheet.Item {
  /// Sets words, name and attributes. A name that could be taken for a word, because another word or nothing follows it,
  /// is put in quotes.
  mutating func setHead(
    name: String, lifecycle: Lifecycle, storage: Storage, address: UInt64?, size: Int?, isFollowed: Bool
  ) {
    switch lifecycle {
    case .live: break
    case .maybeMoved: words = "maybe moved "
    case .uninitialized: words = "uninit "
    case .moved, .dropped, .freed: words = lifecycle.rawValue + " "
    }
    switch storage {
    case .ordinary: break
    case .const: words += "const "
    case .static(let mutable): words += mutable ? "static mut " : "static "
    }
    if let address { attributes = " @0x" + String(address, radix: 16) }
    if let size { attributes += " size \(size)" }
    let isWord = type.isEmpty && (size != nil || !isFollowed) && Self.words.contains(name)
    self.name = isWord ? Place.inQuotes(name) : Place.quoted(name)
  }

  private static let words: Set<String> = [
    "moved", "maybe", "dropped", "freed", "uninit", "const", "static", "mut", "let", "size", "fn", "state", "stack",
    "heap", "globals", "code",
  ]
}

extension Sheet.Piece {
  static func variant(_ name: String, isTuple: Bool, isEmpty: Bool) -> Sheet.Piece {
    if isEmpty {
      return Sheet.Piece(text: Value.literal(name) == .variant(name, []) ? name : name + "()")
    }
    return isTuple ? Sheet.Piece(text: name + "(", closing: ")") : Sheet.Piece(text: name + " {", closing: "}")
  }
}
