#if Capture
extension String {
  /// Where a text first stands in this one.
  func firstPlace(of text: StaticString) -> Index? {
    let wanted = Array(text.description.utf8)
    guard utf8.count >= wanted.count else { return nil }
    return utf8.indices.dropLast(wanted.count - 1).first { utf8[$0...].starts(with: wanted) }
  }
}
#endif
