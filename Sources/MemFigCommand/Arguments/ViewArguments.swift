import ArgumentParser
import MemFig

/// Which pointers are looked at.
struct ViewArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Look at owners alone, other pointers being named only; or at borrows, over a faint tree of owners.",
      valueName: "view"))
  var only: OwnershipView?

  func applied(to options: DrawingOptions) -> DrawingOptions {
    var options = options
    options.view = only
    return options
  }
}

extension OwnershipView: ExpressibleByArgument {}
