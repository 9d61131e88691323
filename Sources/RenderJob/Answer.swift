import Diagnostics
import RustCapture

/// What came of one input: files, and things to be said.
struct Answer {
  let input: InputFile
  let outputs: OutputPlan
  /// The input's bytes: formatting in place leaves a file alone that has them already.
  var source: [UInt8] = []
  private(set) var code = ExitCode.done
  private(set) var diagnostics: [Diagnostic] = []
  /// How many of them were there before the drawing began.
  private var kept = 0
  /// What a compiler or a program said itself, to be shown before the diagnostics.
  private(set) var transcript = ""
  /// What was written, in words.
  var written: [String] = []

  init(to input: InputFile, outputs: OutputPlan) {
    self.input = input
    self.outputs = outputs
  }

  mutating func fail(_ failure: Failure) {
    diagnostics.append(failure.diagnostic)
    code = max(code, failure.code)
  }

  mutating func fail(_ failure: CaptureFailure) {
    transcript += failure.transcript
    diagnostics += failure.diagnostics
    code = max(code, ExitCode(failure.cause))
  }

  /// - Parameter fail: Whether warnings do.
  mutating func warn(_ warnings: [Diagnostic], fail: Bool) {
    diagnostics += warnings
    kept = diagnostics.count
    if fail, !warnings.isEmpty { code = max(code, .badInput) }
  }

  mutating func end(_ code: ExitCode) { self.code = max(self.code, code) }

  mutating func take(_ message: Message, _ claims: inout Claims) {
    switch message {
    case .diagnostic(let diagnostic): diagnostics.append(diagnostic)
    case .again: diagnostics.removeSubrange(kept...)
    case .end(let code): end(code)
    case .output(let target, let state, let bytes):
      do throws(Failure) {
        try write(bytes, outputs.targets[target], state, &claims)
      } catch {
        fail(error)
      }
    }
  }

  private mutating func write(
    _ bytes: [UInt8], _ target: OutputPlan.Target, _ state: StateName?, _ claims: inout Claims
  ) throws(Failure) {
    guard let path = target.path(for: input, state: state) else {
      // Who read the pipe has seen enough: nothing to be said.
      if try !OutputFile.writeToStandardOutput(bytes) { end(.inputOutput) }
      return
    }
    if target.destination == .inPlace {
      if bytes == source { return }
    } else {
      try claims.claim(path, for: input)
    }
    try OutputFile.write(bytes, to: path)
    written.append("wrote \"\(path)\", \(bytes.count) bytes")
  }
}
