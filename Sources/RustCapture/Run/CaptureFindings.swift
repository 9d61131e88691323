import Diagnostics
import ProcessSnapshot

/// What a run of the program came to, in terms of its markers.
struct CaptureFindings {
  let request: CaptureRequest
  let program: BuiltProgram
  let outcome: Tracing.Outcome

  /// With their markers' labels and places, those that were asked for.
  var snapshots: [ProcessSnapshot] {
    let markers = Dictionary(program.markers.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return outcome.snapshots.compactMap { snapshot in
      guard snapshot.stop.reason == .marker else { return snapshot }
      guard let marker = snapshot.stop.marker.flatMap({ markers[$0] }) else { return nil }
      var snapshot = snapshot
      snapshot.stop.label = marker.label
      snapshot.stop.file = marker.file
      snapshot.stop.line = marker.line
      return snapshot
    }
  }

  var warnings: [Diagnostic] {
    var warnings = outcome.end.notes.map { Diagnostic.warning($0, at: SourceLocation(file: request.path)) }
    if outcome.end.heapRecorded == false, !outcome.end.notes.contains(where: { $0.contains("heap") }) {
      warnings.append(Self.noHeapRecord(request.path))
    }
    warnings += unreached.map(Self.neverReached)
    return warnings + [limit, end].compactMap { $0 }
  }

  private var unreached: [Marker] {
    let hits = Dictionary(outcome.end.hits.map { ($0.marker, $0.count) }, uniquingKeysWith: +)
    // Of a package, what other targets and tests have is not in this executable.
    return program.markers.filter { hits[$0.id, default: request.isPackage ? 1 : 0] == 0 }
  }

  /// Hits that are no states.
  private var limit: Diagnostic? {
    let place = SourceLocation(file: request.path)
    let count = outcome.snapshots.count
    return switch outcome.end.limit {
    case .states:
      .warning(
        "the markers were reached more than \(request.mostStates) times: the first \(count) states are kept", at: place,
        help: "choose one with --marker and --hit, or raise the limit with --max-states")
    case .bytes:
      .warning(
        "the first \(count) states hold more than 256 MiB: no more are kept", at: place,
        help: "choose one with --marker and --hit")
    case .time:
      .warning(
        "it took more than 60 s to read the first \(count) states: no more are kept", at: place,
        help: "choose one with --marker and --hit")
    case nil: nil
    }
  }

  /// An end that may be unexpected.
  private var end: Diagnostic? {
    let place = SourceLocation(file: request.path)
    return switch outcome.end.reason {
    case .timeout where !request.onTimeout:
      .warning(
        "the program was still running after \(seconds) s and was stopped", at: place,
        help: "raise the limit with --timeout, or show where it stood with --on-timeout")
    case .killed where !request.onCrash:
      .warning(
        "the program \(outcome.end.panics > 0 ? "panicked and " : "")was ended by \(outcome.end.signal ?? "a signal")",
        at: place, help: "show where it crashed with --on-crash")
    case _ where outcome.end.panics > 0 && !request.onPanic:
      .warning("the program panicked" + panicMessage, at: place, help: "show where with --on-panic")
    default: nil
    }
  }

  /// Of the first, in its first line.
  private var panicMessage: String {
    guard let message = outcome.end.panicMessage, let line = message.split(whereSeparator: \.isNewline).first else {
      return ""
    }
    return ": " + (line.count > 200 ? line.prefix(199) + "…" : line)
  }

  private var seconds: String {
    request.timeout == request.timeout.rounded() ? "\(Int(request.timeout))" : "\(request.timeout)"
  }

  // MARK: Nothing to show

  var nothingReached: CaptureFailure {
    let place = SourceLocation(file: request.path)
    let most = outcome.end.hits.map(\.count).max() ?? 0
    if let hit = request.hit, most > 0 {
      return CaptureFailure(
        .program,
        .error(
          "no marker was reached \(hit) times: the most was \(most)", at: place,
          notes: [Diagnostic.Note(howItEnded)], help: "lower --hit, or leave it out"),
        transcript: said)
    }
    var notes = [Diagnostic.Note(howItEnded)]
    if !said.isEmpty { notes.append(Diagnostic.Note("what it wrote is above")) }
    if program.markers.isEmpty {
      return CaptureFailure(
        .program, .error("there is no marker in it, and the program ended well", at: place, notes: notes),
        transcript: said)
    }
    if program.markers.count == 1 {
      return CaptureFailure(
        .program,
        .error(
          "the program never reached the marker", at: program.markers[0].location, notes: notes, help: helpAtEnd),
        transcript: said)
    }
    return CaptureFailure(
      .program,
      .error(
        "the program reached none of its \(program.markers.count) markers", at: place, notes: notes, help: helpAtEnd),
      transcript: said)
  }

  private var howItEnded: String {
    let end = outcome.end
    if end.panics > 0 {
      let how = end.status.map { "ended with status \($0)" } ?? end.signal.map { "was ended by \($0)" }
      return "it panicked\(panicMessage)" + (how.map { ", and " + $0 } ?? "")
    }
    return switch end.reason {
    case .exited: "it ended with status \(end.status ?? 0)"
    case .killed: "it was ended by \(end.signal ?? "a signal")"
    case .timeout: "it was still running after \(seconds) s and was stopped"
    case .released: "it became another program"
    case .failed: end.message ?? "the trace failed"
    }
  }

  private var helpAtEnd: String {
    if outcome.end.panics > 0, !request.onPanic { return "show where it panicked with --on-panic" }
    return switch outcome.end.reason {
    case .killed where !request.onCrash: "show where it crashed with --on-crash"
    case .timeout: "raise the limit with --timeout, or show where it stood with --on-timeout"
    default:
      request.arguments.isEmpty && request.input == nil
        ? "move the marker to where the program comes by; arguments go behind \"--\", input comes from --stdin"
        : "move the marker to where the program comes by"
    }
  }

  /// The last of what the program wrote.
  private var said: String {
    let most = 16 << 10
    let text = String(decoding: outcome.said.suffix(most), as: UTF8.self)
    return outcome.said.count > most ? "…" + text : text
  }

  static func neverReached(_ marker: Marker) -> Diagnostic {
    .warning("the program never reached this marker", at: marker.location)
  }

  static func noHeapRecord(_ path: String) -> Diagnostic {
    .warning(
      "the heap could not be recorded: blocks are drawn by what points at them, and freed ones are not known",
      at: SourceLocation(file: path),
      help: "the recorder needs a dynamically linked program that uses the system's allocator")
  }
}
