/// How a run ended, as sysexits.h numbers it.
package enum ExitCode: Int32, Comparable, Sendable {
  case done = 0
  case usage = 64
  case badInput = 65
  case noInput = 66
  /// Something needed is missing.
  case unavailable = 69
  /// A fault of memfig's own, or of Graphviz.
  case `internal` = 70
  case cannotCreate = 73
  case inputOutput = 74

  package static func < (left: ExitCode, right: ExitCode) -> Bool { left.rawValue < right.rawValue }
}
