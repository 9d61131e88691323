/// A comment from `//` to the end of its line; documentation is none.
struct LineComment: Hashable, Sendable {
  /// From the first slash on, without the line's end.
  var range: Range<Int>
  var line: Int
  /// How many tokens stand before it.
  var tokensBefore: Int
}
