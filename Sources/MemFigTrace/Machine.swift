#if Capture
/// What differs between processors.
enum Machine {
  #if arch(x86_64)
  /// How many registers DWARF numbers that matter to variables.
  static let registers = 17
  static let stackPointer = 7
  /// Those that a function leaves as they were.
  static let preserved: Set = [3, 6, 12, 13, 14, 15]
  /// Stops a thread that runs into it; behind it stands the program counter.
  static let trap: [UInt8] = [0xCC]
  static let trapAdvance: UInt64 = 1
  /// How far below the stack pointer a function without calls may keep its variables.
  static let redZone: UInt64 = 128
  static let target = "x86_64-unknown-linux-gnu"

  /// The executable's thread-local variables end where the thread pointer points.
  static func threadStorage(_ pointer: UInt64, size: UInt64, alignment: UInt64) -> UInt64 {
    pointer &- (size + alignment - 1) / alignment * alignment
  }
  #elseif arch(arm64)
  static let registers = 32
  static let stackPointer = 31
  static let preserved = Set(19...29)
  static let trap: [UInt8] = [0x00, 0x00, 0x20, 0xD4]
  static let trapAdvance: UInt64 = 0
  static let redZone: UInt64 = 0
  static let target = "aarch64-unknown-linux-gnu"

  /// The executable's thread-local variables stand behind two words at the thread pointer.
  static func threadStorage(_ pointer: UInt64, size: UInt64, alignment: UInt64) -> UInt64 {
    pointer &+ (16 + alignment - 1) / alignment * alignment
  }
  #endif

  /// Where a direct call goes that ends before an address; nil of other calls.
  static func target(ofCallBefore address: UInt64, _ memory: Memory) -> UInt64? {
    #if arch(x86_64)
    guard let code = memory.bytes(at: address &- 5, count: 5), code[0] == 0xE8 else { return nil }
    let distance = Int32(truncatingIfNeeded: code[1...].reversed().reduce(0) { $0 << 8 | Int64($1) })
    return address &+ UInt64(bitPattern: Int64(distance))
    #elseif arch(arm64)
    guard let code = memory.number(at: address &- 4, size: 4), code >> 26 == 0x25 else { return nil }
    let distance = Int32(truncatingIfNeeded: code << 6) >> 4
    return address &- 4 &+ UInt64(bitPattern: Int64(distance))
    #endif
  }
}
#endif
