import Diagnostics
import Glibc
import ProcessSnapshot

/// Runs a program with probes under `memfig-trace`.
struct Tracing {
  let request: CaptureRequest
  let program: BuiltProgram
  /// Ours, for what the program says and the tracer finds.
  let workspace: String

  struct Outcome {
    var snapshots: [ProcessSnapshot] = []
    var end: TraceEnd
    /// What the program wrote to its standard output and error.
    var said: [UInt8]
  }

  func run(_ signals: borrowing HeldSignals) throws -> Outcome {
    guard let tracer = Installation.tracer else { throw CaptureFailure.missingPart("memfig-trace") }
    var command = Command(tracer, arguments)
    command.folder = program.folder
    if !program.libraries.isEmpty {
      let before = getenv("LD_LIBRARY_PATH").map { [String(cString: $0)] } ?? []
      command.environment["LD_LIBRARY_PATH"] = (program.libraries + before).joined(separator: ":")
    }
    command.input = request.input
    command.collection = .lastOfBoth
    // The tracer keeps the limit itself, and that of the time its states take; this is for a tracer that does not.
    command.patience = request.timeout + 180
    // It knows all that the program started.
    command.grace = 3
    let result: Command.Result
    do {
      result = try command.run(signals)
    } catch let error as SystemError {
      throw request.input.map { CaptureFailure.unreadable($0, error) } ?? .system(error)
    }
    let said = result.output
    var snapshots: [ProcessSnapshot] = []
    for line in ((try? FileTree.read(trace)) ?? []).split(separator: 0x0A) {
      if signals.wantEnd { throw Interruption() }
      if let end = TraceEnd(json: Array(line)) {
        if end.reason == .failed { throw CaptureFailure.untraceable(end, of: request.path) }
        return Outcome(snapshots: snapshots, end: end, said: said)
      }
      do {
        snapshots.append(try ProcessSnapshot(json: Array(line)))
      } catch let error as Diagnostics {
        throw CaptureFailure(.fault, error.all)
      }
    }
    throw CaptureFailure.lostTracer(result, String(decoding: said.suffix(2000), as: UTF8.self), of: request.path)
  }

  private var trace: String { workspace + "/snapshots" }

  private var arguments: [String] {
    var arguments = ["run", "--exe", program.executable, "--output", trace, "--timeout", "\(request.timeout)"]
    arguments += ["--user-prefix", program.root]
    if let recorder = Installation.heapRecorder { arguments += ["--heap", recorder] }
    if request.memory > 0 { arguments += ["--memory", "\(request.memory)"] }
    // Several markers of one label are counted together.
    for group in Dictionary(grouping: program.markers, by: \.name).values {
      arguments += ["--marker", group.map { "\($0.id)" }.joined(separator: ",")]
    }
    if let hit = request.hit { arguments += ["--hit", "\(hit)"] }
    arguments += ["--states", "\(request.mostStates)"]
    if request.onPanic { arguments.append("--on-panic") }
    if request.onCrash { arguments.append("--on-crash") }
    if request.onTimeout { arguments.append("--on-timeout") }
    if request.leaks { arguments.append("--leaks") }
    if request.noNetwork { arguments.append("--no-network") }
    if request.random { arguments.append("--random") }
    return arguments + ["--"] + request.arguments
  }
}

extension CaptureFailure {
  static func untraceable(_ end: TraceEnd, of path: String) -> CaptureFailure {
    CaptureFailure(
      .missing,
      .error(end.message ?? "the program cannot be traced", at: SourceLocation(file: path), help: end.help))
  }

  static func lostTracer(_ result: Command.Result, _ said: String, of path: String) -> CaptureFailure {
    let how =
      if result.isLate {
        "it did not end and was stopped"
      } else if result.signal != 0 {
        "it was ended by signal \(result.signal)"
      } else {
        "it ended with status \(result.status)"
      }
    return CaptureFailure(
      .fault,
      .error(
        "memfig-trace told no end: \(how)", at: SourceLocation(file: path),
        help: "this is a fault of memfig: please report it, with the program and what \"memfig info\" says"),
      transcript: said)
  }
}
