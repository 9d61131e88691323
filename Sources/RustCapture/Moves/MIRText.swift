/// A stretch of the text that rustc prints for people.
typealias MIRText = ArraySlice<UInt8>

extension MIRText {
  var string: String { String(decoding: self, as: UTF8.self) }

  var trimmed: MIRText {
    var text = self
    while let first = text.first, first == UInt8(ascii: " ") { text.removeFirst() }
    while let last = text.last, last == UInt8(ascii: " ") { text.removeLast() }
    return text
  }

  func begins(with prefix: StaticString) -> Bool {
    count >= prefix.utf8CodeUnitCount
      && prefix.withUTF8Buffer { prefix in
        withUnsafeBufferPointer { text in prefix.indices.allSatisfy { text[$0] == prefix[$0] } }
      }
  }

  /// What follows a prefix, or nil.
  func after(_ prefix: StaticString) -> MIRText? {
    begins(with: prefix) ? dropFirst(prefix.utf8CodeUnitCount) : nil
  }

  /// Where a word stands first.
  func first(_ word: StaticString) -> Index? {
    guard count >= word.utf8CodeUnitCount else { return nil }
    let start = word.utf8Start[0]
    return (startIndex...(endIndex - word.utf8CodeUnitCount)).first {
      self[$0] == start && self[$0...].begins(with: word)
    }
  }

  /// Where a word stands last.
  func last(_ word: StaticString) -> Index? {
    guard count >= word.utf8CodeUnitCount else { return nil }
    let start = word.utf8Start[0]
    return (startIndex...(endIndex - word.utf8CodeUnitCount)).last {
      self[$0] == start && self[$0...].begins(with: word)
    }
  }

  /// A decimal number at the beginning, and the rest.
  var number: (value: Int, rest: MIRText)? {
    let digits = prefix { isDigit($0) }
    guard !digits.isEmpty, digits.count < 18 else { return nil }
    return (digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }, self[digits.endIndex...])
  }

  /// The place behind a string or character literal that begins at a place, else that place.
  func afterLiteral(_ start: Index) -> Index {
    var index = start
    if self[index] == UInt8(ascii: "\"") {
      index += 1
      while index < endIndex, self[index] != UInt8(ascii: "\"") { index += self[index] == UInt8(ascii: "\\") ? 2 : 1 }
      return Swift.min(index + 1, endIndex)
    }
    guard self[index] == UInt8(ascii: "'"), index + 2 < endIndex else { return start }
    if self[index + 1] == UInt8(ascii: "\\") {
      return self[(index + 3)...].firstIndex(of: UInt8(ascii: "'")).map { $0 + 1 } ?? start
    }
    return self[index + 2] == UInt8(ascii: "'") ? index + 3 : start
  }

  /// The place of the bracket that closes the one at a place.
  func closing(_ open: Index) -> Index? {
    var depth = 0
    var index = open
    while index < endIndex {
      let next = afterLiteral(index)
      if next > index {
        index = next
        continue
      }
      switch self[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Its parts between commas that stand in no bracket.
  var commaSeparated: [MIRText] {
    var parts: [MIRText] = []
    var start = startIndex
    var index = startIndex
    while index < endIndex {
      let next = afterLiteral(index)
      if next > index {
        index = next
      } else if let close = "([{".utf8.contains(self[index]) ? closing(index) : nil {
        index = close + 1
      } else {
        if self[index] == UInt8(ascii: ",") {
          parts.append(self[start..<index].trimmed)
          start = index + 1
        }
        index += 1
      }
    }
    let rest = self[start...].trimmed
    return rest.isEmpty ? parts : parts + [rest]
  }
}

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
