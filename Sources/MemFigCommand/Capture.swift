import ArgumentParser
import RenderJob

struct Capture: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the memory model of a real Rust program.",
    discussion: """
      Compiles the program, runs it, and reads its memory each time it comes to a comment "// <---". The comment may \
      have a label, and stands at the end of a line or on a line of its own:

        let a = Box::new(1); // <--- after the box
        memfig capture prog.rs -o prog.mem
        memfig render prog.rs -o prog.svg

      The program is a source file, or a Cargo package by its folder or its Cargo.toml. It runs with your rights, and \
      so do its build scripts and macros: capture only what you would run. Your files stay as they are; what is \
      built goes to a temporary folder that is removed; what the program starts is ended with it. Models and snapshots hold what the program had in memory.
      """)

  @Argument(help: ArgumentHelp("The program: .rs, or a Cargo package's folder or Cargo.toml.", valueName: "program"))
  var program: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where to write: a name ending in .mem, .json or .snapshot; - is standard output.", valueName: "file"))
  var output: String = "-"

  @Option(
    name: [.customShort("T", allowingJoined: true), .long],
    help: ArgumentHelp(
      "mem, json, or snapshot for raw memory as lines of JSON (default: mem, or as the output's name says).",
      valueName: "format"),
    completion: .list(formats.map(\.rawValue)), transform: { try FormatArgument.format($0, among: Self.formats) })
  var format: OutputFormat?

  @OptionGroup(title: "Program") var options: ProgramArguments
  @OptionGroup(title: "Author's cut") var cut: CutArguments
  @OptionGroup(title: "Diagnostics") var diagnostics: DiagnosticArguments
  @OptionGroup(title: "Limits") var limits: LimitArguments

  private static let formats: [OutputFormat] = [.mem, .json, .snapshot]

  func validate() throws {
    if !InputFile(program).isProgram {
      throw ValidationError("\"\(program)\" is no Rust program: it ends in .rs, or is a Cargo package")
    }
    _ = try target()
  }

  func run() throws {
    try diagnostics.printer.reporting {
      let programs = options.options(diagnostics)
      return diagnostics.job(
        [program], .convert, OutputPlan([try target()]), limits, programs: programs, cut: cut.choice
      ).run()
    }
  }

  private func target() throws -> OutputPlan.Target {
    let destination = try OutputPlan.Destination(argument: output)
    if let format { return OutputPlan.Target(format, to: destination) }
    if destination == .standardOutput { return OutputPlan.Target(.mem, to: destination) }
    return OutputPlan.Target(try FormatArgument.format(ofFile: output, among: Self.formats), to: destination)
  }
}
