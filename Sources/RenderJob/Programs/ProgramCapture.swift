import Diagnostics
import MemFig
import ProcessSnapshot
import RustCapture
import RustDecoding

/// What became of a program that was run: its model as text, and what it was made of.
struct ProgramCapture {
  var model: ModelText
  /// A line of JSON for each stop.
  var snapshots: [UInt8]
  var warnings: [Diagnostic]

  /// - Throws: `CaptureFailure`.
  init(of input: InputFile, _ options: ProgramOptions) throws {
    #if Capture
    var request = options.request
    request.path = input.argument
    let capture = try Capture.run(request)
    var lines: [UInt8] = []
    for snapshot in capture.snapshots { lines += snapshot.json() + [UInt8(ascii: "\n")] }
    snapshots = lines
    warnings = capture.warnings
    let model = RustDecoding.model(of: capture.snapshots, title: input.programName, detail: options.detail)
      .mappingSources { SourcePath.relative($0, to: SourcePath.folder(of: input.argument)) }
    self.model = ModelText(of: model, file: input.name, format: .json)
    #else
    throw Failure.captureIsMissing(input.name)
    #endif
  }
}

extension Failure {
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
