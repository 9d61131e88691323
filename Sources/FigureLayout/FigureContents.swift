import Diagnostics
import FigureStyle
import MemoryModel

/// What a figure shows: the memory as the author cuts it, and what stands around it. Not yet where.
struct FigureContents {
  let cut: CutModel
  /// What is left to be drawn.
  let model: MemoryModel
  let plan: Plan
  let notes: NoteTexts
  let source: CodeView?
  let legend: [LegendEntry]
  private let style: Style
  private let options: LayoutOptions

  /// - Throws: `Diagnostics` where nothing is left to be drawn, or the source is not what the model says.
  init(of whole: MemoryModel, style: Style, options: LayoutOptions) throws {
    cut = CutModel(whole)
    model = cut.model.showing(options.view)
    if model.states.allSatisfy(\.isEmpty), !whole.states.allSatisfy(\.isEmpty) { throw Diagnostics([.nothingLeft]) }
    plan =
      PlanBuilder(
        model, options: options, limits: style.maxElements, leftOut: cut.leftOut, orders: cut.orders
      ).plan
    notes = NoteTexts(of: cut, style: style)
    source = try options.code.flatMap { [model] in try CodeView(model, options: $0) }
    legend = options.showsLegend ? plan.legendEntries : []
    self.style = style
    self.options = options
  }

  /// Whether nothing stands around the memory.
  var isAlone: Bool { source == nil && legend.isEmpty && notes.isEmpty && notes.hasNoCaption }

  var labels: [String?] { model.states.map(\.label) }

  /// All that has to be measured.
  var texts: [MeasuredText] {
    var texts = plan.texts(in: Typography(style: style)) + notes.texts
    texts += Heading(of: model, style: style, options: options).texts
    if let source { texts += CodePanel.texts(of: source, labels: labels, style: style) }
    if !legend.isEmpty { texts += Legend.texts(of: legend, style: style) }
    return texts
  }

  /// Everything in its place, on a page of this width or its natural one.
  func composed(width: Double?, _ sizes: TextSizes) throws -> Composition {
    try Composition(
      view: source, labels: labels, entries: legend, style: style, sizes: sizes, width: width
    ) { try memory(within: $0, sizes) }
  }

  /// The memory with its notes.
  private func memory(within width: Double?, _ sizes: TextSizes) throws -> Scene {
    var whole = options
    whole.width = width
    var body = whole
    body.width = width.map { $0 - NotePlacement.reserve(notes, style, sizes, width: width) }
    // With something around it the memory has the height that this leaves, which is known only when all stands.
    if !isAlone { (body.height, body.heightLimit) = (nil, nil) }
    let heading = Heading(of: model, style: style, options: whole)
    let fitting = Fitting(plan, style: style, sizes: sizes, options: body, heading: heading)
    return try fitting.result().scene.with(notes, within: width)
  }

  // MARK: Pages

  /// One a state, and where there is a key as many more.
  func pages(of composition: Composition) -> [FigurePage] {
    let blanks = options.blanks.isEmpty ? nil : BlankParts(options.blanks, in: plan)
    guard let blanks else { return pages(of: composition, scene: composition.scene, key: nil) }
    var exam = composition.scene
    exam.blanks = blanks
    let pages = pages(of: composition, scene: exam, key: nil)
    return options.hasKey ? pages + self.pages(of: composition, scene: composition.scene, key: blanks) : pages
  }

  /// - Parameter key: What is answered on these pages.
  private func pages(of composition: Composition, scene: Scene, key: BlankParts?) -> [FigurePage] {
    let words = PageWords.pages(of: cut, model, options: options, isKey: key != nil)
    let slugs = PageSlugs.slugs(of: labels)
    let notes = NoteScene(notes, scene.notePlacement, in: scene)
    return model.states.indices.map { state in
      var page = FigurePage(
        label: words[state].label, slug: slugs[state], size: scene.size, summary: words[state].summary,
        description: sentences(words[state], of: state, in: scene).joined(separator: "\n"),
        groups: scene.groups(in: state), texts: scene.heading.labels(of: state, in: scene) + notes.caption(of: state),
        shapes: scene.crosses(in: state) + scene.highlights(cut.highlights[state], in: state)
          + (key.map { scene.answers($0, in: state) } ?? []) + notes.shapes(in: state),
        arrows: scene.arrows(in: state))
      page.leaders = notes.leaders(in: state)
      page.notes = notes.notes(in: state)
      page.caption = cut.captions[state]
      return composition.completed(page, state: state)
    }
  }

  private func sentences(_ words: PageWords, of state: Int, in scene: Scene) -> [String] {
    var sentences = words.sentences
    // What has changed would tell what is to be found out.
    if options.marksChanges, scene.blanks == nil { sentences += plan.changeWords(in: state) }
    if source?.pages[state] != nil, let line = model.states[state].source {
      sentences.insert(Words.line(of: line), at: 0)
    }
    return sentences
  }
}

extension Diagnostic {
  static let nothingLeft = Diagnostic.error(
    "nothing is left to be drawn: the cut hides everything", help: "hide less, or draw without it: --no-cut")
}
