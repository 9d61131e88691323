import ArgumentParser
import RustCapture

/// Draws what a program's memory looks like.
@main
struct MemFigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memfig",
    abstract: "Draw what a program's memory looks like.",
    discussion: """
      A memory model, written as .mem notation or as JSON, becomes a print-quality figure:

        memfig render rc.mem -o rc.svg

      A Rust program is one too: it is run, stopped at its comments "// <---", and read:

        memfig render prog.rs -o prog.svg

      Diagnostics go to standard error as file:line:column. The exit status is 0 when all went well, 64 for wrong \
      usage, 65 for errors in an input, 66 for an input that is not there, 69 when something needed is missing, 70 for \
      a fault of memfig or Graphviz, 73 and 74 when an output cannot be created or written; of several inputs the \
      highest.
      """,
    version: "memfig \(Version.number)",
    subcommands: [
      Render.self, Capture.self, Check.self, Describe.self, Convert.self, Format.self, Styles.self, Fonts.self,
      Schema.self, Info.self,
    ])

  static func main() {
    if CompilerWrapper.isCalled(CommandLine.arguments) { CompilerWrapper.run(CommandLine.arguments) }
    main(ProgramArguments.unfolded(Array(CommandLine.arguments.dropFirst())))
  }
}
