import Diagnostics
import Glibc
import ProcessSnapshot

/// The states of a real program's memory.
package struct Capture: Sendable {
  /// In the order in which the program came to them; at least one.
  package var snapshots: [ProcessSnapshot]
  package var warnings: [Diagnostic]
  /// Where they were asked for.
  package var leaks: [Leak]
  /// What the program wrote, output and errors together.
  package var said: [UInt8]

  /// Builds a program, runs it and reads it, in a folder that is gone afterwards.
  ///
  /// Starts no thread. ^C and its like end what was started and remove the folder before they are delivered.
  package static func run(_ request: CaptureRequest) throws(CaptureFailure) -> Capture {
    do {
      return try run(request, HeldSignals())
    } catch let failure as CaptureFailure {
      throw failure
    } catch let error as SystemError {
      throw .system(error)
    } catch {
      // The signal was delivered, and somebody wanted to live on.
      throw CaptureFailure(.fault, .error("the capture was interrupted"))
    }
  }

  private static func run(_ request: CaptureRequest, _ signals: borrowing HeldSignals) throws -> Capture {
    try run(request, in: TemporaryFolder(), signals)
  }

  private static func run(
    _ request: CaptureRequest, in folder: borrowing TemporaryFolder, _ signals: borrowing HeldSignals
  ) throws -> Capture {
    let program =
      try request.isPackage
      ? CargoBuild(request, in: folder.path).build(signals) : SingleFileBuild(request, in: folder.path).build(signals)
    return try run(program, request, in: folder.path, signals)
  }

  /// Runs what is built, and reads it.
  static func run(
    _ program: BuiltProgram, _ request: CaptureRequest, in workspace: String, _ signals: borrowing HeldSignals
  ) throws -> Capture {
    let outcome = try Tracing(request: request, program: program, workspace: workspace).run(signals)
    let findings = CaptureFindings(request: request, program: program, outcome: outcome)
    var snapshots = findings.snapshots
    if snapshots.isEmpty { throw findings.nothingReached }
    var holdings = Array(repeating: FrameHoldings.Table(), count: snapshots.count)
    for mir in program.mir {
      var moves = MovesAnalysis(
        mir: String(decoding: try FileTree.read(mir), as: UTF8.self), sources: program.sources)
      for index in snapshots.indices {
        if signals.wantEnd { throw Interruption() }
        moves.apply(to: &snapshots[index], &holdings[index])
      }
    }
    for index in snapshots.indices { snapshots[index].settleMoves() }
    if request.leaks { snapshots.markLeaks(holdings) }
    return Capture(
      snapshots: snapshots, warnings: findings.warnings,
      leaks: request.leaks ? Leak.all(in: snapshots, of: program) : [], said: outcome.said)
  }
}
