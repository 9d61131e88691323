#if Capture
import ProcessSnapshot

/// How much a trace may keep: a marker in a loop ends too.
struct Budget {
  private var states: Int
  private var bytes = 256 << 20
  private var milliseconds: Int64 = 60_000

  init(states: Int) { self.states = states }

  mutating func spend(bytes: Int, milliseconds: Int64) {
    states -= 1
    self.bytes -= bytes
    self.milliseconds -= milliseconds
  }

  /// What has been used up.
  func exhausted(isFirst: Bool) -> TraceEnd.Limit? {
    if bytes <= 0 { return .bytes }
    if milliseconds <= 0 { return .time }
    // Each marker has its first state, however often others were met before.
    return states <= 0 && !isFirst ? .states : nil
  }
}
#endif
