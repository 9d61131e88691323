import Diagnostics
import MemFig

/// The child's answer to one text, as it grows.
struct Session {
  let channel: Channel
  /// Warnings fail.
  let isStrict: Bool
  private(set) var code = ExitCode.done

  init(channel: Channel, isStrict: Bool) {
    self.channel = channel
    self.isStrict = isStrict
  }

  mutating func report(_ diagnostics: [Diagnostic]) throws(Channel.Silence) {
    for diagnostic in diagnostics {
      if isStrict || diagnostic.severity == .error { code = .badInput }
      try channel.send(Message.diagnostic(diagnostic).wire)
    }
  }

  func send(_ bytes: [UInt8], for target: Int, state: StateName? = nil) throws(Channel.Silence) {
    try channel.send(Message.output(target: target, state: state, bytes).wire)
  }
}
