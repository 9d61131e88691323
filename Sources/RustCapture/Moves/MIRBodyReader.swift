/// Reads a function's lines; what it does not understand it passes over.
struct MIRBodyReader {
  private var body: MIRBody
  private var scopes: [Int] = [0]
  private var block: Int?
  /// A statement that goes on over lines: inline assembly.
  private var open: MIRText?
  /// Temporaries that were assigned more than once.
  private var reassigned: Set<Int> = []
  /// Older compilers write `_1` for `copy _1`, and `move` where they read a reference to follow it.
  private let isOlder: Bool
  /// `_10 = discriminant(_1)` in this block.
  private var discriminants: [Int: MIRPlace] = [:]

  static func read(_ function: MIRItems.Function) -> MIRBody {
    let isOlder = !function.lines.contains { $0.first("copy ") != nil }
    var reader = MIRBodyReader(arguments: function.arguments, isOlder: isOlder)
    reader.body.types = function.argumentTypes
    for line in function.lines { reader.read(line) }
    return reader.finished()
  }

  private init(arguments: Int, isOlder: Bool) {
    self.isOlder = isOlder
    body = MIRBody(arguments: arguments)
  }

  /// `let mut _5: std::rc::Rc<Node>; // in scope 0 at …`
  private mutating func readLocal(_ text: MIRText) {
    guard let name = text.after("let mut _") ?? text.after("let _"), let (local, rest) = name.number,
      let type = rest.after(": ")
    else { return }
    let end = type.first("; ") ?? type.last(";") ?? type.endIndex
    body.types[local] = type[..<end].trimmed
    if local == 0 { body.span = Self.comment(of: text)?.span }
  }

  private mutating func read(_ line: MIRText) {
    if let start = open {
      let whole = start + [UInt8(ascii: "\n")] + line
      if line.begins(with: "    }") {
        open = nil
      } else if line.last(" // scope ") != nil || line.last == UInt8(ascii: ";") {
        open = nil
        readStatement(whole)
      } else {
        open = whole
      }
      return
    }
    let text = line.trimmed
    if text.begins(with: "//") { return }
    if block != nil {
      if text.begins(with: "asm!("), text.last(" // scope ") == nil, text.last != UInt8(ascii: ";") {
        open = text
      } else if text.first == UInt8(ascii: "}") {
        block = nil
      } else {
        readStatement(text)
      }
    } else if let number = text.after("bb")?.number {
      begin(block: number.value, cleanup: number.rest.begins(with: " (cleanup)"))
    } else if let number = text.after("scope ")?.number {
      body.parents[number.value] = scopes.last
      scopes.append(number.value)
    } else if text.first == UInt8(ascii: "}") {
      if scopes.count > 1 { scopes.removeLast() }
    } else if let entry = text.after("debug ") {
      readDebug(entry)
    } else {
      readLocal(text)
    }
  }

  private mutating func begin(block number: Int, cleanup: Bool) {
    // Blocks come in order.
    guard number < body.blocks.count + 1000 else { return }
    while body.blocks.count <= number { body.blocks.append(MIRBlock()) }
    body.blocks[number].isCleanup = cleanup
    block = number
    discriminants.removeAll()
  }

  private mutating func readDebug(_ text: MIRText) {
    guard let arrow = text.first(" => ") else { return }
    let comment = Self.comment(of: text)
    body.debug.append(
      MIRBody.DebugEntry(
        name: text[..<arrow].string, place: MIRPlace.read(text[(arrow + 4)...])?.place,
        scope: scopes.last ?? 0, span: comment?.span))
  }

  private mutating func readStatement(_ line: MIRText) {
    guard let block, !line.begins(with: "//") else { return }
    let comment = Self.comment(of: line)
    var text = line[..<(comment?.start ?? line.endIndex)].trimmed
    if text.last == UInt8(ascii: ";") { text.removeLast() }
    body.blocks[block].scope = comment?.scope ?? 0
    body.blocks[block].span = comment?.span
    if let span = comment?.span, !span.isForeign { body.blocks[block].lines.insert(span.line) }

    if let (arrow, targets) = MIRTargets.read(text) {
      noteVariants(in: text, block)
      readTerminator(text[..<arrow].trimmed, targets, in: block)
    } else if text.begins(with: "return") || text.begins(with: "resume") || text.begins(with: "unreachable") {
      return
    } else {
      body.blocks[block].effects += effects(of: text)
      noteVariants(in: text, block)
    }
  }

  private mutating func readTerminator(_ text: MIRText, _ targets: MIRTargets, in block: Int) {
    body.blocks[block].successors = targets.normal.map(\.block)
    body.blocks[block].unwinds = targets.unwinds
    if let operand = text.after("drop("), let (place, _) = MIRPlace.read(operand) {
      body.blocks[block].terminator = .drop
      body.blocks[block].returnEffects = place.single.map { .move($0) }
    } else if let operand = text.after("switchInt("), let dot = operand.first("_") {
      guard let (place, _) = MIRPlace.read(operand[dot...]), let decided = discriminants[place.local] else { return }
      body.blocks[block].decision = MIRBlock.Decision(
        place: decided, targets: targets.normal.map(\.block), values: targets.normal.map(\.value))
    } else if text.begins(with: "asm!(") {
      body.blocks[block].probe = Self.probe(text)
      body.blocks[block].effects += moves(in: text)
    } else if text.begins(with: "assert(") {
      body.blocks[block].terminator = .call(callee: "panic")
    } else if let equals = text.first(" = "), let (place, rest) = MIRPlace.read(text), rest.startIndex == equals {
      let call = text[(equals + 3)...]
      note(assignmentOf: place, from: nil)
      let moves = moves(in: call)
      body.blocks[block].effects += moves
      body.blocks[block].handed =
        [place] + moves.compactMap { if case .move(let operand) = $0 { operand } else { nil } }
      body.blocks[block].returnEffects = [.initialize(place)]
      body.blocks[block].terminator = .call(callee: Self.callee(call))
    }
  }

