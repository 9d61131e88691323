import MemoryModel

extension JSONReader {
  /// An object being read: which of its keys were seen, and where.
  struct Object {
    /// What the object is, for messages.
    var what: String
    var keys: [ModelPath.Key]
    /// The opening brace.
    var start: Int
    var seen: [(key: ModelPath.Key, range: Range<Int>)] = []
    /// Keys that were probably meant by unknown ones.
    var meant: [String] = []
    fileprivate var isFirst = true
    fileprivate var isInside = false

    func range(of key: ModelPath.Key) -> Range<Int>? { seen.first { $0.key == key }?.range }
    var brace: Range<Int> { start..<(start + 1) }
  }

  /// Reads an opening brace; anything else is reported and skipped.
  mutating func object(_ what: String, _ keys: [ModelPath.Key]) throws(Failure) -> Object? {
    skipSpace()
    guard bytes[at] == UInt8(ascii: "{") else {
      try mismatch("\(what), which is an object")
      return nil
    }
    at += 1
    return Object(what: what, keys: keys, start: at - 1)
  }

  /// The next known key, its value due; nil after the closing brace. Unknown keys and second ones of a name are reported
  /// and skipped. While a value is read the path ends in its key.
  mutating func next(in object: inout Object) throws(Failure) -> ModelPath.Key? {
    if object.isInside { path.pop(1) }
    object.isInside = false
    while true {
      skipSpace()
      if object.isFirst {
        object.isFirst = false
        if take(UInt8(ascii: "}")) { return nil }
      } else {
        if take(UInt8(ascii: "}")) { return nil }
        guard take(UInt8(ascii: ",")) else { throw expected("\",\" or \"}\"") }
        skipSpace()
      }
      guard bytes[at] == UInt8(ascii: "\"") else { throw expected("a key in double quotes") }
      let token = try string()
      try colon()
      guard let key = object.keys.first(where: { $0.rawValue == token.text }) else {
        let near = nearest.among(object.keys.map(\.rawValue), to: token.text)
        if let near { object.meant.append(near) }
        report(
          "there is no key \"\(token.text.prefix(60))\" in \(object.what)", token.range,
          inside: String(token.text.prefix(60)),
          help: Finding.didYouMean(near) ?? "its keys are \(object.keys.map(\.rawValue).joined(separator: ", "))")
        try skip()
        continue
      }
      if let first = object.range(of: key) {
        report(
          "key \"\(key.rawValue)\" is there twice", token.range, inside: key.rawValue,
          notes: [Problem.Note(message: "the first one is here", range: first)], help: "leave one out")
        try skip()
        continue
      }
      object.seen.append((key, token.range))
      path.push(key)
      object.isInside = true
      return key
    }
  }

  /// Reports a key that an object must have and does not.
  mutating func require(_ key: ModelPath.Key, in object: Object) {
    if object.range(of: key) != nil || object.meant.contains(key.rawValue) { return }
    report("\(object.what) needs the key \"\(key.rawValue)\"", object.brace, help: "write \"\(key.rawValue)\": …")
  }

  // MARK: Arrays

  /// An array being read.
  struct List {
    /// How many elements were begun.
    var count = 0
    /// The opening bracket.
    var start: Int
  }

  /// Reads an opening bracket; anything else is reported and skipped.
  mutating func list(_ what: String) throws(Failure) -> List? {
    skipSpace()
    guard bytes[at] == UInt8(ascii: "[") else {
      try mismatch("an array of \(what)")
      return nil
    }
    at += 1
    return List(start: at - 1)
  }

  /// Goes to the next element, which must be read then; false after the closing bracket. While an element is read the
  /// path ends in its index.
  mutating func next(in list: inout List) throws(Failure) -> Bool {
    if list.count > 0 { path.pop(1) }
    skipSpace()
    if take(UInt8(ascii: "]")) { return false }
    if list.count > 0 {
      guard take(UInt8(ascii: ",")) else { throw expected("\",\" or \"]\"") }
      skipSpace()
    }
    path.push(list.count)
    list.count += 1
    return true
  }

  // MARK: Single values

  /// A string; anything else is reported and skipped.
  mutating func string(_ what: String) throws(Failure) -> StringToken? {
    skipSpace()
    if bytes[at] == UInt8(ascii: "\"") { return try string() }
    try mismatch("\(what), which is a string")
    return nil
  }

  /// A whole number of at least `least` and below 10^12; anything else is reported and skipped.
  mutating func wholeNumber(_ what: String, least: Int = 0) throws(Failure) -> Int? {
    skipSpace()
    let start = at
    guard bytes[at] == UInt8(ascii: "-") || Parser.isDigit(bytes[at]) else {
      try mismatch("\(what), which is a whole number")
      return nil
    }
    try skip()
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if let number = Int(text), number >= least, number < 1_000_000_000_000 { return number }
    report(
      "expected \(what), found \"\(text.prefix(40))\"", start..<at,
      help: "write a whole number from \(least) to 999999999999")
    return nil
  }

  /// `true` or `false`; anything else is reported and skipped.
  mutating func boolean(_ what: String) throws(Failure) -> Bool? {
    skipSpace()
    let isTrue = bytes[at] == UInt8(ascii: "t")
    guard isTrue || bytes[at] == UInt8(ascii: "f") else {
      try mismatch("\(what), which is true or false")
      return nil
    }
    try skip()
    return isTrue
  }

  /// Reports a value of another kind than is due, and goes past it.
  private mutating func mismatch(_ expected: String) throws(Failure) {
    let start = at
    let kind = kind
    try skip()
    let isShort = bytes[start] != UInt8(ascii: "{") && bytes[start] != UInt8(ascii: "[")
    report("expected \(expected), found \(kind)", start..<(isShort ? at : start + 1))
  }
}
