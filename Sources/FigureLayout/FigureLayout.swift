import Diagnostics
import FigureStyle
import MemoryModel

extension Figure {
  /// Lays a checked model out, one page a state, all pages of one size.
  ///
  /// - Throws: `Diagnostics` where a block is wider than the page that was asked for, and what `measuring` throws.
  package static func layOut(
    _ model: MemoryModel, style: Style, options: LayoutOptions = LayoutOptions(),
    measuring: borrowing some TextMeasuring & ~Copyable
  ) throws -> Figure {
    let plan = PlanBuilder(model, options: options).plan
    let typography = Typography(style: style)
    let headings = model.states.map { Heading(model: model, state: $0, options: options) }
    let headingTexts = headings.flatMap { $0.texts.map { MeasuredText($0, typography.region) } }
    let sizes = try TextSizes(of: plan.texts(in: typography) + headingTexts, measuring: measuring)
    let scene = try Layout(plan, style: style, sizes: sizes, options: options, hasHeading: !headingTexts.isEmpty)
      .scene()
    let slugs = PageSlugs.slugs(of: model.states.map(\.label))
    let pages = model.states.indices.map { state in
      FigurePage(
        label: model.states[state].label, slug: slugs[state], size: scene.size,
        summary: Words.summary(of: model.states[state], in: model),
        description: Words.description(of: model.states[state]).joined(separator: "\n"),
        groups: scene.groups(in: state), texts: headings[state].labels(in: scene), shapes: scene.crosses(in: state),
        arrows: scene.arrows(in: state))
    }
    return Figure(
      title: options.title ?? model.title ?? "", pages: pages, background: style.background,
      arrowSize: style.pointers.arrowSize, genericFamilies: style.fonts.generics)
  }
}

extension Fonts {
  fileprivate var generics: [String: String] {
    var generics: [String: String] = [:]
    for family in [sans, type] { generics[family] = "sans-serif" }
    generics[mono] = "monospace"
    return generics
  }
}

/// The title and the state's label over a figure, where they are asked for.
struct Heading {
  let texts: [String]

  init(model: MemoryModel, state: MemoryState, options: LayoutOptions) {
    let title = options.title ?? model.title
    let parts = [title, state.label].compactMap { $0 }.filter { !$0.isEmpty }
    texts = options.showsTitle && !parts.isEmpty ? [DrawnText.shown(parts.joined(separator: " – "), limit: 120)] : []
  }

  func labels(in scene: Scene) -> [Label] {
    texts.map { text in
      scene.label(
        text, scene.typography.region, scene.style.inks.ink,
        from: Point(x: scene.style.spacing.margin, y: scene.style.spacing.margin + scene.style.sizes.region / 2 + 2),
        id: "title")
    }
  }

  /// The height a heading takes, in points.
  static func height(_ style: Style) -> Double { (style.sizes.region * 2.2).rounded() }
}
