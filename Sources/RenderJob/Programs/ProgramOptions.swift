import MemFig
import RustCapture
import RustDecoding

/// How Rust programs among the inputs are captured.
package struct ProgramOptions: Sendable {
  /// Its path is each program's own.
  package var request = CaptureRequest(path: "")
  package var detail = Detail.teaching

  package init() {}
}
