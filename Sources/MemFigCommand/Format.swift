import ArgumentParser
import RenderJob

struct Format: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Print notation in its one canonical form.",
    discussion: """
      White space, quotes and commas change; comments and order stay. With -i files are rewritten, those that are \
      canonical already are left alone:

        memfig fmt -i *.mem
      """)

  @Argument(help: ArgumentHelp("Texts to format: .mem; - is standard input.", valueName: "file"))
  var inputs: [String]

  @Flag(name: [.customShort("i"), .long], help: "Rewrite the files instead of printing to standard output.")
  var inPlace = false

  @OptionGroup(title: "Diagnostics") var diagnostics: DiagnosticArguments
  @OptionGroup(title: "Limits") var limits: LimitArguments

  func validate() throws {
    if inPlace, inputs.contains("-") { throw ValidationError("standard input cannot be rewritten: leave out -i") }
  }

  func run() throws {
    try diagnostics.printer.reporting {
      let target = OutputPlan.Target(.mem, to: inPlace ? .inPlace : .standardOutput)
      return diagnostics.job(inputs, .format, OutputPlan([target]), limits).run()
    }
  }
}
