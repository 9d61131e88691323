import ArgumentParser
import RenderJob

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find errors in models and in their figures; draw nothing.",
    discussion: """
      Prints nothing and exits 0 when a model has no errors and its figure keeps what every figure promises: no \
      pointer crosses a text, every head ends on what it points to, nothing overlaps that should not. Layout depends \
      on style and width, so check with those you draw with:

        memfig check --style mono --width 120mm *.mem

      A Rust program is compiled and run, with your rights; see memfig help capture.
      """)

  @Argument(
    help: ArgumentHelp(
      "What to check: .mem, .json, or a Rust program (.rs, a Cargo package); - is notation on standard input.",
      valueName: "input"))
  var inputs: [String]

  @OptionGroup(title: "Figure") var figure: FigureArguments
  @OptionGroup(title: "Page") var page: PageArguments
  @OptionGroup(title: "Programs") var programs: ProgramArguments
  @OptionGroup(title: "Diagnostics") var diagnostics: DiagnosticArguments
  @OptionGroup(title: "Limits") var limits: LimitArguments

  func run() throws {
    try diagnostics.printer.reporting {
      diagnostics.job(
        inputs, .check(page.applied(to: try figure.options())), OutputPlan([]), limits,
        programs: programs.options(diagnostics)
      ).run()
    }
  }
}
