import MemoryModel

extension ModelDecoding {
  private static let valueKeys: [ModelPath.Key] = [
    .scalar, .pointer, .fields, .elements, .variant, .uninitialized, .opaque,
  ]
  private static let elementKeys = valueKeys + [.elided, .spare]

  /// A value; one that cannot be read comes back opaque.
  mutating func value() throws(Failure) -> Value {
    guard case .value(let value) = try element("a value", Self.valueKeys) else { return .opaque }
    return value
  }

  private mutating func element(_ what: String, _ keys: [ModelPath.Key]) throws(Failure) -> Element {
    guard var object = try reader.object(what, keys) else { return .value(.opaque) }
    var element = Element.value(.opaque)
    var fields: [Entry] = []
    var variant: String?
    while let key = try reader.next(in: &object) {
      switch key {
      case .scalar:
        if let token = try reader.string("a literal's text"), let text = report(parts.scalar(token.text), token) {
          element = .value(.scalar(text))
        }
      case .pointer: element = .value(try pointer())
      case .fields: fields = try nested { decoding throws(Failure) in try decoding.entries("cells") } ?? []
      case .elements:
        element = .value(.elements(try nested { decoding throws(Failure) in try decoding.elements() } ?? []))
      case .variant:
        if let token = try reader.string("the variant's name"), !token.text.isEmpty {
          variant = report(parts.variant(token.text), token)
        } else {
          variant = ""
        }
      case .uninitialized: if try isTrue(key) { element = .value(.uninitialized) }
      case .opaque: if try isTrue(key) { element = .value(.opaque) }
      case .elided: element = .elided(try reader.wholeNumber("how many elements are left out", least: 1) ?? 1)
      default: element = .spare(try reader.wholeNumber("how many elements are unused", least: 1) ?? 1)
      }
    }
    let isVariant = object.range(of: .variant) != nil
    let meanings = object.seen.map(\.key).filter { !(isVariant && $0 == .fields) }
    if meanings.isEmpty, !object.meant.isEmpty { return .value(.opaque) }
    if meanings.count != 1 {
      let found = meanings.isEmpty ? "nothing" : meanings.map { "\"\($0.rawValue)\"" }.joined(separator: " and ")
      reader.report(
        "\(what) is exactly one thing, found \(found)", object.brace,
        help: "write one of \(keys.map(\.rawValue).joined(separator: ", "))")
      return .value(.opaque)
    }
    if isVariant { return .value(variant.map { .variant($0, fields) } ?? .opaque) }
    return meanings[0] == .fields ? .value(.fields(fields)) : element
  }

  private mutating func isTrue(_ key: ModelPath.Key) throws(Failure) -> Bool {
    reader.skipSpace()
    let start = reader.at
    guard let value = try reader.boolean("\"\(key.rawValue)\"") else { return false }
    if !value { reader.report("\"\(key.rawValue)\" is always true", start..<reader.at, help: "leave it out") }
    return value
  }

  private mutating func elements() throws(Failure) -> [Element] {
    var elements: [Element] = []
    guard var list = try reader.list("values") else { return elements }
    while try reader.next(in: &list) {
      try countCell()
      elements.append(try element("an element", Self.elementKeys))
    }
    return elements
  }

  /// Reads what stands in one more bracket of the model, or reports that it is one too many.
  private mutating func nested<Part>(
    _ body: (inout ModelDecoding) throws(Failure) -> Part
  ) throws(Failure) -> Part? {
    guard depth < reader.limits.depth else {
      var problem = Problem.tooDeep(limit: reader.limits.depth, reader.at..<(reader.at + 1))
      problem.path = reader.path.description
      reader.problems.append(problem)
      try reader.skip()
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  // MARK: Pointers

  private mutating func pointer() throws(Failure) -> Value {
    guard var object = try reader.object("a pointer", [.kind, .override, .to, .range, .address, .gap, .status]) else {
      return .opaque
    }
    var pointer = Pointer(.raw, to: .null)
    var isReadable = true
    var kind: PointerKind?
    var place: Place?
    var range: Range<Int>?
    var address: UInt64?
    var isHidden = false
    var status: PointerStatus?
    while let key = try reader.next(in: &object) {
      switch key {
      case .kind:
        kind = try word("a kind of pointer", PointerKind.self)
        isReadable = isReadable && kind != nil
      case .override: pointer.overridesType = try isTrue(key)
      case .gap: isHidden = try isTrue(key)
      case .to:
        place = try self.place()
        isReadable = isReadable && place != nil
      case .range:
        range = try self.range()
        isReadable = isReadable && range != nil
      case .address:
        address = try self.address()
        isReadable = isReadable && address != nil
      default:
        status = try word("a pointer's status", PointerStatus.self)
        isReadable = isReadable && status != nil
      }
    }
    reader.require(.kind, in: object)
    guard let kind, isReadable else { return .opaque }
    pointer.kind = kind
    if object.range(of: .to) != nil, object.range(of: .address) != nil {
      reader.report("a pointer has either a place or an address", object.brace, help: "leave one out")
      return .opaque
    }
    if isHidden, place != nil || address != nil {
      reader.report(
        "what the pointer leads to is either shown or a gap", object.brace, help: "leave \"gap\" out, or the target")
      return .opaque
    }
    if range != nil, place == nil {
      reader.report(
        "a range needs a place", object.range(of: .range) ?? object.brace, inside: "range",
        help: "write \"to\": … beside it")
    }
    if let place {
      pointer.target = .place(place, range)
    } else if let address {
      pointer.target = .address(address)
    } else if isHidden {
      pointer.target = .hidden
    } else {
      switch status {
      case .null: pointer.target = .null
      case .dangling: pointer.target = .dangling
      case .valid, nil:
        reader.report(
          "a valid pointer points somewhere", object.brace,
          help: "write \"to\" or \"address\", or \"status\": \"null\" or \"dangling\"")
        return .opaque
      }
    }
    if let status, let written = object.range(of: .status) {
      var path = reader.path
      path.push(.status)
      statuses.append(
        WrittenStatus(state: state, pointer: pointer, status: status, range: written, path: path))
    }
    return .pointer(pointer)
  }

  private mutating func place() throws(Failure) -> Place? {
    guard let token = try reader.string("a place"), let written = report(parts.place(token.text), token) else {
      return nil
    }
    if written.region == nil {
      barePlaces.append(BarePlace(state: state, written: written, range: token.range, path: reader.path))
      return nil
    }
    return report(parts.canonical(written), token)
  }

  /// `[from, to]`.
  private mutating func range() throws(Failure) -> Range<Int>? {
    reader.skipSpace()
    let start = reader.at
    guard var list = try reader.list("two numbers") else { return nil }
    var edges: [Int?] = []
    while try reader.next(in: &list) { edges.append(try reader.wholeNumber("an edge of the range")) }
    if edges.count == 2, let from = edges[0], let to = edges[1] {
      if from <= to { return from..<to }
      reader.report("range \"\(from)..\(to)\" ends before it starts", start..<reader.at)
    } else if edges.count != 2 {
      reader.report("a range has two edges, found \(edges.count)", start..<reader.at, help: "write [from, to]")
    }
    return nil
  }
}
