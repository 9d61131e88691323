import ArgumentParser
import MemFig
import RenderJob

struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw figures of memory models and Rust programs.",
    discussion: """
      The ending of an output's name says its format:

        memfig render rc.mem -o rc.svg -o rc.pdf
        memfig render -O -Tsvg -Tpng *.mem
        memfig render rc.mem --state 2 -T txt
        memfig render prog.rs -o prog.pdf

      A Rust program is compiled and run, with your rights, and drawn as it is at each of its comments "// <---"; see \
      memfig help capture.

      Of a model with several states, a PDF gets one page each; other formats need {n} or {state} in the output's \
      name, or --state. Outputs appear whole or not at all, and the same input gives the same bytes on every run; \
      SOURCE_DATE_EPOCH sets the date in documents, which otherwise have none.
      """)

  @Argument(
    help: ArgumentHelp(
      "What to draw: .mem, .json, or a Rust program (.rs, a Cargo package); - is notation on standard input.",
      valueName: "input"))
  var inputs: [String]

  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Figure") var figure: FigureArguments
  @OptionGroup(title: "Author's cut") var cut: CutArguments
  @OptionGroup(title: "Ownership") var view: ViewArguments
  @OptionGroup(title: "Exam") var exam: ExamArguments
  @OptionGroup(title: "Changes, legend and code") var slides: SlideArguments
  @OptionGroup(title: "Fonts") var fonts: FontArguments
  @OptionGroup(title: "Page") var page: PageArguments
  @OptionGroup(title: "Paper and screen") var paper: PaperArguments
  @OptionGroup(title: "SVG") var web: WebArguments
  @OptionGroup(title: "Programs") var programs: ProgramArguments
  @OptionGroup(title: "Diagnostics") var diagnostics: DiagnosticArguments
  @OptionGroup(title: "Limits") var limits: LimitArguments

  func validate() throws {
    let plan = try output.plan(inputs: inputs.count)
    if !exam.blank.isEmpty, plan.targets.contains(where: { $0.format == .json }) {
      throw ValidationError("json is the model itself, with all answers: leave out --blank, or choose another format")
    }
  }

  func run() throws {
    try diagnostics.printer.reporting {
      var options = try web.applied(to: paper.applied(to: page.applied(to: fonts.applied(to: figure.options()))))
      options = slides.applied(to: exam.applied(to: view.applied(to: options)))
      options.layout.bytes = programs.byteView
      let plan = try output.plan(inputs: inputs.count)
      if options.followsScheme, !plan.targets.contains(where: { $0.format == .svg }) {
        diagnostics.printer.print([Self.nothingFollows(figure.style)])
        if diagnostics.strict { return .badInput }
      }
      return diagnostics.job(
        inputs, .draw(options, state: paper.state), plan, limits,
        programs: programs.options(diagnostics), cut: cut.choice
      ).run()
    }
  }

  static func nothingFollows(_ style: String) -> Diagnostic {
    .warning(
      "only SVG follows what a reader prefers: the figure has the light colours of \"\(style)\"",
      help: "write SVG, or choose a style that is light or dark")
  }
}
