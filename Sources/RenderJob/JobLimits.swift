import MemFig

/// How large an input may be, and how much its drawing may use.
package struct JobLimits: Hashable, Sendable {
  package var reading = ReadingLimits.standard
  /// Seconds of CPU time.
  package var seconds = 120
  /// MiB of address space.
  package var memory = 4096

  package init() {}

  /// Seconds by the clock, for a child that waits for something instead of working.
  var patience: Double { Double(seconds) * 5 }
}
