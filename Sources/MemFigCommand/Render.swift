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
  @OptionGroup(title: "Page") var page: PageArguments
  @OptionGroup(title: "Paper and screen") var paper: PaperArguments
  @OptionGroup(title: "Programs") var programs: ProgramArguments
  @OptionGroup(title: "Diagnostics") var diagnostics: DiagnosticArguments
  @OptionGroup(title: "Limits") var limits: LimitArguments

  func validate() throws { _ = try output.plan(inputs: inputs.count) }

  func run() throws {
    try diagnostics.printer.reporting {
      let options = try paper.applied(to: page.applied(to: figure.options()))
      let plan = try output.plan(inputs: inputs.count)
      return diagnostics.job(
        inputs, .draw(options, state: paper.state), plan, limits,
        programs: programs.options(diagnostics)
      ).run()
    }
  }
}
