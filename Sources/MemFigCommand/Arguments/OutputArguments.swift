import ArgumentParser
import RenderJob

/// Where figures go, and in which formats.
struct OutputArguments: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      """
      Where to write; the ending says the format. {n} is a state's number and {state} its label; - is standard \
      output. May be given several times.
      """, valueName: "file"))
  var output: [String] = []

  @Flag(name: [.customShort("O"), .long], help: "Name each output after its input: rc.mem becomes rc.svg.")
  var nameAfterInput = false

  @Option(
    name: [.customShort("T", allowingJoined: true), .long],
    help: ArgumentHelp(
      "svg, pdf, png, eps, dot, txt, or json for the model itself (default: svg). May be given several times.",
      valueName: "format"),
    completion: .list(formats.map(\.rawValue)), transform: { try FormatArgument.format($0, among: Self.formats) })
  var format: [OutputFormat] = []

  private static let formats = OutputFormat.allCases.filter { $0 != .mem && $0 != .snapshot }

  func plan(inputs: Int) throws -> OutputPlan {
    let plan = OutputPlan(try targets())
    let toStandardOutput = plan.targets.filter { $0.destination == .standardOutput }
    if !toStandardOutput.isEmpty, inputs * plan.targets.count > 1 {
      throw ValidationError(
        "standard output takes one figure of one input: name the others with -o, or all after their inputs with -O")
    }
    if inputs > 1, case .file(let name)? = plan.targets.first(where: \.isFixedFile)?.destination {
      throw ValidationError(
        "\(inputs) inputs would be written to \"\(name)\": use -O to name outputs after their inputs")
    }
    if let target = toStandardOutput.first(where: \.spoilsTerminal) {
      throw ValidationError("\(target.format.rawValue) is not for a terminal: name a file with -o")
    }
    return plan
  }

  private func targets() throws -> [OutputPlan.Target] {
    if nameAfterInput {
      if !output.isEmpty { throw ValidationError("-o and -O exclude one another") }
      return (format.isEmpty ? [.svg] : format).unique.map { OutputPlan.Target($0, to: .afterInput) }
    }
    let destinations = try (output.isEmpty ? ["-"] : output).map(OutputPlan.Destination.init(argument:))
    if format.unique.count > 1 { return try spread(format.unique, over: destinations) }
    return try destinations.map { destination in
      if let format = format.first { return OutputPlan.Target(format, to: destination) }
      guard case .file(let name) = destination else { return OutputPlan.Target(.svg, to: destination) }
      return OutputPlan.Target(try FormatArgument.format(ofFile: name, among: Self.formats), to: destination)
    }
  }

  /// Several formats under one name, which gets each one's ending.
  private func spread(
    _ formats: [OutputFormat], over destinations: [OutputPlan.Destination]
  ) throws -> [OutputPlan.Target] {
    if destinations == [.standardOutput] {
      throw ValidationError("standard output takes one format: name a file with -o, or use -O")
    }
    guard destinations.count == 1, case .file(let name) = destinations[0], OutputFormat(endingOf: name) == nil else {
      throw ValidationError("with several formats, -o names the outputs without an ending, or -O after their inputs")
    }
    return formats.map { OutputPlan.Target($0, to: .file("\(name).\($0.rawValue)")) }
  }
}

extension [OutputFormat] {
  fileprivate var unique: [OutputFormat] {
    reduce(into: []) { unique, format in
      if !unique.contains(format) { unique.append(format) }
    }
  }
}
