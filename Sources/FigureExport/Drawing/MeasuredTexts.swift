import FigureLayout
import Graphviz

/// All texts that a renderer has measured; each is measured once, and drawn as it was measured.
final class MeasuredTexts {
  private final class Sheet {
    let sheet: TextSheet

    init(_ sheet: consuming TextSheet) { self.sheet = sheet }
  }

  private var sheets: [Sheet] = []
  private var known: [MeasuredText: TextSheet.Entry] = [:]

  /// The texts as measured, in their order.
  func entries(of texts: [MeasuredText], in context: borrowing Context) throws -> [TextSheet.Entry] {
    var new: Set<MeasuredText> = []
    let missing = texts.filter { known[$0] == nil && new.insert($0).inserted }
    if !missing.isEmpty {
      let sheet = try TextSheet(
        measuring: missing.map { TextLine($0.text, font: FontName($0.font), size: $0.font.size) }, in: context)
      for (text, entry) in zip(missing, sheet.entries) { known[text] = entry }
      sheets.append(Sheet(sheet))
    }
    return texts.compactMap { known[$0] }
  }

  subscript(label: Label) -> TextSheet.Entry? { known[MeasuredText(label.text, label.font)] }
}

extension FontName {
  init(_ font: Font) { self.init(families: [font.family], isBold: font.bold, isItalic: font.italic) }
}
