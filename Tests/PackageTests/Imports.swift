/// The import of a line of Swift.
struct Imports {
  /// The module a line imports, with any attribute, access level or kind before it; nil where it imports none.
  static func module(ofLine line: some StringProtocol) -> String? {
    var words = line.split(whereSeparator: \.isWhitespace)[...]
    while let word = words.first, word.hasPrefix("@") || levels.contains(String(word)) { words.removeFirst() }
    guard words.popFirst() == "import" else { return nil }
    if words.count > 1, let word = words.first, kinds.contains(String(word)) { words.removeFirst() }
    return words.first.map { String($0.prefix { $0.isLetter || $0.isNumber || $0 == "_" }) }
  }

  /// The modules a file imports, with the numbers of their lines.
  static func modules(of text: String) -> [(line: Int, module: String)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
      module(ofLine: line).map { (number + 1, $0) }
    }
  }

  private static let levels: Set<String> = ["public", "package", "internal", "fileprivate", "private"]
  private static let kinds: Set<String> = [
    "struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor",
  ]
}
