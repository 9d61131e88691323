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
    let view = try options.code.flatMap { try CodeView(model, options: $0) }
    let entries = options.showsLegend ? plan.legendEntries : []
    let labels = model.states.map(\.label)
    var texts = plan.texts(in: typography) + Heading(of: model, style: style, options: options).texts
    if let view { texts += CodePanel.texts(of: view, labels: labels, style: style) }
    if !entries.isEmpty { texts += Legend.texts(of: entries, style: style) }
    let sizes = try TextSizes(of: texts, measuring: measuring)
    var heading = Heading(of: model, style: style, options: options)
    let composition = try Composition(
      view: view, labels: labels, entries: entries, style: style, sizes: sizes, width: options.width
    ) { width in
      var options = options
      options.width = width
      heading = Heading(of: model, style: style, options: options)
      return try Layout(plan, style: style, sizes: sizes, options: options, heading: heading).scene()
    }
    let scene = composition.scene
    let slugs = PageSlugs.slugs(of: labels)
    let pages = model.states.indices.map { state in
      var sentences = Words.description(of: model.states[state])
      if options.marksChanges { sentences += plan.changeWords(in: state) }
      if view?.pages[state] != nil, let source = model.states[state].source {
        sentences.insert(Words.line(of: source), at: 0)
      }
      let page = FigurePage(
        label: labels[state], slug: slugs[state], size: scene.size,
        summary: Words.summary(of: model.states[state], in: model), description: sentences.joined(separator: "\n"),
        groups: scene.groups(in: state), texts: heading.labels(of: state, in: scene), shapes: scene.crosses(in: state),
        arrows: scene.arrows(in: state))
      return composition.completed(page, state: state)
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
