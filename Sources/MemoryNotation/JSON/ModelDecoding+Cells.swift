import MemoryModel

extension ModelDecoding {
  private static let cellKeys: [ModelPath.Key] = [
    .name, .type, .value, .lifecycle, .address, .size, .const, .static, .mutable, .gap,
  ]

  mutating func entries(_ what: String) throws(Failure) -> [Entry] {
    var entries: [Entry] = []
    guard var list = try reader.list(what) else { return entries }
    while try reader.next(in: &list) {
      try countCell()
      entries.append(try entry())
    }
    return entries
  }

  mutating func countCell() throws(Failure) {
    cells += 1
    guard cells > reader.limits.cells else { return }
    var problem = Problem.tooManyCells(limit: reader.limits.cells, reader.at..<(reader.at + 1))
    problem.path = reader.path.description
    reader.problems.append(problem)
    throw Failure()
  }

  /// A cell or a gap; one that cannot be read comes back as a gap, so that those after it keep their numbers.
  private mutating func entry() throws(Failure) -> Entry {
    guard var object = try reader.object("a cell", Self.cellKeys) else {
      lacksNames = true
      return .gap
    }
    var cell = Cell(name: "")
    var name: String?
    var isConst = false
    var isStatic = false
    var isMutable = false
    var isGap = false
    while let key = try reader.next(in: &object) {
      switch key {
      case .name: name = try reader.string("the cell's name")?.text
      case .type: cell.type = try type()
      case .value: cell.value = try value()
      case .lifecycle: cell.lifecycle = try word("a lifecycle", Lifecycle.self) ?? .live
      case .address: cell.address = try address()
      case .size: cell.size = try reader.wholeNumber("the size in bytes")
      case .const: isConst = try reader.boolean("\"const\"") ?? false
      case .static: isStatic = try reader.boolean("\"static\"") ?? false
      case .mutable: isMutable = try reader.boolean("\"mutable\"") ?? false
      default: isGap = try reader.boolean("\"gap\"") ?? false
      }
    }
    if isGap {
      if object.seen.count > 1 {
        reader.report("a gap is no cell", object.brace, help: "leave \"gap\" out, or all the other keys")
      }
      return .gap
    }
    if isConst, isStatic {
      reader.report("a cell is either const or static", object.brace, help: "leave one out")
    }
    if isMutable, !isStatic {
      reader.report(
        "only a static is mutable", object.range(of: .mutable) ?? object.brace, inside: "mutable",
        help: "leave it out, or add \"static\": true")
    }
    cell.storage = isConst ? .const : isStatic ? .static(mutable: isMutable) : .ordinary
    guard let name else {
      reader.require(.name, in: object)
      lacksNames = true
      return .gap
    }
    cell.name = name
    return .cell(cell)
  }

  // MARK: Texts with a meaning

  private mutating func type() throws(Failure) -> String? {
    guard let token = try reader.string("the type") else { return nil }
    // An empty one is found by the validation.
    if token.text.isEmpty { return token.text }
    return report(parts.type(token.text), token)
  }

  /// What a part of the notation says, its problem reported at its place in the JSON string.
  mutating func report<Part>(_ result: Result<Part, Problem>, _ token: JSONReader.StringToken) -> Part? {
    switch result {
    case .success(let part): return part
    case .failure(let problem):
      var range = token.range
      if token.isVerbatim {
        let start = min(range.lowerBound + 1 + problem.range.lowerBound, range.upperBound - 1)
        range = start..<max(start + 1, min(range.lowerBound + 1 + problem.range.upperBound, range.upperBound - 1))
      }
      reader.report(problem.message, range, help: problem.help)
      return nil
    }
  }

  /// One of the words of an enumeration.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ what: String, _: Word.Type
  ) throws(Failure) -> Word? where Word.RawValue == String {
    guard let token = try reader.string(what) else { return nil }
    if let word = Word(rawValue: token.text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let near = reader.nearest.among(words, to: token.text)
    reader.report(
      "expected \(what), found \"\(token.text.prefix(60))\"", token.range,
      help: Finding.didYouMean(near) ?? "it is one of \(words.joined(separator: ", "))")
    return nil
  }

  /// A hexadecimal address of at most 64 bits.
  mutating func address() throws(Failure) -> UInt64? {
    guard let token = try reader.string("an address") else { return nil }
    let digits = token.text.utf8.dropFirst(2)
    if token.text.utf8.starts(with: "0x".utf8), digits.first != UInt8(ascii: "+"),
      let address = UInt64(String(decoding: digits, as: UTF8.self), radix: 16)
    {
      return address
    }
    reader.report(
      "\"\(token.text.prefix(40))\" is no address", token.range,
      help: "write \"0x\" and up to 16 hexadecimal digits")
    return nil
  }
}
