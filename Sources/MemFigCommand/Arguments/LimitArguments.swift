import ArgumentParser
import RenderJob

/// How much an input may ask for.
struct LimitArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("The longest input, in bytes, or with K, M or G (default: 16M).", valueName: "size"),
    transform: CountArgument.bytes)
  var maxInput: Int?

  @Option(
    help: ArgumentHelp("The deepest nesting of brackets (default: 128).", valueName: "count"),
    transform: { try CountArgument.count($0, in: 1...1_000_000) })
  var maxDepth: Int?

  @Option(
    help: ArgumentHelp("The most cells and array elements of an input (default: 1000000).", valueName: "count"),
    transform: { try CountArgument.count($0, in: 1...1_000_000_000) })
  var maxCells: Int?

  @Option(
    help: ArgumentHelp("The most CPU time an input may take, in seconds (default: 120).", valueName: "seconds"),
    transform: { try CountArgument.count($0, in: 1...1_000_000) })
  var maxSeconds: Int?

  @Option(
    help: ArgumentHelp("The most memory drawing may take, in MiB of address space (default: 4096).", valueName: "MiB"),
    transform: { try CountArgument.count($0, in: 64...1_000_000_000) })
  var maxMemory: Int?

  var limits: JobLimits {
    var limits = JobLimits()
    if let maxInput { limits.reading.inputBytes = maxInput }
    if let maxDepth { limits.reading.depth = maxDepth }
    if let maxCells { limits.reading.cells = maxCells }
    if let maxSeconds { limits.seconds = maxSeconds }
    if let maxMemory { limits.memory = maxMemory }
    return limits
  }
}
