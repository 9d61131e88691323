import Diagnostics
import FigureStyle
import MemoryModel

extension Figure {
  /// Lays a checked model out, one page a state, all pages of one size; where there is a key, its pages follow.
  ///
  /// - Throws: `Diagnostics` where the figure is too large for its page and may not be scaled, or nothing is left to be
  ///   drawn, and what `measuring` throws.
  package static func layOut(
    _ model: MemoryModel, style: Style, options: LayoutOptions = LayoutOptions(),
    measuring: borrowing some TextMeasuring & ~Copyable
  ) throws -> Figure {
    let whole = model
    let cut = CutModel(model)
    let model = cut.model.showing(options.view)
    if model.states.allSatisfy(\.isEmpty), !whole.states.allSatisfy(\.isEmpty) { throw Diagnostics([.nothingLeft]) }
    let plan = PlanBuilder(
      model, options: options, limits: style.maxElements, leftOut: cut.leftOut, orders: cut.orders
    ).plan
    let typography = Typography(style: style)
    let notes = NoteTexts(of: cut, style: style)
    let view = try options.code.flatMap { try CodeView(model, options: $0) }
    let entries = options.showsLegend ? plan.legendEntries : []
    let labels = model.states.map(\.label)
    var texts = plan.texts(in: typography) + Heading(of: model, style: style, options: options).texts + notes.texts
    if let view { texts += CodePanel.texts(of: view, labels: labels, style: style) }
    if !entries.isEmpty { texts += Legend.texts(of: entries, style: style) }
    let sizes = try TextSizes(of: texts, measuring: measuring)
    // With something around it the memory has the height that this leaves, which is known only when all stands.
    let isAlone = view == nil && entries.isEmpty && notes.isEmpty && notes.hasNoCaption
    func composed(_ width: Double?) throws -> Composition {
      try Composition(
        view: view, labels: labels, entries: entries, style: style, sizes: sizes, width: width
      ) { width in
        var body = options
        body.width = width.map { $0 - NotePlacement.reserve(notes, style, sizes, width: width) }
        if !isAlone { (body.height, body.heightLimit) = (nil, nil) }
        var whole = options
        whole.width = width
        let heading = Heading(of: model, style: style, options: whole)
        let fitting = Fitting(plan, style: style, sizes: sizes, options: body, heading: heading)
        return try fitting.result().scene.with(notes, within: width)
      }
    }
    let composition =
      try isAlone ? composed(options.width) : FittedPage.best(options) { try composed($0) }
    let page = try FittedPage(composition.size, options: options)
    let scene = composition.scene
    let slugs = PageSlugs.slugs(of: labels)
    let noteScene = NoteScene(notes, scene.notePlacement, in: scene)
    let blanks = options.blanks.isEmpty ? nil : BlankParts(options.blanks, in: plan)
    var pages: [FigurePage] = []
    for isKey in blanks != nil && options.hasKey ? [false, true] : [false] {
      let words = PageWords.pages(of: cut, model, options: options, isKey: isKey)
      var scene = scene
      scene.blanks = isKey ? nil : blanks
      for state in model.states.indices {
        var sentences = words[state].sentences
        // What has changed would tell what is to be found out.
        if options.marksChanges, scene.blanks == nil { sentences += plan.changeWords(in: state) }
        if view?.pages[state] != nil, let source = model.states[state].source {
          sentences.insert(Words.line(of: source), at: 0)
        }
        var drawn = FigurePage(
          label: words[state].label, slug: slugs[state], size: scene.size, summary: words[state].summary,
          description: sentences.joined(separator: "\n"), groups: scene.groups(in: state),
          texts: scene.heading.labels(of: state, in: scene) + noteScene.caption(of: state),
          shapes: scene.crosses(in: state) + scene.highlights(cut.highlights[state], in: state)
            + (isKey ? blanks.map { scene.answers($0, in: state) } ?? [] : []) + noteScene.shapes(in: state),
          arrows: scene.arrows(in: state))
        drawn.leaders = noteScene.leaders(in: state)
        drawn.notes = noteScene.notes(in: state)
        drawn.caption = cut.captions[state]
        pages.append(composition.completed(drawn, state: state))
      }
    }
    var figure = Figure(
      title: options.title ?? model.title ?? "", pages: pages, background: style.background,
      arrowSize: style.pointers.arrowSize, genericFamilies: style.fonts.generics)
    figure.warnings = cut.lost.map { .lost($0) }
    figure.slack = isAlone ? scene.drop : page.slack
    if !isAlone { for index in figure.pages.indices { page.fill(&figure.pages[index]) } }
    return figure.scaled(by: page.scale, toWidth: options.width, height: options.height)
  }
}

extension Diagnostic {
  static let nothingLeft = Diagnostic.error(
    "nothing is left to be drawn: the cut hides everything", help: "hide less, or draw without it: --no-cut")

  static func lost(_ directive: CutDirective) -> Diagnostic {
    let place = directive.places.first?.description ?? ""
    return .warning(
      "the \(directive.word.rawValue) on \"\(place)\" is not drawn: its place is hidden",
      help: "leave it out, or show \"\(place)\"")
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
