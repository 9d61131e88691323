import ArgumentParser
import MemFig
import RenderJob

extension DiagnosticPrinter {
  /// Ends the command as `body` ended; diagnostics that it throws are those of the style.
  func reporting(_ body: () throws -> RenderJob.ExitCode) throws {
    let code: RenderJob.ExitCode
    do {
      code = try body()
    } catch let thrown as Diagnostics {
      print(thrown.all)
      code = thrown.all.contains { $0.location != nil } ? .badInput : .usage
    }
    if code != .done { throw ArgumentParser.ExitCode(code.rawValue) }
  }
}
