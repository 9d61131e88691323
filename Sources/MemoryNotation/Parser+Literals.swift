import MemoryModel

extension Parser {
  /// Goes past a number, char or string, if one stands here.
  mutating func literal() throws(Failure) -> Bool {
    switch bytes[at] {
    case UInt8(ascii: "\""):
      try checkedString(asBytes: false)
      return true
    case UInt8(ascii: "'"):
      try char(asByte: false)
      return true
    case UInt8(ascii: "-"):
      let start = at
      at += 1
      if take(word: "inf") || take(word: "NaN") { return true }
      guard Self.isDigit(bytes[at]) else {
        at = start
        throw expected("a value")
      }
      try numeral(from: start)
      return true
    case 0x30...0x39:
      try numeral(from: at)
      return true
    case UInt8(ascii: "b"), UInt8(ascii: "c"), UInt8(ascii: "r"): return try prefixed()
    default: return false
    }
  }

  /// `b'x'`, `b"…"`, `c"…"`, `r"…"`, `r#"…"#`, and `br`, `cr`.
  private mutating func prefixed() throws(Failure) -> Bool {
    let start = at
    var next = at
    let isBytes = bytes[next] == UInt8(ascii: "b")
    if bytes[next] != UInt8(ascii: "r") { next += 1 }
    if isBytes, bytes[next] == UInt8(ascii: "'") {
      at = next
      try char(asByte: true)
      return true
    }
    if bytes[next] == UInt8(ascii: "\"") {
      at = next
      try checkedString(asBytes: true)
      return true
    }
    guard bytes[next] == UInt8(ascii: "r") else { return false }
    next += 1
    var hashes = 0
    while bytes[next] == UInt8(ascii: "#") { (next, hashes) = (next + 1, hashes + 1) }
    guard bytes[next] == UInt8(ascii: "\"") else { return false }
    next += 1
    while next < end, bytes[next] != 0x0A {
      if bytes[next] == UInt8(ascii: "\""), bytes[(next + 1)...].prefix(hashes).allSatisfy({ $0 == UInt8(ascii: "#") }),
        next + hashes < end
      {
        at = next + 1 + hashes
        try checkDirection(start..<at)
        return true
      }
      next += 1
    }
    at = next
    throw fail("this raw string does not end on its line", start..<next)
  }

  private mutating func checkedString(asBytes: Bool) throws(Failure) {
    let start = at
    try string()
    try checkEscapes((start + 1)..<(at - 1), asBytes: asBytes)
  }

  /// Characters that turn the writing direction would make a literal look other than it is.
  private mutating func checkDirection(_ range: Range<Int>) throws(Failure) {
    for at in range where bytes[at] == 0xE2 {
      let (scalar, length) = scalar(at: at)
      guard NameRules.isDirectionControl(scalar) else { continue }
      throw fail(
        "a literal cannot hold \(scalar.code), which turns the writing direction", at..<(at + length),
        help: "write it as an escape: \"\\u{\(String(scalar.value, radix: 16))}\"")
    }
  }

  private mutating func checkEscapes(_ range: Range<Int>, asBytes: Bool) throws(Failure) {
    try checkDirection(range)
    guard bytes[range].contains(UInt8(ascii: "\\")) else { return }
    do {
      _ = try RustLiteral.unescape(bytes[range], asBytes: asBytes)
    } catch {
      throw fail("\"\(text(error.range))\" is no escape", error.range, help: error.reason)
    }
  }

  private mutating func char(asByte: Bool) throws(Failure) {
    let start = at
    at += 1
    while at < end, bytes[at] != UInt8(ascii: "'"), bytes[at] != 0x0A, bytes[at] != UInt8(ascii: ",") || at == start + 1
    {
      at += bytes[at] == UInt8(ascii: "\\") && at + 1 < end && bytes[at + 1] != 0x0A ? 2 : 1
    }
    guard take(UInt8(ascii: "'")) else {
      throw fail("this char does not end", start..<at, help: "a char is one character in single quotes: \"'x'\"")
    }
    let inner = (start + 1)..<(at - 1)
    try checkEscapes(inner, asBytes: asByte)
    if asByte, bytes[inner].first == UInt8(ascii: "\\") { return }
    let value = (try? RustLiteral.unescape(bytes[inner], asBytes: asByte)) ?? []
    guard value.count(where: { $0 & 0xC0 != 0x80 }) == 1 else {
      throw fail(
        "a char is exactly one Unicode scalar", start..<at, help: "text of several stands in double quotes")
    }
  }

  /// A number as Rust writes it; where it starts is given, its first digit stands here.
  private mutating func numeral(from start: Int) throws(Failure) {
    let digits = at
    if bytes[at] == UInt8(ascii: "0"), let radix = Self.radix(bytes[at + 1]) {
      at += 2
      let body = at
      while Self.isNameByte(bytes[at]) { at += 1 }
      var last = at
      if let suffix = integerSuffix(in: body..<at) { last = suffix }
      guard last > body, bytes[body..<last].allSatisfy({ $0 == 0x5F || Self.digit($0).map { $0 < radix } ?? false })
      else {
        throw fail("\"\(text((start..<at).prefix(60)))\" is no number", start..<at)
      }
      return
    }
    while Self.isDigit(bytes[at]) || bytes[at] == 0x5F { at += 1 }
    var isFloat = false
    if bytes[at] == UInt8(ascii: "."), Self.isDigit(bytes[at + 1]) {
      isFloat = true
      at += 1
      while Self.isDigit(bytes[at]) || bytes[at] == 0x5F { at += 1 }
    }
    if bytes[at] | 0x20 == UInt8(ascii: "e") {
      var next = at + 1
      if bytes[next] == UInt8(ascii: "-") || bytes[next] == UInt8(ascii: "+") { next += 1 }
      if Self.isDigit(bytes[next]) {
        isFloat = true
        at = next
        while Self.isDigit(bytes[at]) || bytes[at] == 0x5F { at += 1 }
      }
    }
    let body = at
    while at < end, identifierEnd(at: at) != nil || Self.isNameByte(bytes[at]) {
      at = identifierEnd(at: at) ?? (at + 1)
    }
    if at == body || isFloatSuffix(body..<at) || (!isFloat && integerSuffix(in: digits..<at) == body) { return }
    throw fail("\"\(text((start..<at).prefix(60)))\" is no number", start..<at, help: "text stands in double quotes")
  }

  private static func radix(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    if isDigit(byte) { return byte - 0x30 }
    let letter = byte | 0x20
    return (0x61...0x66).contains(letter) ? letter - 0x61 + 10 : nil
  }

  private func isFloatSuffix(_ range: Range<Int>) -> Bool { isWord(range, "f32") || isWord(range, "f64") }

  /// Where the `u8`, `i32`, `usize`, … at the end of a number starts.
  private func integerSuffix(in range: Range<Int>) -> Int? {
    for suffix in ["u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "u128", "i128", "usize", "isize"] {
      let start = range.upperBound - suffix.utf8.count
      if start > range.lowerBound, bytes[start..<range.upperBound].elementsEqual(suffix.utf8) { return start }
    }
    return nil
  }
}
