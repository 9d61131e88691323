import ArgumentParser
import RenderJob

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turn notation into JSON and JSON into notation.",
    discussion: """
      Nothing is lost either way but the comments of the notation, which JSON has no place for. Without -o the \
      result goes to standard output, in the other format than the input's:

        memfig convert rc.mem -o rc.json
      """)

  @Argument(help: "The model: .mem or .json; - is notation on standard input.")
  var input: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write: a name ending in .json or .mem; - is standard output.", valueName: "file"))
  var output: String = "-"

  @Option(
    name: [.customShort("T", allowingJoined: true), .long],
    help: ArgumentHelp("json or mem, where the output's name does not say it.", valueName: "format"),
    completion: .list(["json", "mem"]), transform: { try FormatArgument.format($0, among: [.json, .mem]) })
  var format: OutputFormat?

  @OptionGroup(title: "Diagnostics") var diagnostics: DiagnosticArguments
  @OptionGroup(title: "Limits") var limits: LimitArguments

  func validate() throws { _ = try target() }

  func run() throws {
    try diagnostics.printer.reporting {
      diagnostics.job([input], .convert, OutputPlan([try target()]), limits).run()
    }
  }

  private func target() throws -> OutputPlan.Target {
    let destination = try OutputPlan.Destination(argument: output)
    if let format { return OutputPlan.Target(format, to: destination) }
    if destination == .standardOutput {
      return OutputPlan.Target(OutputFormat(endingOf: input) == .json ? .mem : .json, to: destination)
    }
    return OutputPlan.Target(try FormatArgument.format(ofFile: output, among: [.json, .mem]), to: destination)
  }
}
