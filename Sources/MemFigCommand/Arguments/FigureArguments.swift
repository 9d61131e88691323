import ArgumentParser
import MemFig

/// How a model is laid out.
struct FigureArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("A built-in style (memfig styles lists them), or a style sheet's file.", valueName: "name"))
  var style: String = "print"

  @Option(help: ArgumentHelp("The document's title, instead of the model's.", valueName: "text"))
  var title: String?

  @Flag(help: "Draw the title and the state's label over the figure.")
  var showTitle = false

  @Option(
    help: ArgumentHelp(
      "Shorten texts in cells that have more characters, in the middle (default: 40).", valueName: "count"),
    transform: { try CountArgument.count($0, in: 3...1_000_000) })
  var maxText: Int = 40

  @Option(help: ArgumentHelp("What becomes of long arrays: elide, wrap into lines, or column.", valueName: "way"))
  var arrays: ArrayLayout = .elide

  @Option(
    help: ArgumentHelp("Arrays of more elements are long (default: 8).", valueName: "count"),
    transform: { try CountArgument.count($0, in: 2...1_000_000) })
  var maxElements: Int = 8

  @Option(
    help: ArgumentHelp(
      "Leave out heap blocks that more pointers lead to from the stack; stubs count what is behind them.",
      valueName: "count"), transform: { try CountArgument.count($0, in: 1...1_000_000) })
  var depth: Int?

  func options() throws -> DrawingOptions {
    var options = try DrawingOptions(style: style)
    options.layout.title = title
    options.layout.showsTitle = showTitle
    options.layout.maxText = maxText
    options.layout.arrays = arrays
    options.layout.maxElements = maxElements
    options.layout.depth = depth
    return options
  }
}

extension ArrayLayout: ExpressibleByArgument {}
