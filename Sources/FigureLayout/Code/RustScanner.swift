/// Reads as much of a Rust source as an excerpt needs: which words are keywords, what is comment, where functions
/// begin and end. Takes any text; what is no Rust has no functions.
struct RustScanner {
  enum Kind: UInt8 {
    case plain, keyword, comment
  }

  struct Function {
    var name: String
    /// Counted from 1, from the line of `fn` to that of the closing brace.
    var lines: ClosedRange<Int>
  }

  private let bytes: [UInt8]
  /// Of each byte.
  private(set) var kinds: [Kind]
  /// In the order of their ends; inner ones come before those around them.
  private(set) var functions: [Function] = []

  private var at = 0
  private var line = 1
  private var depth = 0
  /// A `fn NAME` whose body has not begun, and the brackets around it.
  private var pending: (name: String, line: Int, depth: Int)?
  private var brackets = 0
  private var open: [(name: String, line: Int, depth: Int)] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    kinds = Array(repeating: .plain, count: bytes.count)
    scan()
  }

  /// The innermost function that a line is in.
  func function(at line: Int) -> Function? { functions.first { $0.lines.contains(line) } }

  private static let keywords: Set<String> = [
    "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "fn", "for", "if",
    "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "static", "struct", "trait",
    "type", "unsafe", "use", "where", "while",
  ]

  private subscript(ahead count: Int) -> UInt8 { at + count < bytes.count ? bytes[at + count] : 0 }

  private mutating func scan() {
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "/") where self[ahead: 1] == UInt8(ascii: "/"): lineComment()
      case UInt8(ascii: "/") where self[ahead: 1] == UInt8(ascii: "*"): blockComment()
      case UInt8(ascii: "\""): string()
      case UInt8(ascii: "'"): quote()
      case UInt8(ascii: "{"):
        depth += 1
        if let own = pending, own.depth == brackets {
          open.append((own.name, own.line, depth))
          pending = nil
        }
        at += 1
      case UInt8(ascii: "}"):
        if let last = open.last, last.depth == depth {
          open.removeLast()
          functions.append(Function(name: last.name, lines: last.line...max(line, last.line)))
        }
        depth -= 1
        at += 1
      case UInt8(ascii: "("), UInt8(ascii: "["):
        brackets += 1
        at += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        brackets -= 1
        at += 1
      case UInt8(ascii: ";"):
        if pending?.depth == brackets { pending = nil }
        at += 1
      default:
        if Self.startsWord(byte) { word() } else { step() }
      }
    }
  }

  private mutating func step() {
    if bytes[at] == 0x0A { line += 1 }
    at += 1
  }

  private static func startsWord(_ byte: UInt8) -> Bool {
    byte == 0x5F || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
  }

  private static func isWord(_ byte: UInt8) -> Bool { startsWord(byte) || (0x30...0x39).contains(byte) }

  private mutating func word() {
    let start = at
    while at < bytes.count, Self.isWord(bytes[at]) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if text == "r" || text == "br" || text == "cr" || text == "b" || text == "c",
      self[ahead: 0] == UInt8(ascii: "\"") || self[ahead: 0] == UInt8(ascii: "#")
    {
      if text == "b" || text == "c" { return }
      return rawString()
    }
    guard Self.keywords.contains(text) else { return }
    for index in start..<at { kinds[index] = .keyword }
    if text == "fn" { functionName() }
  }

  private mutating func functionName() {
    let before = (at, line)
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x09 { step() }
    guard at < bytes.count, Self.startsWord(bytes[at]) else {
      (at, line) = before
      return
    }
    let start = at
    while at < bytes.count, Self.isWord(bytes[at]) { at += 1 }
    pending = (String(decoding: bytes[start..<at], as: UTF8.self), before.1, brackets)
  }

  private mutating func lineComment() {
    while at < bytes.count, bytes[at] != 0x0A {
      kinds[at] = .comment
      at += 1
    }
  }

  private mutating func blockComment() {
    var level = 0
    repeat {
      if self[ahead: 0] == UInt8(ascii: "/"), self[ahead: 1] == UInt8(ascii: "*") {
        level += 1
        comment(2)
      } else if self[ahead: 0] == UInt8(ascii: "*"), self[ahead: 1] == UInt8(ascii: "/") {
        level -= 1
        comment(2)
      } else {
        comment(1)
      }
    } while level > 0 && at < bytes.count
  }

  private mutating func comment(_ count: Int) {
    for _ in 0..<count where at < bytes.count {
      kinds[at] = .comment
      step()
    }
  }

  private mutating func string() {
    at += 1
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count { step() }
      step()
    }
    at = min(at + 1, bytes.count)
  }

  private mutating func rawString() {
    var hashes = 0
    while self[ahead: hashes] == UInt8(ascii: "#") { hashes += 1 }
    // `r#type` is a name.
    guard self[ahead: hashes] == UInt8(ascii: "\"") else { return }
    at += hashes + 1
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\""), (0..<hashes).allSatisfy({ self[ahead: 1 + $0] == UInt8(ascii: "#") }) {
        at += 1 + hashes
        return
      }
      step()
    }
  }

  /// A character, or a lifetime.
  private mutating func quote() {
    if self[ahead: 1] == UInt8(ascii: "\\") {
      at += 3
      while at < bytes.count, bytes[at] != UInt8(ascii: "'"), bytes[at] != 0x0A { at += 1 }
      at = min(at + 1, bytes.count)
      return
    }
    var end = at + 2
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "'"), self[ahead: 1] != 0x0A { at = end + 1 } else { at += 1 }
  }
}