  private mutating func effects(of text: MIRText) -> [MIREffect] {
    if let local = text.after("StorageLive(_")?.number ?? text.after("StorageDead(_")?.number {
      return [.uninitialize(local.value)]
    }
    // Older compilers build a struct field by field after this.
    if let operand = text.after("Deinit("), let (place, _) = MIRPlace.read(operand) { return [.initialize(place)] }
    if let state = text.after("discriminant("), let block {
      if let (place, rest) = MIRPlace.read(state), let value = rest.after(") = ")?.number {
        body.blocks[block].suspends = (place, value.value)
      }
      return []
    }
    guard let (place, rest) = MIRPlace.read(text), let value = rest.after(" = ") else { return [] }
    if let operand = value.after("discriminant("), let (decided, _) = MIRPlace.read(operand) {
      discriminants[place.local] = decided
    }
    if isOlder, let read = value.after("move "), Self.isReferenceField(read) {
      note(assignmentOf: place, from: read)
      return [.initialize(place)]
    }
    note(assignmentOf: place, from: value)
    return moves(in: value) + [.initialize(place)]
  }

  private func moves(in text: MIRText) -> [MIREffect] {
    var moves: [MIREffect] = []
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.afterLiteral(index)
      if next > index {
        index = next
      } else if text[index] == UInt8(ascii: "m"), let operand = text[index...].after("move "),
        let (place, rest) = MIRPlace.read(operand)
      {
        moves += place.single.map { .move($0) }
        index = rest.startIndex
      } else {
        index += 1
      }
    }
    return moves
  }

  /// Remembers temporaries that are copies of a place, for boxes' pointers travel through them.
  private mutating func note(assignmentOf place: MIRPlace, from value: MIRText?) {
    guard place.projections.isEmpty else { return }
    if body.copies[place.local] != nil || reassigned.contains(place.local) {
      if let value, let source = Self.copied(value), source == body.copies[place.local] { return }
      body.copies[place.local] = nil
      reassigned.insert(place.local)
    } else if let value, let source = Self.copied(value) {
      body.copies[place.local] = source
    } else {
      reassigned.insert(place.local)
    }
  }

  /// The place of `copy _1`, of `copy _1 as *const T (Transmute)`, or of `_1` where older compilers say no `copy`.
  private static func copied(_ value: MIRText) -> MIRPlace? {
    guard let (place, rest) = MIRPlace.read(value.after("copy ") ?? value) else { return nil }
    guard rest.isEmpty || (rest.begins(with: " as *const ") && rest.last("(Transmute)") != nil) else { return nil }
    return place
  }

  /// `((*_1).0: &T)`.
  private static func isReferenceField(_ text: MIRText) -> Bool {
    guard text.first == UInt8(ascii: "("), text.closing(text.startIndex) == text.endIndex - 1 else { return false }
    let inner = text.dropFirst()
    guard let (_, rest) = MIRPlace.read(inner), let field = rest.after(".")?.number?.rest else { return false }
    return field.begins(with: ": &")
  }

  private mutating func noteVariants(in text: MIRText, _ block: Int) {
    guard text.first(" as ") != nil else { return }
    var index = text.startIndex
    while let open = text[index...].firstIndex(of: UInt8(ascii: "(")) {
      index = open + 1
      guard let (place, _) = MIRPlace.read(text[open...]) else { continue }
      for (at, projection) in place.projections.enumerated() {
        if case .variant(let name) = projection {
          let owner = MIRPlace(local: place.local, projections: Array(place.projections[..<at]))
          if body.blocks[block].namedVariants[owner] == nil { body.blocks[block].namedVariants[owner] = name }
        }
      }
    }
  }

  /// The last part of what is called: `push` of `Vec::<T>::push(move _8)`.
  private static func callee(_ call: MIRText) -> String {
    var depth = 0
    for (index, byte) in zip(call.indices, call) {
      if byte == UInt8(ascii: "<") { depth += 1 }
      if byte == UInt8(ascii: ">"), index == call.startIndex || call[index - 1] != UInt8(ascii: "-") { depth -= 1 }
      if byte == UInt8(ascii: "("), depth == 0 { return MIRItems.path(call[..<index].string).last ?? "" }
    }
    return ""
  }

  /// The number behind `.quad ` in a probe's assembly.
  private static func probe(_ text: MIRText) -> Int? {
    guard text.first(".memfig") != nil else { return nil }
    var rest = text
    while let at = rest.first(".quad ") {
      rest = rest[(at + 6)...]
      if let (value, after) = rest.number, after.first != UInt8(ascii: "b") { return value }
    }
    return nil
  }

  /// `// scope 18 at a.rs:49:14: 49:124`, `// in scope 1 at …` or `// return place in scope 0 at …`.
  private static func comment(of line: MIRText) -> (start: MIRText.Index, scope: Int, span: MIRSpan?)? {
    guard let start = line.last("// "), let word = line[start...].first("scope ") else { return nil }
    guard let (scope, rest) = line[(word + 6)...].number else { return nil }
    return (start, scope, rest.after(" at ").flatMap { MIRSpan($0) })
  }

  private func finished() -> MIRBody {
    var body = body
    let named = Set(body.debug.compactMap(\.place?.local))
    for local in body.copies.keys where named.contains(local) || local <= body.arguments { body.copies[local] = nil }
    return body
  }
}
