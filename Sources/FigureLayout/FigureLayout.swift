import Diagnostics
import FigureStyle
import MemoryModel

extension Figure {
  /// Lays a checked model out, one page a state, all pages of one size.
  ///
  /// - Throws: `Diagnostics` where the figure is too large for its page and may not be scaled, and what `measuring` throws.
  package static func layOut(
    _ model: MemoryModel, style: Style, options: LayoutOptions = LayoutOptions(),
    measuring: borrowing some TextMeasuring & ~Copyable
  ) throws -> Figure {
    let plan = PlanBuilder(model, options: options, limits: style.maxElements).plan
    let typography = Typography(style: style)
    let heading = Heading(of: model, style: style, options: options)
    let sizes = try TextSizes(of: plan.texts(in: typography) + heading.texts, measuring: measuring)
    let fitted = try Fitting(plan, style: style, sizes: sizes, options: options, heading: heading).result()
    let scene = fitted.scene
    let slugs = PageSlugs.slugs(of: model.states.map(\.label))
    let pages = model.states.indices.map { state in
      FigurePage(
        label: model.states[state].label, slug: slugs[state], size: scene.size,
        summary: Words.summary(of: model.states[state], in: model),
        description: Words.description(of: model.states[state]).joined(separator: "\n"),
        groups: scene.groups(in: state), texts: heading.labels(of: state, in: scene), shapes: scene.crosses(in: state),
        arrows: scene.arrows(in: state))
    }
    var figure = Figure(
      title: options.title ?? model.title ?? "", pages: pages, background: style.background,
      arrowSize: style.pointers.arrowSize, genericFamilies: style.fonts.generics)
    figure.slack = scene.drop
    return figure.scaled(by: fitted.scale, toWidth: options.width, height: options.height)
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
