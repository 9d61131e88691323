import ArgumentParser
import MemFig
import RenderJob
import RustCapture
import RustDecoding

/// How Rust programs are built, run and read.
struct ProgramArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("Stop only at this marker, named by its label or its line.", valueName: "label"))
  var marker: String?

  @Option(
    help: ArgumentHelp("Stop only when a marker is reached for the Nth time.", valueName: "n"),
    transform: { try CountArgument.count($0, in: 1...1_000_000_000) })
  var hit: Int?

  @Option(
    help: ArgumentHelp(
      "The most states to keep; of each marker the first, in any case (default: 256).", valueName: "count"),
    transform: { try CountArgument.count($0, in: 1...1_000_000) })
  var maxStates: Int = 256

  @Option(
    help: ArgumentHelp(
      """
      What to show of std's types: teaching folds wrappers, std shows all fields, bytes their places, padding and tags \
      too, drawn to scale, which works for models with sizes as well. v=bytes, main.v=bytes is for one variable or \
      static and what only it leads to; may be given several times. (default: teaching)
      """,
      valueName: "detail"),
    completion: .list(Detail.allCases.map(\.rawValue)), transform: DetailArgument.init(argument:))
  var detail: [DetailArgument] = []

  @Flag(help: "Write addresses and sizes in every output, not in JSON and detail bytes alone.")
  var addresses = false

  @Option(
    help: ArgumentHelp("The most seconds the program may run (default: 10).", valueName: "seconds"),
    transform: { text in
      guard let seconds = Double(text), (0.001...1_000_000).contains(seconds) else {
        throw ValidationError("expected a number of seconds")
      }
      return seconds
    })
  var timeout: Double = 10

  @Option(
    help: ArgumentHelp("The most memory the program may have, in bytes, or with K, M or G.", valueName: "size"),
    transform: CountArgument.bytes)
  var memory: Int?

  @Flag(help: "Make the moment of a panic a state too.")
  var onPanic = false

  @Flag(help: "Make the moment of a fatal signal a state too.")
  var onCrash = false

  @Flag(help: "Make the moment when the time is up a state too.")
  var onTimeout = false

  @Flag(help: "Run the program without a network, where the system allows that.")
  var noNetwork = false

  @Flag(help: "Leave the program its random numbers: hash maps then have another order on every run.")
  var random = false

  @Option(help: ArgumentHelp("The program's standard input; it is empty otherwise.", valueName: "file"))
  var stdin: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What the program is given, one for each word; or all words at the end behind \"--\".", valueName: "word"))
  var argument: [String] = []

  @Option(help: ArgumentHelp("The edition of a single source file (default: 2021).", valueName: "year"))
  var edition: Edition = .e2021

  @Option(name: .shortAndLong, help: ArgumentHelp("The package of a Cargo workspace to capture.", valueName: "name"))
  var package: String?

  @Option(help: ArgumentHelp("The binary of a Cargo package to capture.", valueName: "name"))
  var bin: String?

  @Option(help: ArgumentHelp("The example of a Cargo package to capture.", valueName: "name"))
  var example: String?

  @Option(
    help: ArgumentHelp(
      "The integration test of a Cargo package to capture, or, by the library's name, its unit tests.",
      valueName: "name"))
  var test: String?

  @Option(help: ArgumentHelp("Features of a Cargo package, with commas between.", valueName: "names"))
  var features: [String] = []

  @Flag(help: "All features of a Cargo package.")
  var allFeatures = false

  @Flag(help: "A Cargo package without its default features.")
  var noDefaultFeatures = false

  @Option(
    help: ArgumentHelp(
      "A folder that keeps what Cargo builds, so that the next capture is faster; it is removed otherwise.",
      valueName: "folder"))
  var targetDir: String?

  func validate() throws {
    if [bin, example, test].compactMap({ $0 }).count > 1 {
      throw ValidationError("--bin, --example and --test exclude one another")
    }
  }

  func options(_ diagnostics: DiagnosticArguments) -> ProgramOptions {
    var options = ProgramOptions()
    for choice in detail {
      switch choice {
      case .everything(let detail): options.details.standard = detail
      case .variable(let named): options.details.named.append(named)
      }
    }
    options.showsPlaces = addresses
    options.request.marker = marker
    options.request.hit = hit
    options.request.mostStates = maxStates
    options.request.timeout = timeout
    options.request.memory = memory ?? 0
    options.request.onPanic = onPanic
    options.request.onCrash = onCrash
    options.request.onTimeout = onTimeout
    options.request.noNetwork = noNetwork
    options.request.random = random
    options.request.input = stdin
    options.request.arguments = argument
    options.request.edition = edition
    options.request.isColored = diagnostics.printer.isColored && diagnostics.diagnostics == .human
    options.request.cargo.package = package
    options.request.cargo.target =
      bin.map(CargoChoice.Target.bin) ?? example.map(CargoChoice.Target.example) ?? test.map(CargoChoice.Target.test)
    options.request.cargo.features = features
    options.request.cargo.allFeatures = allFeatures
    options.request.cargo.noDefaultFeatures = noDefaultFeatures
    options.request.cargo.targetFolder = targetDir
    return options
  }
}

extension ProgramArguments {
  /// What is drawn to scale.
  var byteView: ByteView {
    var standard = Detail.teaching
    var names: Set<String> = []
    for choice in detail {
      switch choice {
      case .everything(let detail): standard = detail
      case .variable(let named): if named.detail == .bytes { names.insert(named.name) }
      }
    }
    return standard == .bytes ? .all : names.isEmpty ? .none : .named(names)
  }

  /// The words of a command line with those behind `--` as options: they are the program's where an input is one.
  static func unfolded(_ words: [String]) -> [String] {
    guard let end = words.firstIndex(of: "--"), words[..<end].contains(where: { InputFile($0).isProgram }) else {
      return words
    }
    return words[..<end] + words[(end + 1)...].flatMap { ["--argument", $0] }
  }
}

extension Edition: ExpressibleByArgument {}
