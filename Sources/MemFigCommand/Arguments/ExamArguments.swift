import ArgumentParser
import MemFig

/// What is left for the reader to fill in.
struct ExamArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Leave blank: a place such as main.a or heap/shared.strong, all values, or all pointers. May be given several \
      times.
      """, valueName: "what"))
  var blank: [String] = []

  @Flag(
    help: """
      Add the key, the same figure with the answers marked: pages at the end of a PDF; other formats need {sheet} in \
      the output's name, which is exam or key.
      """)
  var key = false

  func validate() throws {
    if key, blank.isEmpty { throw ValidationError("--key needs --blank: without blanks there are no answers") }
  }

  func applied(to options: DrawingOptions) -> DrawingOptions {
    var options = options
    options.blanks = blank
    options.hasKey = key
    return options
  }
}
