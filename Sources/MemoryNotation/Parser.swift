import Diagnostics
import MemoryModel

/// Reads notation from bytes that are known to be clean UTF-8.
///
/// A problem inside an entry ends that entry; reading goes on with the next.
struct Parser {
  /// The entry being read cannot be understood; the problem is recorded.
  struct Failure: Error {}

  /// How far the blocks around a bracket that is never closed end where they are, without saying so again.
  enum Unwinding {
    case none, toEntry, toTop
  }

  /// Followed by zeros, so that looking a few bytes ahead needs no check.
  let bytes: [UInt8]
  let end: Int
  let limits: ReadingLimits
  var at = 0
  var problems: [Problem] = []
  var file = FileSyntax()
  /// Comments seen since the last piece of syntax.
  var pending: [Trivia.Line] = []
  var depth = 0
  var cells = 0
  var unwinding = Unwinding.none
  /// Whether a bracket was never closed, so that cells may stand elsewhere than was meant.
  var isTorn = false
  var nearest = NearestName()
  /// Whether this is not a file but a text that stands in another.
  var isPart = false

  init(_ bytes: [UInt8], limits: ReadingLimits) {
    self.bytes = bytes + [0, 0, 0, 0]
    end = bytes.count
    self.limits = limits
  }

  /// A part of a text, read for itself (a place, a type or a literal in JSON).
  init(part text: String, limits: ReadingLimits) {
    self.init(Array(text.utf8), limits: limits)
    isPart = true
  }

  // MARK: Problems

  mutating func report(_ message: String, _ range: Range<Int>, notes: [Problem.Note] = [], help: String? = nil) {
    guard problems.count < Problem.most else {
      at = end
      unwinding = .toTop
      return
    }
    problems.append(Problem(.error, message, range, notes: notes, help: help))
  }

  mutating func fail(_ message: String, _ range: Range<Int>, help: String? = nil) -> Failure {
    report(message, range, help: help)
    return Failure()
  }

  /// Fails because something else than what stands here was due.
  mutating func expected(_ what: String, help: String? = nil) -> Failure {
    let token = token()
    if token.count == 2, bytes[token.lowerBound] == UInt8(ascii: "-") { return arrow() }
    return fail("expected \(what), found \(describe(token))", token, help: help)
  }

  /// What a token is called in messages.
  func describe(_ token: Range<Int>) -> String {
    if token.lowerBound >= end { return "the end of the \(isPart ? "text" : "file")" }
    if bytes[token.lowerBound] == 0x0A || bytes[token.lowerBound] == 0x0D { return "the end of the line" }
    if bytes[token.lowerBound] == UInt8(ascii: "\"") { return "a quotation mark" }
    let shown = token.prefix(60)
    var text = String(decoding: bytes[shown], as: UTF8.self)
    if let scalar = text.unicodeScalars.first, token.count <= 4, !scalar.isASCII, !scalar.isVisible {
      text = scalar.code
    }
    return "\"\(text)\(shown.count < token.count ? "…" : "")\""
  }

  // MARK: Space

  /// Goes past spaces and tabs.
  mutating func skipSpaces() {
    while bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
  }

  var atLineEnd: Bool {
    bytes[at] == 0x0A || (bytes[at] == 0x0D && bytes[at + 1] == 0x0A) || at >= end
  }

  var atComment: Bool { isComment(at: at) }

  func isComment(at position: Int) -> Bool {
    bytes[position] == UInt8(ascii: "/") && bytes[position + 1] == UInt8(ascii: "/")
  }

  /// Goes past spaces, line ends and comments, which it keeps, and says whether a line was left empty before what comes.
  @discardableResult
  mutating func skipBlank() -> Bool {
    var lineEnds = 0
    while true {
      switch bytes[at] {
      case 0x20, 0x09, 0x0D: at += 1
      case 0x0A:
        at += 1
        lineEnds += 1
      case UInt8(ascii: "/"):
        guard atComment else { return lineEnds > 1 }
        pending.append(Trivia.Line(span: comment(), hasBlankBefore: lineEnds > 1))
        lineEnds = 0
      default: return lineEnds > 1
      }
    }
  }

  /// The comment that stands here, without spaces at its end.
  mutating func comment() -> Span {
    let start = at
    while at < end, bytes[at] != 0x0A { at += 1 }
    var last = at
    while bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 || bytes[last - 1] == 0x0D { last -= 1 }
    return Span(start, last)
  }

  /// The comment at the end of this line, if there is one.
  mutating func commentOnLine() -> Span? {
    skipSpaces()
    return atComment ? comment() : nil
  }

  // MARK: Comments kept

  /// Stores the comments seen before a piece of syntax, and the one after it, and returns where.
  mutating func trivia(leading: [Trivia.Line], trailing: Span?) -> Int {
    if leading.isEmpty, trailing == nil { return 0 }
    file.trivia.append(Trivia(leading: leading, trailing: trailing))
    return file.trivia.count - 1
  }

  /// Stores the comments inside a pair of brackets, and returns where.
  mutating func trivia(opening: Span?, closing: [Trivia.Line]) -> Int {
    if opening == nil, closing.isEmpty { return 0 }
    file.trivia.append(Trivia(opening: opening, closing: closing))
    return file.trivia.count - 1
  }

  mutating func takePending() -> [Trivia.Line] {
    defer { pending.removeAll() }
    return pending
  }
}

extension UnicodeScalar {
  fileprivate var isVisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
    default: true
    }
  }
}
