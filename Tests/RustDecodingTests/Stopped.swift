import ProcessSnapshot

/// Makes snapshots by hand: types, memory, variables, one after the other.
struct Stopped {
  var snapshot = ProcessSnapshot(
    target: "x86_64-unknown-linux-gnu", producer: "rustc", stop: Stop(reason: .marker, label: "here", thread: 1),
    threads: [
      ProcessSnapshot.main(frames: [
        Frame(
          function: "prog::main", file: "prog.rs", line: 3, pc: Address(0x5555_0000), sp: Address(0x7000_0000),
          cfa: Address(0x7000_1000))
      ])
    ],
    heap: [])
  private var stack: UInt64 = 0x7000_0000
  private var nextBlock: UInt64 = 0x1000_0000_0000

  /// Adds a type and returns its id.
  mutating func type(
    _ name: String, _ kind: Type.Kind, size: Int, fields: [(String, Int, Int)] = [], target: Int? = nil,
    template: [Int] = [], variants: [Type.Variant] = [], discriminant: Type.Discriminant? = nil
  ) -> Int {
    let id = snapshot.types.count
    snapshot.types.append(
      Type(
        id: id, name: name, size: size, kind: kind,
        fields: fields.map { Type.Field(name: $0.0, type: $0.1, offset: $0.2) }, discriminant: discriminant,
        variants: variants, target: target, template: template))
    return id
  }

  mutating func i32() -> Int { type("i32", .signed, size: 4) }

  mutating func box(of target: Int, _ name: String) -> Int {
    type("alloc::boxed::Box<\(name), alloc::alloc::Global>", .pointer, size: 8, target: target)
  }

  /// Adds a variable to the innermost frame, with its bytes, and returns where it lies.
  @discardableResult
  mutating func variable(
    _ name: String, _ type: Int, _ bytes: [UInt8], state: Variable.State = .live, parts: [Variable.Part] = []
  ) -> UInt64 {
    let address = stack
    stack += UInt64(max(16, bytes.count))
    snapshot.threads[0].frames[0].variables.append(
      Variable(name: name, type: type, address: Address(address), size: bytes.count, state: state, parts: parts))
    write(bytes, at: address)
    return address
  }

  /// Adds a heap block and returns its address.
  mutating func block(_ bytes: [UInt8], state: HeapBlock.State = .live) -> UInt64 {
    let address = nextBlock
    nextBlock += UInt64(max(16, bytes.count)) + 16
    let order = (snapshot.heap?.count ?? 0) + 1
    snapshot.heap?.append(
      HeapBlock(address: Address(address), size: bytes.count, state: state, order: order, thread: 1, reached: true))
    write(bytes, at: address)
    return address
  }

  mutating func write(_ bytes: [UInt8], at address: UInt64) {
    let text = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    snapshot.memory.append(MemoryRange(address: Address(address), bytes: text))
  }

  static func word(_ value: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }

  static func int(_ value: Int32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: UInt32(bitPattern: value) >> (8 * $0)) }
  }
}

extension ProcessSnapshot {
  static func main(frames: [Frame]) -> Thread { Thread(id: 1, name: "prog", atMarker: true, frames: frames) }
}

typealias StoppedThread = Thread
