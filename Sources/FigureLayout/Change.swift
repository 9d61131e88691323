/// What became of something since the last state. Each has a sign of its own, so that none depends on colour.
package enum Change: String, Hashable, Sendable, CaseIterable {
  /// A plus: it was not there.
  case new
  /// A dot: it holds another value.
  case changed
  /// An arrow: the pointer points elsewhere.
  case retargeted
  /// Two angles: its value was moved out.
  case moved
  /// A cross: it was dropped or freed, or is not there any more.
  case gone
}
