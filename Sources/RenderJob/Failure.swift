import Diagnostics

/// Why an input, or an output, came to nothing.
package struct Failure: Error {
  package var diagnostic: Diagnostic
  package var code: ExitCode

  package init(_ diagnostic: Diagnostic, _ code: ExitCode) {
    self.diagnostic = diagnostic
    self.code = code
  }

  init(_ message: String, in file: String, help: String? = nil, _ code: ExitCode) {
    self.init(.error(message, at: SourceLocation(file: file), help: help), code)
  }
}
