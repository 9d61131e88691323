#if Capture
import CTraceSupport

/// The traps that stand in a process in place of its instructions.
struct Breakpoints {
  let pid: Int32
  /// By address: the probe's number, or nil where panics begin to unwind.
  private var traps: [UInt64: (marker: Int?, original: [UInt8])] = [:]

  init(pid: Int32) { self.pid = pid }

  /// Whether it could be set.
  mutating func set(_ address: UInt64, marker: Int?, _ memory: Memory) -> Bool {
    guard traps[address] == nil else { return true }
    guard let original = memory.bytes(at: address, count: Machine.trap.count) else { return false }
    traps[address] = (marker, original)
    return put(address)
  }

  enum Trap {
    case marker(Int)
    case panic
  }

  /// The trap a thread ran into whose program counter stands at an address.
  func trap(before pc: UInt64) -> Trap? {
    guard let trap = traps[pc &- Machine.trapAdvance] else { return nil }
    return trap.marker.map(Trap.marker) ?? .panic
  }

  @discardableResult func put(_ address: UInt64) -> Bool { memfig_poke(pid, address, Machine.trap, 1) == 0 }

  func take(_ address: UInt64) { write(address, into: pid) }

  /// Takes a marker's traps away for good; threads may still be on their way out of them.
  func retire(_ marker: Int) {
    for (address, trap) in traps where trap.marker == marker { take(address) }
  }

  /// Gives a forked process its instructions back.
  func restore(in process: Int32) {
    for address in traps.keys { write(address, into: process) }
  }

  private func write(_ address: UInt64, into process: Int32) {
    guard let original = traps[address]?.original else { return }
    _ = memfig_poke(process, address, original, UInt64(original.count))
  }
}
#endif
