#if Capture
import CElfutils

/// Where a variable is.
enum Location {
  case address(UInt64)
  /// Its value, in registers or computed.
  case bytes([UInt8])
}

/// What a location expression may ask of a stopped frame.
struct FrameContext {
  /// By DWARF's numbers; nil where unwinding did not find them.
  var registers: [UInt64?]
  var cfa: UInt64?
  /// What is added to addresses of linking.
  var bias: UInt64
  var frameBase: UInt64?
  var word: (UInt64) -> UInt64?

  /// Evaluates the location a DIE has at an address of linking.
  func location(of die: DIE, at pc: UInt64) -> Location? {
    guard var attribute = die.inheritedAttribute(Int(DW_AT_location)) else { return nil }
    return evaluate(&attribute, at: pc)
  }

  /// What `fbreg` counts from.
  func base(of function: DIE, at pc: UInt64) -> UInt64? {
    guard var attribute = function.inheritedAttribute(Int(DW_AT_frame_base)) else { return nil }
    switch evaluate(&attribute, at: pc) {
    case .address(let address): return address
    case .bytes(let bytes): return bytes.count == 8 ? Self.word(bytes) : nil
    case nil: return nil
    }
  }

  private static func word(_ bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
  }

  private func evaluate(_ attribute: inout Dwarf_Attribute, at pc: UInt64) -> Location? {
    var operations: UnsafeMutablePointer<Dwarf_Op>?
    var count = 0
    guard dwarf_getlocation_addr(&attribute, pc, &operations, &count, 1) == 1, let operations, count > 0 else {
      return nil
    }
    var machine = StackMachine(context: self)
    for operation in UnsafeBufferPointer(start: operations, count: count) {
      guard machine.run(operation, &attribute, operations) else { return nil }
    }
    return machine.result
  }

  func register(_ number: Int) -> UInt64? { registers.indices.contains(number) ? registers[number] : nil }
}

/// Runs a location expression.
private struct StackMachine {
  let context: FrameContext
  private var stack: [UInt64] = []
  private var value: [UInt8]?
  private var pieces: [UInt8]?

  init(context: FrameContext) { self.context = context }

  var result: Location? {
    if let pieces { return .bytes(pieces) }
    if let value { return .bytes(value) }
    return stack.last.map(Location.address)
  }

  private static func bytes(_ word: UInt64) -> [UInt8] { withUnsafeBytes(of: word.littleEndian) { Array($0) } }

  /// Whether the operation is known and had what it needed.
  mutating func run(
    _ operation: Dwarf_Op, _ attribute: inout Dwarf_Attribute, _ pointer: UnsafeMutablePointer<Dwarf_Op>
  ) -> Bool {
    let atom = Int(operation.atom)
    let number = operation.number
    switch atom {
    case Int(DW_OP_fbreg): return push(context.frameBase.map { $0 &+ number })
    case Int(DW_OP_addr): return push(number &+ context.bias)
    case Int(DW_OP_call_frame_cfa): return push(context.cfa)
    case Int(DW_OP_breg0)...Int(DW_OP_breg31):
      return push(context.register(atom - Int(DW_OP_breg0)).map { $0 &+ number })
    case Int(DW_OP_bregx): return push(context.register(Int(number)).map { $0 &+ operation.number2 })
    case Int(DW_OP_reg0)...Int(DW_OP_reg31): return set(context.register(atom - Int(DW_OP_reg0)))
    case Int(DW_OP_regx): return set(context.register(Int(number)))
    case Int(DW_OP_lit0)...Int(DW_OP_lit31): return push(UInt64(atom - Int(DW_OP_lit0)))
    case Int(DW_OP_const1u), Int(DW_OP_const1s), Int(DW_OP_const2u), Int(DW_OP_const2s), Int(DW_OP_const4u),
      Int(DW_OP_const4s), Int(DW_OP_const8u), Int(DW_OP_const8s), Int(DW_OP_constu), Int(DW_OP_consts):
      return push(number)
    case Int(DW_OP_plus_uconst): return push(stack.popLast().map { $0 &+ number })
    case Int(DW_OP_deref): return push(stack.popLast().flatMap(context.word))
    case Int(DW_OP_dup): return push(stack.last)
    case Int(DW_OP_drop): return stack.popLast() != nil
    case Int(DW_OP_nop): return true
    case Int(DW_OP_plus): return combine(&+)
    case Int(DW_OP_minus): return combine(&-)
    case Int(DW_OP_mul): return combine(&*)
    case Int(DW_OP_and): return combine(&)
    case Int(DW_OP_or): return combine(|)
    case Int(DW_OP_xor): return combine(^)
    case Int(DW_OP_shl): return combine { $0 << $1 }
    case Int(DW_OP_shr): return combine { $0 >> $1 }
    case Int(DW_OP_neg): return push(stack.popLast().map { 0 &- $0 })
    case Int(DW_OP_not): return push(stack.popLast().map { ~$0 })
    case Int(DW_OP_stack_value): return set(stack.popLast())
    case Int(DW_OP_piece): return addPiece(Int(number))
    default: return false
    }
  }

  private mutating func push(_ word: UInt64?) -> Bool {
    guard let word else { return false }
    stack.append(word)
    return true
  }

  private mutating func set(_ word: UInt64?) -> Bool {
    guard let word else { return false }
    value = Self.bytes(word)
    return true
  }

  private mutating func combine(_ operation: (UInt64, UInt64) -> UInt64) -> Bool {
    guard let right = stack.popLast(), let left = stack.popLast() else { return false }
    stack.append(operation(left, right))
    return true
  }

  private mutating func addPiece(_ count: Int) -> Bool {
    var bytes: [UInt8]?
    if let value {
      bytes = value
    } else if let address = stack.popLast() {
      let words = stride(from: 0, to: count, by: 8).map { context.word(address &+ UInt64($0)) }
      if !words.contains(nil) { bytes = words.flatMap { Self.bytes($0 ?? 0) } }
    }
    // A piece that was optimised away leaves the whole without a value.
    guard let bytes, bytes.count >= count else { return false }
    value = nil
    pieces = (pieces ?? []) + bytes.prefix(count)
    return true
  }
}
#endif
