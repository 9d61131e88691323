/// MIR's operations on integers and truth values.
enum ConstantArithmetic {
  /// nil where it is no operation.
  static func value(_ operation: String, _ operands: [ConstantValue]) -> ConstantValue? {
    if operands.count == 1 { return unary(operation, operands[0]) }
    guard operands.count == 2 else { return nil }
    let isChecked = operation.hasSuffix("WithOverflow") || operation.hasPrefix("Checked")
    guard case .integer(let a) = operands[0], case .integer(let b) = operands[1] else {
      guard case .bool(let a) = operands[0], case .bool(let b) = operands[1] else { return nil }
      return logical(operation, a, b)
    }
    if let truth = comparison(operation, a, b) { return .bool(truth) }
    let name =
      operation.hasSuffix("WithOverflow")
      ? String(operation.dropLast(12)) : isChecked ? String(operation.dropFirst(7)) : operation
    guard let result = number(name, a, b) else { return nil }
    // What overflows does not compile.
    return isChecked ? .tuple([.integer(result), .bool(false)]) : .integer(result)
  }

  private static func unary(_ operation: String, _ operand: ConstantValue) -> ConstantValue? {
    switch (operation, operand) {
    case ("Neg", .integer(let value)) where value != .min: .integer(-value)
    case ("Neg", .text(let float)): .text(float.hasPrefix("-") ? String(float.dropFirst()) : "-" + float)
    case ("Not", .bool(let value)): .bool(!value)
    default: nil
    }
  }

  private static func logical(_ operation: String, _ a: Bool, _ b: Bool) -> ConstantValue? {
    switch operation {
    case "BitAnd": .bool(a && b)
    case "BitOr": .bool(a || b)
    case "BitXor", "Ne": .bool(a != b)
    case "Eq": .bool(a == b)
    default: nil
    }
  }

  private static func comparison(_ operation: String, _ a: Int128, _ b: Int128) -> Bool? {
    switch operation {
    case "Eq": a == b
    case "Ne": a != b
    case "Lt": a < b
    case "Le": a <= b
    case "Gt": a > b
    case "Ge": a >= b
    default: nil
    }
  }

  private static func number(_ operation: String, _ a: Int128, _ b: Int128) -> Int128? {
    func checked(_ result: (partialValue: Int128, overflow: Bool)) -> Int128? {
      result.overflow ? nil : result.partialValue
    }
    switch operation {
    case "Add", "AddUnchecked": return checked(a.addingReportingOverflow(b))
    case "Sub", "SubUnchecked": return checked(a.subtractingReportingOverflow(b))
    case "Mul", "MulUnchecked": return checked(a.multipliedReportingOverflow(by: b))
    case "Div": return checked(a.dividedReportingOverflow(by: b))
    case "Rem": return checked(a.remainderReportingOverflow(dividingBy: b))
    case "BitAnd": return a & b
    case "BitOr": return a | b
    case "BitXor": return a ^ b
    case "Shl" where (0..<64).contains(b): return checked(a.multipliedReportingOverflow(by: 1 << b))
    case "Shr" where (0..<127).contains(b): return a >> b
    default: return nil
    }
  }

  static func limits(_ type: String) -> (Int128, Int128)? {
    let size = type == "usize" || type == "isize" ? 64 : Int(type.dropFirst())
    guard let size, (8...64).contains(size) else { return nil }
    let one: Int128 = 1
    switch type.first {
    case "u": return (0, (one << size) - 1)
    case "i": return (-(one << (size - 1)), (one << (size - 1)) - 1)
    default: return nil
    }
  }

  /// A number in a type of fewer bits.
  static func wrap(_ number: Int128, _ type: String) -> Int128? {
    guard let (low, high) = limits(type) else { return type.hasSuffix("128") ? number : nil }
    if (low...high).contains(number) { return number }
    guard number.magnitude < 1 << 100 else { return nil }
    let span = high - low + 1
    let rest = (number - low) % span
    return low + (rest < 0 ? rest + span : rest)
  }
}
