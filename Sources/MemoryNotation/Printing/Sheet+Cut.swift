import MemoryModel

extension SyntaxPrinting {
  func cut(_ cut: CutSyntax) -> Sheet.Block {
    Sheet.Block(
      form: .open, head: "cut", items: cut.directives.map(item), hasBlankBefore: cut.hasBlankBefore,
      comments: comments(cut.trivia), inner: inner(cut.inner))
  }

  private func item(_ directive: DirectiveSyntax) -> Sheet.Item {
    .directive(
      text(of: directive), hasBlankBefore: directive.hasBlankBefore, comments: comments(directive.trivia))
  }

  private func text(of directive: DirectiveSyntax) -> String {
    var words = [directive.word.rawValue]
    if !directive.places.isEmpty {
      words.append(directive.places.map(\.written.description).joined(separator: ", "))
    }
    if directive.word == .detail { words.append(directive.detail.rawValue) }
    if let text = directive.text { words.append(self.text(text)) }
    return words.joined(separator: " ")
  }

  /// A file of directives alone.
  func cutSheet(_ cut: CutFileSyntax) -> Sheet {
    var sheet = Sheet()
    for directive in cut.cut.directives {
      sheet.blocks.append(
        Sheet.Block(
          form: .line, head: text(of: directive), hasBlankBefore: directive.hasBlankBefore,
          comments: comments(directive.trivia)))
    }
    for state in cut.states {
      sheet.blocks.append(
        Sheet.Block(
          form: .open, head: "state " + (state.number.map(String.init) ?? text(state.label)),
          items: state.cut.directives.map(item), isSetApart: true, comments: comments(state.cut.trivia),
          inner: inner(state.cut.inner)))
    }
    sheet.closing = lines(parser.file.trivia[parser.file.closing].closing)
    return sheet
  }
}

extension Sheet.Item {
  static func directive(
    _ text: String, hasBlankBefore: Bool = false, comments: Sheet.Comments? = nil
  ) -> Sheet.Item {
    var item = Sheet.Item(name: text, hasBlankBefore: hasBlankBefore, comments: comments)
    item.measure()
    return item
  }
}
