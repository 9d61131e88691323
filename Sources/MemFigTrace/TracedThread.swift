#if Capture
/// A thread of the program, and what it is doing.
struct TracedThread {
  /// The kernel keeps it; it goes on when it is told to.
  var isStopped = false
  /// It has not begun: it waits until the others are blocked.
  var isHeld = false
  /// The program itself was stopped, as by SIGSTOP; only SIGCONT gets it going.
  var isSuspended = false
  /// It stands behind the probe of this number.
  var marker: Int?
  /// It stands where a panic begins to unwind.
  var isPanicking = false
  /// It takes a step over a trap that was taken away for it.
  var isStepping = false
  /// What it is told when it goes on.
  var signal: Int32 = 0
  /// What it was seen doing, and since when, in milliseconds.
  var activity = ""
  var activitySince: Int64 = 0

  /// Whether it takes part in the program's progress.
  var isRunning: Bool { !isStopped && !isHeld }
}
#endif
