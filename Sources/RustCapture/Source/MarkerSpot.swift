/// What stands around a marker, as far as brackets and signs tell.
struct MarkerSpot: Hashable, Sendable {
  /// What a bracket is open for.
  enum Context: Hashable, Sendable {
    /// Statements.
    case block
    /// The parts of a `struct`, `impl`, …, by its keyword.
    case items(String)
    /// A match's arms.
    case arms
    /// Arguments, elements, patterns.
    case list
    /// A macro's tokens, or what cannot be told without its types.
    case unknown
  }

  /// nil outside of all brackets.
  var context: Context?
  /// Whether macros are around it, whose tokens mean what they like.
  var isInMacro: Bool
  /// The sign or word before it; nil at the text's start.
  var before: String?
  var after: String?
  /// Where the statement begins that stands before it, or around it.
  var statementLine: Int?
  /// Its first word or sign.
  var statementHead: String?
  /// Where the block begins that ends just before it.
  var blockLine: Int?
  /// Where the statement around it ends with its semicolon.
  var endLine: Int?
}

extension MarkerSpot {
  /// - Parameter places: For each marker, how many tokens stand before it; ascending.
  static func spots(at places: [Int], among tokens: [RustToken], of text: [UInt8]) -> [MarkerSpot] {
    var scan = StatementScan(tokens: tokens, text: text)
    return places.map { place in
      scan.advance(to: place)
      return scan.spot
    }
  }
}

/// Walks through tokens and keeps which brackets are open, and where statements begin.
private struct StatementScan {
  private struct Level {
    var context: MarkerSpot.Context?
    var isMacro = false
    /// The bracket's own token.
    var opening: Int?
    /// The first token of the statement.
    var start: Int?
    /// A `}` came, which ends the statement unless it goes on.
    var mayHaveEnded = false
    /// Where the block that ended last began.
    var block: Int?
  }

  let tokens: [RustToken]
  let text: [UInt8]
  private var at = 0
  private var levels = [Level()]

  init(tokens: [RustToken], text: [UInt8]) {
    self.tokens = tokens
    self.text = text
  }

  private func word(_ index: Int) -> String {
    tokens.indices.contains(index) ? String(decoding: text[tokens[index].range], as: UTF8.self) : ""
  }

  private var top: Level {
    get { levels[levels.count - 1] }
    set { levels[levels.count - 1] = newValue }
  }

  mutating func advance(to place: Int) {
    while at < place {
      take(word(at))
      at += 1
    }
  }

  private mutating func take(_ word: String) {
    if top.mayHaveEnded, !Self.continuations.contains(word) { top.start = nil }
    top.mayHaveEnded = false
    switch word {
    case "(", "[", "{":
      let isMacro =
        at > 0 && (self.word(at - 1) == "!" || self.word(at - 2) == "!" && self.word(at - 3) == "macro_rules")
      let context = isMacro ? .unknown : word == "{" ? braceContext : .list
      if top.start == nil { top.start = at }
      levels.append(Level(context: context, isMacro: isMacro, opening: at))
    case ")", "]", "}":
      let block = levels.count > 1 ? levels.removeLast().opening : nil
      top.block = block
      top.mayHaveEnded = word == "}"
    case ";": top.start = nil
    case ",":
      if top.context != .block, top.context != nil { top.start = nil }
    default: if top.start == nil { top.start = at }
    }
  }

  /// What may follow a statement's `}` and still belong to it.
  private static let continuations: Set<String> = ["else", ".", "?", ")", "]", ",", ";", "=", "as"]

  /// What the `{` here opens.
  private var braceContext: MarkerSpot.Context {
    let words = ownWords
    let head = words.first { !Self.modifiers.contains($0) } ?? ""
    if Self.items.contains(head) { return .items(head) }
    if head == "fn" { return .block }
    // `extern "C" {` holds items, `extern "C" fn f() {` statements.
    if words.contains("extern"), head.hasPrefix("\"") { return words.contains("fn") ? .block : .items("extern block") }
    if let word = words.last(where: { Self.headers.contains($0) }) { return word == "match" ? .arms : .block }
    let before = word(at - 1)
    let isName = tokens.indices.contains(at - 1) && tokens[at - 1].kind == .word && !Self.openers.contains(before)
    let mayBeLiteral = isName || before == ">" && word(at - 2) != "="
    return mayBeLiteral && !words.contains("->") ? .unknown : .block
  }

  /// The words and signs of the statement so far, without what stands in brackets.
  private var ownWords: [String] {
    guard let start = top.start else { return [] }
    var words: [String] = []
    var depth = 0
    var index = start
    while index < at {
      let word = word(index)
      if ["(", "[", "{"].contains(word) { depth += 1 }
      if depth == 0 { words.append(word == "-" && self.word(index + 1) == ">" ? "->" : word) }
      if [")", "]", "}"].contains(word) {
        depth -= 1
        // What a block's end closes is over: `if a {} else {`.
        if depth == 0, word == "}" { words.removeAll { Self.headers.contains($0) } }
      }
      // An arm's pattern says nothing of its body.
      if depth == 0, word == ">", self.word(index - 1) == "=" { words.removeAll() }
      index += 1
    }
    return words
  }

  private static let modifiers: Set<String> = [
    "#", "!", "pub", "unsafe", "default", "async", "const", "extern", "safe", "auto",
  ]
  private static let items: Set<String> = ["struct", "enum", "union", "trait", "impl", "mod"]
  private static let headers: Set<String> = ["match", "if", "while", "for", "loop", "else", "unsafe", "async"]
  /// Words before a block that are no path.
  private static let openers: Set<String> = ["move", "try", "const", "do", "return", "break", "in"]

  var spot: MarkerSpot {
    let level = top
    return MarkerSpot(
      context: level.context, isInMacro: levels.contains { $0.isMacro }, before: at > 0 ? word(at - 1) : nil,
      after: at < tokens.count ? word(at) : nil, statementLine: level.start.map { tokens[$0].line },
      statementHead: level.start.map { word($0) },
      blockLine: word(at - 1) == "}" ? level.block.map { tokens[$0].line } : nil, endLine: endLine)
  }

  /// The line of the semicolon that ends what is open here.
  private var endLine: Int? {
    var depth = 0
    for index in at..<tokens.count {
      switch word(index) {
      case "(", "[", "{": depth += 1
      case ")", "]": depth -= 1
      case "}":
        depth -= 1
        if depth < 0, top.context == .block { return nil }
      case ";" where depth <= 0: return tokens[index].line
      default: break
      }
    }
    return nil
  }
}
