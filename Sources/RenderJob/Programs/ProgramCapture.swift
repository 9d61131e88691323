import Diagnostics
import MemFig
import ProcessSnapshot
import RustCapture
import RustDecoding

/// What became of a program that was run: its model as text, and what it was made of.
struct ProgramCapture {
  /// One, or where JSON says more than the other outputs one for each; none where nothing is made of it.
  var models: [ModelText]
  /// A line of JSON for each stop.
  var snapshots: [UInt8]
  var warnings: [Diagnostic]

  /// - Throws: `CaptureFailure`, `Failure`.
  init(of input: InputFile, _ options: ProgramOptions, for formats: [OutputFormat]) throws {
    #if Capture
    var request = options.request
    request.path = input.argument
    let capture = try Capture.run(request)
    var lines: [UInt8] = []
    for snapshot in capture.snapshots { lines += snapshot.json() + [UInt8(ascii: "\n")] }
    snapshots = lines
    warnings = capture.warnings + capture.leaks.map { $0.warning(RustDecoding.shortName(ofType:)) }
    if let unknown = Self.unknownName(options.details, in: capture.snapshots, of: input) { throw unknown }
    // Programs read JSON; people write the notation by hand and look at figures.
    let otherFormats = formats.filter { $0 != .json && $0 != .snapshot }
    let isSplit = formats.contains(.json) && !otherFormats.isEmpty && !options.showsPlaces
    let kinds: [(captured: ModelText.Captured, showsPlaces: Bool)] =
      if isSplit {
        [(.onlyJSON, true), (.allButJSON, false)]
      } else if !formats.isEmpty, formats.allSatisfy({ $0 == .snapshot }) {
        []
      } else {
        [(.everything, options.showsPlaces || formats.contains(.json))]
      }
    var isCut = false
    models = kinds.map { kind in
      let model = RustDecoding.model(
        of: capture.snapshots, title: input.programName, details: options.details, showsPlaces: kind.showsPlaces
      ).mappingSources { SourcePath.relative($0, to: SourcePath.folder(of: input.argument)) }
      isCut = isCut || model.states.contains { $0.heap.count >= RustDecoding.mostBlocks }
      var text = ModelText(of: model, file: input.name, format: .json)
      text.captured = kind.captured
      return text
    }
    if isCut { warnings.append(Self.tooManyBlocks(in: input)) }
    #else
    throw Failure.captureIsMissing(input.name)
    #endif
  }

  private static func tooManyBlocks(in input: InputFile) -> Diagnostic {
    .warning(
      "only the first \(RustDecoding.mostBlocks) blocks of the heap are in the model",
      at: SourceLocation(file: input.name),
      help: "stop earlier, with --hit or another marker")
  }

  /// A variable or static with a detail of its own that there is none of in any state.
  private static func unknownName(
    _ details: DetailChoices, in snapshots: [ProcessSnapshot], of input: InputFile
  ) -> Failure? {
    let (choices, names) = details.unknown(in: snapshots)
    guard let choice = choices.first else { return nil }
    var nearest = NearestName()
    return .unknownVariable(choice.name, nearest: nearest.among(names, to: choice.name), in: input.name)
  }
}

extension Failure {
  static func unknownVariable(_ name: String, nearest: String?, in file: String) -> Failure {
    let help =
      nearest.map { "did you mean \"\($0)\"?" } ?? "name a variable, or a frame's as in \"main.v\", or a static"
    return Failure(
      "at no marker is there a variable \"\(name)\", for which a detail is asked", in: file, help: help, .usage)
  }

  static func captureIsMissing(_ file: String) -> Failure {
    Failure(
      "capture is not built in: this memfig cannot run Rust programs", in: file,
      help: "build it with the trait \"Capture\", or write the memory down as .mem or .json", .unavailable)
  }
}

extension ExitCode {
  init(_ cause: CaptureFailure.Cause) {
    self =
      switch cause {
      case .program: .badInput
      case .noInput: .noInput
      case .usage: .usage
      case .missing: .unavailable
      case .fault: .internal
      }
  }
}
