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
    let heading = Heading(of: model, style: style, options: options)
    let sizes = try TextSizes(of: plan.texts(in: typography) + heading.texts, measuring: measuring)
    let scene = try Layout(plan, style: style, sizes: sizes, options: options, heading: heading).scene()
    let slugs = PageSlugs.slugs(of: model.states.map(\.label))
    let words = PageWords.pages(of: model, options: options)
    let pages = model.states.indices.map { state in
      FigurePage(
        label: words[state].label, slug: slugs[state], size: scene.size, summary: words[state].summary,
        description: words[state].sentences.joined(separator: "\n"),
        groups: scene.groups(in: state), texts: heading.labels(of: state, in: scene), shapes: scene.crosses(in: state),
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
