import ArgumentParser
import MemFig
import RenderJob

struct Describe: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say in words what a figure shows.",
    discussion: """
      For each state one sentence that can stand in for the picture (alt text), then every region, value, lifecycle \
      and connection, one sentence each. SVG carries the same as its title and description, PDF as its subject:

        memfig describe rc.mem
        memfig describe rc.mem --short --state 2
        memfig describe prog.rs -o prog.json

      A Rust program is compiled and run, with your rights; see memfig help capture.
      """)

  @Argument(
    help: ArgumentHelp(
      "What to describe: .mem, .json, or a Rust program (.rs, a Cargo package); - is notation on standard input.",
      valueName: "input"))
  var input: String

  @Flag(name: .shortAndLong, help: "Only the sentence that stands in for the picture.")
  var short = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where to write: .txt or .json; {n} is a state's number and {state} its label; - is standard output.",
      valueName: "file"))
  var output: String = "-"

  @Option(
    name: [.customShort("T", allowingJoined: true), .long],
    help: ArgumentHelp("txt or json (default: txt, or as the output's name says).", valueName: "format"),
    completion: .list(formats.map(\.rawValue)), transform: { try FormatArgument.format($0, among: Self.formats) })
  var format: OutputFormat?

  @Option(help: ArgumentHelp("Describe only this state, by its label or its number.", valueName: "label"))
  var state: String?

  @Option(help: ArgumentHelp("A title, instead of the model's.", valueName: "text"))
  var title: String?

  @OptionGroup(title: "Author's cut") var cut: CutArguments
  @OptionGroup(title: "Ownership") var view: ViewArguments

  @Option(
    help: ArgumentHelp(
      "Do not tell what is left blank: a place, values, or pointers, as in memfig render. May be given several times.",
      valueName: "what"))
  var blank: [String] = []

  @OptionGroup(title: "Programs") var programs: ProgramArguments
  @OptionGroup(title: "Diagnostics") var diagnostics: DiagnosticArguments
  @OptionGroup(title: "Limits") var limits: LimitArguments

  private static let formats: [OutputFormat] = [.txt, .json]

  func validate() throws { _ = try target() }

  func run() throws {
    try diagnostics.printer.reporting {
      var options = try DrawingOptions(style: "print")
      options.layout.title = title
      options = view.applied(to: options)
      options.blanks = blank
      return diagnostics.job(
        [input], .describe(options, state: state, isShort: short), OutputPlan([try target()]), limits,
        programs: programs.options(diagnostics), cut: cut.choice
      ).run()
    }
  }

  private func target() throws -> OutputPlan.Target {
    let destination = try OutputPlan.Destination(argument: output)
    if let format { return OutputPlan.Target(format, to: destination) }
    if destination == .standardOutput { return OutputPlan.Target(.txt, to: destination) }
    return OutputPlan.Target(try FormatArgument.format(ofFile: output, among: Self.formats), to: destination)
  }
}
