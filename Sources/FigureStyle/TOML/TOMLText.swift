/// The entries of a TOML text in its order, flat, and all that is wrong in it.
///
/// A reader of our own: messages need the place of every key and value, reading must go on after an error, and no input
/// may end the process.
struct TOMLText {
  private(set) var entries: [TOMLEntry] = []
  private(set) var problems: [StyleProblem] = []

  private var cursor: TOMLCursor
  private var table: [String] = []
  /// Whether the lines belong to a table whose header could not be read, and are left out.
  private var isLost = false
  private var known: [[String]: Standing] = [:]
  private var depth = 0

  private enum Standing {
    /// A table on the way to another; it may still get entries and a header of its own.
    case passed
    /// Has its header.
    case opened
    /// A value, or a table in braces: nothing can be added.
    case closed
  }

  static let deepest = 32

  init(_ bytes: [UInt8]) {
    cursor = TOMLCursor(bytes)
    if let offset = cursor.firstBad() {
      problems = [.notText(offset)]
      return
    }
    cursor.skipByteOrderMark()
    while true {
      cursor.skipBlankLines()
      guard !cursor.isAtEnd else { return }
      let count = entries.count
      do throws(StyleProblem) {
        if cursor.current == UInt8(ascii: "[") { try header() } else { try keyAndValue(in: table) }
        try cursor.endLine()
      } catch {
        problems.append(error)
        cursor.skipLine()
        depth = 0
      }
      if isLost { entries.removeSubrange(count...) }
    }
  }

  private mutating func header() throws(StyleProblem) {
    // Without its header a table's entries would seem to stand in another one.
    table = ["[]"]
    isLost = true
    cursor.advance()
    if cursor.current == UInt8(ascii: "[") { throw .arrayOfTables(cursor.at - 1..<cursor.at + 1) }
    let (path, keys) = try key()
    guard cursor.current == UInt8(ascii: "]") else { throw .expected("\"]\" after the table's name", cursor) }
    cursor.advance()
    try pass(path, keys, from: 0)
    if known[path] == .opened || known[path] == .closed { throw .setTwice(path, keys[keys.count - 1]) }
    known[path] = .opened
    let value = TOMLValue(content: .table, range: keys[keys.count - 1])
    entries.append(TOMLEntry(path: path, keys: keys, value: value))
    table = path
    isLost = false
  }

  private mutating func keyAndValue(in table: [String]) throws(StyleProblem) {
    let (names, keys) = try key()
    let path = table + names
    guard cursor.current == UInt8(ascii: "=") else {
      throw .expected("\"=\" after \"\(names[names.count - 1])\"", cursor)
    }
    cursor.advance()
    cursor.skipBlanks()
    try pass(path, keys, from: table.count)
    if known[path] != nil { throw .setTwice(path, keys[keys.count - 1]) }
    known[path] = .closed
    let index = entries.count
    let value = TOMLValue(content: .table, range: cursor.at..<cursor.at)
    entries.append(TOMLEntry(path: path, keys: keys, value: value))
    do throws(StyleProblem) {
      entries[index].value = try self.value(at: path)
    } catch {
      entries.removeSubrange(index...)
      throw error
    }
  }

  /// Notes the tables on the way to a key, which must not be values.
  private mutating func pass(_ path: [String], _ keys: [Range<Int>], from start: Int) throws(StyleProblem) {
    for count in (start + 1)..<max(path.count, start + 1) {
      let table = Array(path[..<count])
      if known[table] == .closed { throw .setTwice(table, keys[count - 1 - start]) }
      if known[table] == nil { known[table] = .passed }
    }
  }

  // MARK: Keys

  private mutating func key() throws(StyleProblem) -> (names: [String], ranges: [Range<Int>]) {
    var names: [String] = []
    var ranges: [Range<Int>] = []
    while true {
      cursor.skipBlanks()
      let start = cursor.at
      if cursor.isAtLongQuote { throw .expected("a key", cursor) }
      let name = cursor.isAtQuote ? try cursor.string() : cursor.bareKey()
      if cursor.at == start { throw .expected("a key", cursor) }
      names.append(name)
      ranges.append(start..<cursor.at)
      if names.count > Self.deepest { throw .tooDeep(start..<cursor.at) }
      cursor.skipBlanks()
      guard cursor.current == UInt8(ascii: ".") else { return (names, ranges) }
      cursor.advance()
    }
  }

  // MARK: Values

  private mutating func value(at path: [String]) throws(StyleProblem) -> TOMLValue {
    let start = cursor.at
    let content: TOMLValue.Content
    switch cursor.current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): content = .string(try cursor.string())
    case UInt8(ascii: "["): content = .array(try array(at: path))
    case UInt8(ascii: "{"):
      try inlineTable(at: path)
      content = .table
    default: content = try cursor.word()
    }
    return TOMLValue(content: content, range: start..<cursor.at)
  }

  private mutating func array(at path: [String]) throws(StyleProblem) -> [TOMLValue] {
    try descend()
    cursor.advance()
    var elements: [TOMLValue] = []
    while true {
      try cursor.skipSpaceAndComments()
      if cursor.current == UInt8(ascii: "]") { break }
      let count = entries.count
      elements.append(try value(at: path + ["[\(elements.count)]"]))
      // What stands in an array's tables has no path of its own.
      entries.removeSubrange(count...)
      try cursor.skipSpaceAndComments()
      if cursor.current == UInt8(ascii: "]") { break }
      guard cursor.current == UInt8(ascii: ",") else { throw .expected("\",\" or \"]\"", cursor) }
      cursor.advance()
    }
    cursor.advance()
    depth -= 1
    return elements
  }

  private mutating func inlineTable(at path: [String]) throws(StyleProblem) {
    try descend()
    cursor.advance()
    cursor.skipBlanks()
    while cursor.current != UInt8(ascii: "}") {
      try keyAndValue(in: path)
      cursor.skipBlanks()
      if cursor.current == UInt8(ascii: "}") { break }
      guard cursor.current == UInt8(ascii: ",") else { throw .expected("\",\" or \"}\"", cursor) }
      cursor.advance()
      cursor.skipBlanks()
    }
    cursor.advance()
    depth -= 1
  }

  private mutating func descend() throws(StyleProblem) {
    depth += 1
    if depth > Self.deepest { throw .tooDeep(cursor.at..<cursor.at + 1) }
  }
}
