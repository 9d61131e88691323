/// How much of std's own types a decoded model shows.
package enum Detail: String, Hashable, Sendable, CaseIterable {
  /// What one draws on a board: wrappers folded, weak counts without the implicit one, poison only when true.
  case teaching
  /// Std's fields as they are.
  case std
  /// As `std`, in the order of memory, with addresses, sizes and padding.
  case bytes
}
