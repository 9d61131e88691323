import FigureLayout
import FigureStyle

/// Arrows as words in their cells: tail, line and head as in the figure, and the name of the target.
///
/// `●─▶▶ shared` is a strong pointer, `○╌✗ shared` a dangling one.
struct TextPointers {
  /// By the cell they leave.
  private var arrows: [String: Arrow] = [:]
  /// Of slices and the like, what they lie on, by the bar's id.
  private var bars: [String: String] = [:]

  init(of page: FigurePage) {
    for arrow in page.arrows { arrows[arrow.source] = arrow }
    if page.arrows.contains(where: { $0.target.hasSuffix("#bar") }) { note(page.groups) }
  }

  private mutating func note(_ groups: [Group]) {
    for group in groups {
      note(group.groups)
      let bars = group.shapes.filter { $0.role == .bar }
      if bars.isEmpty { continue }
      let cover = BarCover(group)
      for bar in bars { self.bars[bar.id] = cover.name(of: bar.rect) }
    }
  }

  /// What the pointer in a cell is and leads to; nil where none leaves it.
  func text(for cell: String) -> String? {
    guard let arrow = arrows[cell] else { return nil }
    let target = arrow.target.hasSuffix("#bar") ? bars[arrow.target] ?? "" : TextPlace.short(arrow.target)
    return Self.sign(of: arrow) + " " + target
  }

  /// Tail, line and head of the pointer in a cell.
  func sign(for cell: String) -> String? { arrows[cell].map(Self.sign) }

  private static func sign(of arrow: Arrow) -> String { glyph(arrow.tail) + line(arrow) + head(arrow) }

  static func glyph(_ tail: PointerStyle.Tail) -> String {
    switch tail {
    case .dot: "●"
    case .odot: "○"
    case .odiamond: "◇"
    case .box: "■"
    }
  }

  /// Heavy where it is exclusive: the heads of borrows, on a wide line.
  private static func line(_ arrow: Arrow) -> String {
    let isExclusive = ["mutable", "ref-mut", "guard"].contains(arrow.kind)
    switch arrow.line {
    case .solid: return isExclusive ? "━" : "─"
    case .dashed: return "╌"
    case .dotted: return "┈"
    }
  }

  private static func head(_ arrow: Arrow) -> String {
    switch arrow.head {
    case .normal: "▶"
    case .normalnormal: "▶▶"
    case .onormal: "▷"
    case .vee: ">"
    case .none: "✗"
    }
  }
}
