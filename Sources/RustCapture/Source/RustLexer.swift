/// Cuts Rust source into tokens and line comments; knows what is a comment, a string or a lifetime, and no more.
///
/// Never fails: what ends too early ends with the text.
struct RustLexer {
  private let text: [UInt8]
  private var at = 0
  private var line = 1
  private(set) var tokens: [RustToken] = []
  private(set) var comments: [LineComment] = []

  init(_ text: [UInt8]) {
    self.text = text
    skipShebang()
    while at < text.count { next() }
  }

  private subscript(ahead: Int) -> UInt8 { at + ahead < text.count ? text[at + ahead] : 0 }

  private static func byte(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(ascii: scalar) }

  /// `#!/usr/bin/env …` is none of Rust's, `#![…]` is.
  private mutating func skipShebang() {
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    guard self[0] == Self.byte("#"), self[1] == Self.byte("!") else { return }
    let rest = text[(at + 2)...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if rest != Self.byte("[") { skipLine() }
  }

  private mutating func next() {
    let start = at
    switch self[0] {
    case 0x0A:
      line += 1
      at += 1
    case 0...0x20: at += 1
    case Self.byte("/") where self[1] == Self.byte("/"): lineComment()
    case Self.byte("/") where self[1] == Self.byte("*"): blockComment()
    case Self.byte("\""): string()
    case Self.byte("'"): quote()
    case Self.byte("0")...Self.byte("9"):
      skipWord()
      add(.literal, from: start, line: line)
    case let byte where Self.isWord(byte): word()
    default:
      at += 1
      add(.sign(text[start]), from: start, line: line)
    }
  }

  private mutating func add(_ kind: RustToken.Kind, from start: Int, line: Int) {
    tokens.append(RustToken(kind: kind, range: start..<at, line: line))
  }

  // MARK: Comments

  private mutating func skipLine() {
    while at < text.count, text[at] != 0x0A { at += 1 }
  }

  private mutating func lineComment() {
    let start = at
    // `///` and `//!` are documentation, `////` is not.
    let isDocumentation =
      self[2] == Self.byte("!") || self[2] == Self.byte("/") && self[3] != Self.byte("/")
    skipLine()
    if !isDocumentation {
      comments.append(LineComment(range: start..<at, line: line, tokensBefore: tokens.count))
    }
  }

  private mutating func blockComment() {
    var depth = 0
    repeat {
      if self[0] == Self.byte("/"), self[1] == Self.byte("*") {
        depth += 1
        at += 2
      } else if self[0] == Self.byte("*"), self[1] == Self.byte("/") {
        depth -= 1
        at += 2
      } else {
        step()
      }
    } while depth > 0 && at < text.count
  }

  private mutating func step() {
    if self[0] == 0x0A { line += 1 }
    at += 1
  }

  // MARK: Words and literals

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case Self.byte("a")...Self.byte("z"), Self.byte("A")...Self.byte("Z"), Self.byte("0")...Self.byte("9"),
      Self.byte("_"), 0x80...:
      true
    default: false
    }
  }

  private mutating func skipWord() {
    while at < text.count, Self.isWord(text[at]) { at += 1 }
  }

  /// A word, or the literal or raw name that it begins.
  private mutating func word() {
    let start = at
    skipWord()
    let prefix = text[start..<at]
    let isRaw = prefix.last == Self.byte("r") && prefix.count <= 2 && prefix.first != Self.byte("a")
    switch self[0] {
    case Self.byte("\"") where isRaw && Self.prefixes.contains(Array(prefix)): rawString(from: start)
    case Self.byte("#") where isRaw && Self.prefixes.contains(Array(prefix)):
      let hashes = text[at...].prefix { $0 == Self.byte("#") }.count
      if self[hashes] == Self.byte("\"") {
        rawString(from: start)
      } else {
        if prefix.count == 1, Self.isWord(self[1]) {
          at += 1
          skipWord()
        }
        add(.word, from: start, line: line)
      }
    case Self.byte("\"") where prefix.count == 1 && [Self.byte("b"), Self.byte("c")].contains(prefix.first):
      string(from: start)
    case Self.byte("'") where Array(prefix) == [Self.byte("b")]: quote(from: start)
    default: add(.word, from: start, line: line)
    }
  }

  private static let prefixes: [[UInt8]] = [Array("r".utf8), Array("br".utf8), Array("cr".utf8)]

  private mutating func string(from start: Int? = nil) {
    let (start, first) = (start ?? at, line)
    at += 1
    while at < text.count, self[0] != Self.byte("\"") {
      if self[0] == Self.byte("\\") { at += 1 }
      step()
    }
    at = min(at + 1, text.count)
    add(.literal, from: start, line: first)
  }

  private mutating func rawString(from start: Int) {
    let first = line
    let hashes = text[at...].prefix { $0 == Self.byte("#") }.count
    at += hashes + 1
    while at < text.count {
      if self[0] == Self.byte("\""), text[(at + 1)...].prefix(hashes).allSatisfy({ $0 == Self.byte("#") }),
        at + hashes < text.count
      {
        at += hashes + 1
        break
      }
      step()
    }
    add(.literal, from: start, line: first)
  }

  /// A character, or a lifetime or label.
  private mutating func quote(from start: Int? = nil) {
    let start = start ?? at
    at += 1
    if self[0] == Self.byte("\\") {
      at += 2
      while at < text.count, self[0] != Self.byte("'"), self[0] != 0x0A { at += 1 }
      at = min(at + 1, text.count)
      return add(.literal, from: start, line: line)
    }
    let length = Self.scalarLength(self[0])
    if self[length] == Self.byte("'") {
      let first = line
      if self[0] == 0x0A { line += 1 }
      at += length + 1
      return add(.literal, from: start, line: first)
    }
    skipWord()
    add(at > start + 1 ? .lifetime : .sign(Self.byte("'")), from: start, line: line)
  }

  private static func scalarLength(_ lead: UInt8) -> Int {
    switch lead {
    case 0xC0...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...: 4
    default: 1
    }
  }
}
