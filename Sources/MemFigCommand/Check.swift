import ArgumentParser
import RenderJob

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find errors in models and in their figures, and leaks in programs; draw nothing.",
    discussion: """
      Prints nothing and exits 0 when a model has no errors and its figure keeps what every figure promises: no \
      pointer crosses a text, every head ends on what it points to, nothing overlaps that should not. Layout depends \
      on style and width, so check with those you draw with:

        memfig check --style mono --width 120mm *.mem

      A Rust program is compiled and run, with your rights; see memfig help capture.
      Of a Rust program it lists leaks too: heap blocks that nothing of the running program leads to at a marker, by \
      the place of their allocation. They are warnings, which --strict makes fail.
      """)

  @Argument(
    help: ArgumentHelp(
      "What to check: .mem, .json, or a Rust program (.rs, a Cargo package); - is notation on standard input.",
      valueName: "input"))
  var inputs: [String]

  @OptionGroup(title: "Figure") var figure: FigureArguments
  @OptionGroup(title: "Author's cut") var cut: CutArguments
  @OptionGroup(title: "Ownership") var view: ViewArguments
  @OptionGroup(title: "Exam") var exam: ExamArguments
  @OptionGroup(title: "Changes, legend and code") var slides: SlideArguments
  @OptionGroup(title: "Fonts") var fonts: FontArguments
  @OptionGroup(title: "Page") var page: PageArguments
  @OptionGroup(title: "Programs") var programs: ProgramArguments
  @OptionGroup(title: "Diagnostics") var diagnostics: DiagnosticArguments
  @OptionGroup(title: "Limits") var limits: LimitArguments

  func run() throws {
    var captured = programs.options(diagnostics)
    captured.request.leaks = true
    try diagnostics.printer.reporting {
      var options = slides.applied(
        to: exam.applied(to: view.applied(to: try page.applied(to: fonts.applied(to: figure.options())))))
      options.layout.bytes = programs.byteView
      return diagnostics.job(
        inputs, .check(options), OutputPlan([]), limits, programs: captured, cut: cut.choice
      ).run()
    }
  }
}
