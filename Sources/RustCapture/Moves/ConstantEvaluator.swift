/// Computes consts from their MIR: literals, arithmetic, aggregates, and functions of the same crate.
struct ConstantEvaluator {
  private let items: MIRItems
  private var known: [[String]: ConstantValue?] = [:]
  /// What is left of the work that one const may cost.
  private var budget = 0
  private var depth = 0

  init(_ items: MIRItems) {
    self.items = items
  }

  /// nil where it cannot be computed here.
  mutating func value(of constant: MIRItems.Constant) -> ConstantValue? {
    if let value = known[constant.path] { return value }
    known[constant.path] = .some(nil)
    if depth == 0 { budget = 10_000 }
    depth += 1
    defer { depth -= 1 }
    let value =
      if let text = constant.value, let literal = text.after("const ") {
        operand(literal: literal)
      } else {
        run(constant.lines, arguments: [])
      }
    known[constant.path] = .some(value)
    return value
  }

  private mutating func run(_ lines: [MIRText], arguments: [ConstantValue]) -> ConstantValue? {
    guard depth < 32 else { return nil }
    var frame = Frame(lines)
    for (index, argument) in arguments.enumerated() { frame.locals[index + 1] = argument }
    var block = 0
    while let statements = frame.blocks[block] {
      var next: Int?
      for statement in statements {
        budget -= 1
        guard budget > 0 else { return nil }
        if statement.begins(with: "return") { return frame.locals[0] }
        switch step(statement, &frame) {
        case .onward: break
        case .jump(let target): next = target
        case .stuck: return nil
        }
      }
      guard let next else { return nil }
      block = next
    }
    return nil
  }

  private enum Outcome {
    case onward
    case jump(Int)
    case stuck
  }

  private struct Frame {
    var blocks: [Int: [MIRText]] = [:]
    var locals: [Int: ConstantValue] = [:]

    init(_ lines: [MIRText]) {
      var block: Int?
      for line in lines {
        var text = line.trimmed
        if let number = text.after("bb")?.number, text.last == UInt8(ascii: "{") {
          block = number.value
          blocks[number.value] = []
        } else if text.first == UInt8(ascii: "}") {
          block = nil
        } else if let block, !text.begins(with: "//") {
          if let comment = text.last("// scope ") { text = text[..<comment].trimmed }
          if text.last == UInt8(ascii: ";") { text.removeLast() }
          blocks[block]!.append(text)
        }
      }
    }

    func value(_ place: MIRPlace) -> ConstantValue? {
      var value = locals[place.local]
      for projection in place.projections {
        switch projection {
        case .deref:
          guard case .reference(let target)? = value else { return nil }
          value = target
        case .field(let index), .element(let index):
          guard let parts = value?.parts, parts.indices.contains(index) else { return nil }
          value = parts[index]
        case .variant: break
        case .boxPointer, .anyElement: return nil
        }
      }
      return value
    }
  }

  private mutating func step(_ text: MIRText, _ frame: inout Frame) -> Outcome {
    if let (arrow, targets) = MIRTargets.read(text) {
      let terminator = text[..<arrow].trimmed
      if terminator.begins(with: "goto") || terminator.begins(with: "assert(") || terminator.begins(with: "drop(") {
        return targets.normal.first.map { .jump($0.block) } ?? .stuck
      }
      if let decided = terminator.after("switchInt(") {
        guard let value = operand(decided.operand, frame) else { return .stuck }
        let number: Int128
        switch value {
        case .integer(let integer): number = integer
        case .bool(let bool): number = bool ? 1 : 0
        default: return .stuck
        }
        let target =
          targets.normal.first { $0.value.map { Int128($0) == number } ?? false }
          ?? targets.normal.first { $0.value == nil }
        return target.map { .jump($0.block) } ?? .stuck
      }
      guard let (place, rest) = MIRPlace.read(terminator), place.projections.isEmpty, let call = rest.after(" = "),
        let value = self.call(call, frame), let target = targets.normal.first?.block
      else { return .stuck }
      frame.locals[place.local] = value
      return .jump(target)
    }
    guard let (place, rest) = MIRPlace.read(text), let rvalue = rest.after(" = ") else {
      return text.begins(with: "Deinit") || text.begins(with: "discriminant") ? .stuck : .onward
    }
    guard place.projections.isEmpty, let value = self.value(rvalue, frame) else { return .stuck }
    frame.locals[place.local] = value
    return .onward
  }

