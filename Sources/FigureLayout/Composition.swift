import Diagnostics
import FigureStyle
import MemoryModel

/// What stands around the memory: the source at its left or over it, the legend below. The same in all states, so that
/// nothing moves.
struct Composition {
  private enum Side { case left, above }

  let scene: Scene
  private let panel: CodePanel?
  private let view: CodeView?
  private let side: Side
  private let legend: Legend
  private let style: Style
  let size: Size

  /// Between the memory and what stands beside it.
  private static let gap = 14.0
  /// From the left edge of the memory to the legend and the badge, which stand in line with the regions' names.
  private static let legendIndent = 10.0
  /// A page that is wider, by its height, is a strip: the source goes over the memory, unless a book has room for it.
  private static let widest = 2.4
  private static let bookWidth = 480.0
  /// The source takes at most this share of a page whose width is given.
  private static let largestShare = 0.5

  /// - Parameter layOut: the memory within a width, or in its natural one.
  /// - Throws: What `layOut` throws.
  init(
    view: CodeView?, labels: [String?], entries: [LegendEntry], style: Style, sizes: TextSizes, width: Double?,
    layOut: (Double?) throws -> Scene
  ) throws {
    self.view = view
    self.style = style
    let margin = style.spacing.margin
    func panel(within limit: Double) -> CodePanel? {
      view.map { CodePanel($0, labels: labels, style: style, sizes: sizes, limit: limit) }
    }
    let own = panel(within: .infinity)
    if let own, let left = try Self.left(of: own, width: width, style: style, layOut: layOut) {
      (scene, side, self.panel) = (left, .left, own)
    } else {
      scene = try layOut(width)
      side = .above
      self.panel = panel(within: width.map { $0 - 2 * margin } ?? .infinity)
    }
    var total = scene.size
    if let own = self.panel {
      let badge = Self.badgeSpace(style)
      switch side {
      case .left:
        total.width += own.size.width + Self.gap
        total.height = max(total.height + badge, own.size.height + 2 * margin)
      case .above:
        total.width = max(total.width, own.size.width + 2 * margin)
        total.height += own.size.height + Self.gap + badge
      }
    }
    let around = 2 * margin + Self.legendIndent
    legend = Legend(entries, style: style, sizes: sizes, width: total.width - around)
    if !legend.isEmpty {
      total.width = max(total.width, (legend.size.width + around).rounded(.up))
      total.height += legend.size.height + Self.gap
    }
    size = Size(width: max(total.width, width ?? 0), height: total.height)
  }

  /// The memory beside the source, where that is the better page.
  private static func left(
    of panel: CodePanel, width: Double?, style: Style, layOut: (Double?) throws -> Scene
  ) throws -> Scene? {
    let beside = panel.size.width + gap
    guard let width else {
      let scene = try layOut(nil)
      let height = max(scene.size.height + badgeSpace(style), panel.size.height + 2 * style.spacing.margin)
      let total = scene.size.width + beside
      return total <= bookWidth || total / height <= widest ? scene : nil
    }
    guard panel.size.width <= largestShare * width else { return nil }
    do {
      let scene = try layOut(width - beside)
      if scene.size.width > width - beside + 1e-6 { return nil }
      // Where it had to be broken into many rows it is better off with the whole width.
      let above = try layOut(width).size.height + gap + panel.size.height
      return scene.size.height <= above ? scene : nil
    } catch is Diagnostics {
      return nil
    }
  }

  private static func badgeSpace(_ style: Style) -> Double { Badge.size(text: 0, style: style).height + 6 }

  // MARK: Painting

  /// A page of the memory alone, with what stands around it.
  func completed(_ page: FigurePage, state: Int) -> FigurePage {
    var page = page
    page.size = size
    let margin = style.spacing.margin
    var top = size.height
    if let panel {
      if side == .above { top -= panel.size.height + Self.gap }
      let x = side == .left ? panel.size.width + Self.gap : 0
      page.move(x: x, y: top - Self.badgeSpace(style) - scene.size.height)
      page.groups.insert(
        panel.group(
          of: state, at: Point(x: margin, y: size.height - margin), width: panel.size.width), at: 0)
      // A title stands at the margin.
      let indent = page.texts.isEmpty ? Self.legendIndent : 0
      if view?.pages[state] != nil {
        page.shapes.append(panel.badge(of: state, at: Point(x: x + margin + indent, y: top - margin)))
      }
    } else {
      page.move(x: 0, y: size.height - scene.size.height)
    }
    if !legend.isEmpty {
      legend.paint(
        at: Point(x: margin + Self.legendIndent, y: margin + legend.size.height),
        width: size.width - 2 * margin - Self.legendIndent, on: &page)
    }
    return page
  }
}
