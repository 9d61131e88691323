/// What can be wrong in any TOML text.
extension StyleProblem {
  static func notText(_ offset: Int) -> StyleProblem {
    StyleProblem(
      "the style sheet is not UTF-8 text, or holds a control character", offset..<offset + 1,
      help: "leave it out, or save the file as UTF-8")
  }

  static func expected(_ what: String, _ cursor: TOMLCursor) -> StyleProblem {
    let rest = cursor.bytes[min(cursor.at, cursor.bytes.count)...]
    let found: String
    var length = 1
    switch rest.first {
    case nil: found = "the end of the file"
    case 0x0A, 0x0D: found = "the end of the line"
    case UInt8(ascii: "\""), UInt8(ascii: "'"): found = "a string"
    case let byte?:
      let isWord = { (byte: UInt8) in !" \t\r\n,[]{}=#".utf8.contains(byte) }
      let word = isWord(byte) ? rest.prefix(60).prefix(while: isWord) : rest.prefix(1)
      length = word.count
      found = "\"\(String(decoding: word, as: UTF8.self))\""
    }
    return StyleProblem("expected \(what), found \(found)", cursor.at..<cursor.at + length)
  }

  static func noValue(_ text: String, _ range: Range<Int>) -> StyleProblem {
    StyleProblem("\"\(text.prefix(60))\" is no value", range, help: "text stands in quotes: \"\(text.prefix(60))\"")
  }

  static func unterminated(_ range: Range<Int>) -> StyleProblem {
    StyleProblem("this string does not end", range, help: "close it with the quotation mark it starts with")
  }

  static func badEscape(_ text: String, _ range: Range<Int>) -> StyleProblem {
    StyleProblem("\"\(text)\" is no escape", range, help: "a backslash itself is written \"\\\\\"")
  }

  static func setTwice(_ path: [String], _ range: Range<Int>) -> StyleProblem {
    StyleProblem("\"\(path.joined(separator: "."))\" is set twice", range, help: "say it once")
  }

  static func arrayOfTables(_ range: Range<Int>) -> StyleProblem {
    StyleProblem("styles have no arrays of tables", range, help: "a table is opened with one bracket: \"[cell]\"")
  }

  static func tooDeep(_ range: Range<Int>) -> StyleProblem {
    StyleProblem("this is nested more than \(TOMLText.deepest) deep", range)
  }
}
