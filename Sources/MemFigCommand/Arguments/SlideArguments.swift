import ArgumentParser
import MemFig

/// What stands on and beside a figure for those who follow a program from state to state.
struct SlideArguments: ParsableArguments {
  @Flag(help: "Mark what is new (+), changed (•), moved out (») or gone (×) since the last state, and pointers that point elsewhere (→).")
  var changes = false

  @Flag(help: "Add a key of the pointers, looks of cells and marks that are used.")
  var legend = false

  func applied(to options: DrawingOptions) -> DrawingOptions {
    var options = options
    options.marksChanges = changes
    options.showsLegend = legend
    return options
  }
}
