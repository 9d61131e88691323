import ArgumentParser
import MemFig

/// What stands on and beside a figure for those who follow a program from state to state.
struct SlideArguments: ParsableArguments {
  @Flag(
    help:
      "Mark what is new, changed, moved out or gone since the last state, and pointers that point elsewhere now."
  )
  var changes = false

  @Flag(help: "Add a key of the pointers, looks of cells and marks that are used.")
  var legend = false

  @Flag(
    help: "Set the source at which each state was taken beside the figure, with the lines at which its frames stand.")
  var code = false

  @Option(
    help: ArgumentHelp(
      "Lines of source around that line (default: the function it stands in); implies --code.", valueName: "count"),
    transform: { try CountArgument.count($0, in: 1...200) })
  var codeLines: Int?

  func applied(to options: DrawingOptions) -> DrawingOptions {
    var options = options
    options.marksChanges = changes
    options.showsLegend = legend
    options.showsCode = code || codeLines != nil
    options.codeLines = codeLines
    return options
  }
}