  private mutating func call(_ call: MIRText, _ frame: Frame) -> ConstantValue? {
    guard call.last == UInt8(ascii: ")"), let open = call.firstIndex(of: UInt8(ascii: "(")) else { return nil }
    let path = MIRItems.path(call[..<open].string)
    guard let name = path.last, let functions = items.functions[name], functions.count == 1 else { return nil }
    var arguments: [ConstantValue] = []
    for text in call[(open + 1)..<(call.endIndex - 1)].commaSeparated {
      guard let value = operand(text, frame) else { return nil }
      arguments.append(value)
    }
    depth += 1
    defer { depth -= 1 }
    return run(functions[0].lines, arguments: arguments)
  }

  private mutating func operand(_ text: MIRText, _ frame: Frame) -> ConstantValue? {
    if let literal = text.after("const ") { return operand(literal: literal) }
    return MIRPlace.read(text.after("copy ") ?? text.after("move ") ?? text).flatMap {
      $0.rest.isEmpty ? frame.value($0.place) : nil
    }
  }

  private mutating func operand(literal text: MIRText) -> ConstantValue? {
    if let value = ConstantValue(literal: text) { return value }
    if let limit = Self.limit(text) { return .integer(limit) }
    let promoted = items.promoted[text.string]
    return (promoted ?? items.constant(MIRItems.path(text.string))).flatMap { value(of: $0) }
  }

  private mutating func operands(_ texts: [MIRText], _ frame: Frame) -> [ConstantValue]? {
    var values: [ConstantValue] = []
    for text in texts {
      guard let value = operand(text, frame) else { return nil }
      values.append(value)
    }
    return values
  }

  private mutating func value(_ text: MIRText, _ frame: Frame) -> ConstantValue? {
    if let place = text.after("&"), let (target, rest) = MIRPlace.read(place), rest.isEmpty {
      return frame.value(target).map { .reference($0) }
    }
    let first = text.operand
    if text[first.endIndex...].begins(with: " as "), let value = operand(first, frame) {
      return Self.cast(value, text[(first.endIndex + 4)...].string)
    }
    if first.endIndex == text.endIndex, let value = operand(text, frame) { return value }
    guard let last = text.last else { return nil }
    if text.first == UInt8(ascii: "("), last == UInt8(ascii: ")") {
      return operands(text.dropFirst().dropLast().commaSeparated, frame).map { .tuple($0) }
    }
    if text.first == UInt8(ascii: "["), last == UInt8(ascii: "]") { return array(text.dropFirst().dropLast(), frame) }
    if last == UInt8(ascii: "}"), let open = text.first(" { ") {
      let fields = text[(open + 3)...].dropLast().commaSeparated
      let names = fields.map { $0.prefix { $0 != UInt8(ascii: ":") }.string }
      let values = operands(fields.map { $0.drop { $0 != UInt8(ascii: ":") }.dropFirst(2) }, frame)
      return values.map { .named(MIRItems.path(text[..<open].string).last ?? "", fields: names, $0) }
    }
    guard last == UInt8(ascii: ")"), let open = text.firstIndex(of: UInt8(ascii: "(")) else {
      let isPath = text.allSatisfy { isDigit($0) || $0 > UInt8(ascii: " ") } && text.first != UInt8(ascii: "_")
      return isPath ? MIRItems.path(text.string).last.map { .named($0, fields: nil, []) } : nil
    }
    guard let name = MIRItems.path(text[..<open].string).last,
      let values = operands(text[(open + 1)...].dropLast().commaSeparated, frame)
    else { return nil }
    return ConstantArithmetic.value(name, values) ?? .named(name, fields: nil, values)
  }

  private mutating func array(_ text: MIRText, _ frame: Frame) -> ConstantValue? {
    guard let semicolon = text.last("; ") else {
      return operands(text.commaSeparated, frame).map { .array($0) }
    }
    guard let value = operand(text[..<semicolon], frame), let count = text[(semicolon + 2)...].number?.value,
      count <= 64
    else { return nil }
    return .array(Array(repeating: value, count: count))
  }

  private static func cast(_ value: ConstantValue, _ target: String) -> ConstantValue? {
    guard case .integer(let number) = value, let type = target.split(separator: " ").first else {
      // References to arrays become references to slices.
      return target.contains("Unsize") ? value : nil
    }
    guard target.contains("IntToInt") else {
      return target.contains("IntToFloat") ? .text("\(number).0") : nil
    }
    return ConstantArithmetic.wrap(number, String(type)).map { .integer($0) }
  }

  /// `core::num::<impl u8>::MAX`.
  private static func limit(_ path: MIRText) -> Int128? {
    guard let open = path.first("<impl "), path[..<open].first("num") != nil else { return nil }
    let rest = path[(open + 6)...]
    guard let close = rest.firstIndex(of: UInt8(ascii: ">")),
      let (low, high) = ConstantArithmetic.limits(rest[..<close].string)
    else { return nil }
    if rest[close...].elementsEqual(">::MAX".utf8) { return high }
    return rest[close...].elementsEqual(">::MIN".utf8) ? low : nil
  }
}
