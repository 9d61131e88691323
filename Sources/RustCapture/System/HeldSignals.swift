import CCaptureSupport

/// While it lives, ^C and its like wait, so that what was begun can be cleaned away; then they are delivered.
struct HeldSignals: ~Copyable {
  /// Readable while a signal waits; -1 where signals cannot be held.
  let descriptor: Int32

  init() { descriptor = memfig_hold_signals() }

  /// Whether somebody wants this process to end.
  var wantEnd: Bool { descriptor >= 0 && memfig_wants_end() != 0 }

  deinit {
    if descriptor >= 0 { memfig_release_signals(descriptor) }
  }
}

/// Somebody wants the process to end: nothing to be said.
struct Interruption: Error {}
