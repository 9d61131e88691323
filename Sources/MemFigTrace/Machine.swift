#if Capture
/// What differs between processors.
enum Machine {
  #if arch(x86_64)
  /// How many registers DWARF numbers that matter to variables.
  static let registers = 17
  static let stackPointer = 7
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
  static let trap: [UInt8] = [0x00, 0x00, 0x20, 0xD4]
  static let trapAdvance: UInt64 = 0
  static let redZone: UInt64 = 0
  static let target = "aarch64-unknown-linux-gnu"

  /// The executable's thread-local variables stand behind two words at the thread pointer.
  static func threadStorage(_ pointer: UInt64, size: UInt64, alignment: UInt64) -> UInt64 {
    pointer &+ (16 + alignment - 1) / alignment * alignment
  }
  #endif
}
#endif
