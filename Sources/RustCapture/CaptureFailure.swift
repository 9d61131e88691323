import Diagnostics

/// Why no memory was captured.
package struct CaptureFailure: Error {
  package enum Cause: Sendable {
    /// The program, or a marker in it.
    case program
    /// There is no such file.
    case noInput
    /// The options do not fit the program.
    case usage
    /// A compiler, a tool or a permission.
    case missing
    case fault
  }

  package var cause: Cause
  package var diagnostics: [Diagnostic]
  /// What a compiler or the program said itself, to be shown before.
  package var transcript: String

  init(_ cause: Cause, _ diagnostics: [Diagnostic], transcript: String = "") {
    self.cause = cause
    self.diagnostics = diagnostics
    self.transcript = transcript
  }

  init(_ cause: Cause, _ diagnostic: Diagnostic, transcript: String = "") {
    self.init(cause, [diagnostic], transcript: transcript)
  }
}

extension CaptureFailure {
  static func unreadable(_ file: String, _ error: SystemError) -> CaptureFailure {
    CaptureFailure(.noInput, .error(error.message, at: SourceLocation(file: file)))
  }

  static func system(_ error: SystemError) -> CaptureFailure { CaptureFailure(.fault, .error(error.message)) }
}
