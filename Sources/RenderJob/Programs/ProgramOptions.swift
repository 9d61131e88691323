import MemFig
import RustCapture
import RustDecoding

/// How Rust programs among the inputs are captured.
package struct ProgramOptions: Sendable {
  /// Its path is each program's own.
  package var request = CaptureRequest(path: "")
  package var details = DetailChoices()
  /// Addresses and sizes in every output; JSON has them anyway.
  package var showsPlaces = false

  package init() {}
}
