import ProcessSnapshot
import Testing

@testable import RustCapture

/// What the heap says of a variable that may be moved.
@Suite struct HeapEvidenceTests {
  static let types: [Type] = [
    Type(id: 0, name: "i32", size: 4, kind: .signed),
    Type(id: 1, name: "alloc::boxed::Box<i32>", size: 8, kind: .pointer, target: 0),
    Type(id: 2, name: "&i32", size: 8, kind: .pointer, target: 0),
    Type(
      id: 3, name: "prog::Pair", size: 16, kind: .struct,
      fields: [Type.Field(name: "left", type: 1, offset: 0), Type.Field(name: "right", type: 1, offset: 8)]),
    Type(
      id: 4, name: "core::option::Option<alloc::boxed::Box<i32>>", size: 8, kind: .enum,
      discriminant: Type.Discriminant(type: 6, offset: 0, size: 8),
      variants: [
        Type.Variant(name: "None", value: 0, fields: []),
        Type.Variant(name: "Some", value: nil, fields: [Type.Field(name: "0", type: 1, offset: 0)]),
      ]),
    Type(
      id: 5, name: "alloc::rc::Rc<i32>", size: 8, kind: .struct,
      fields: [Type.Field(name: "ptr", type: 7, offset: 0)]),
    Type(id: 6, name: "u64", size: 8, kind: .unsigned),
    Type(
      id: 7, name: "core::ptr::non_null::NonNull<i32>", size: 8, kind: .struct,
      fields: [Type.Field(name: "pointer", type: 8, offset: 0)]),
    Type(id: 8, name: "*const i32", size: 8, kind: .pointer, target: 0),
    Type(
      id: 9, name: "alloc::vec::Vec<alloc::boxed::Box<i32>>", size: 24, kind: .struct,
      fields: [Type.Field(name: "buf", type: 7, offset: 0), Type.Field(name: "len", type: 6, offset: 8)],
      template: [1]),
  ]

  /// A word's bytes as the snapshot has them.
  static func word(_ value: UInt64) -> String {
    (0..<8).map { byte in
      let digits = String(value >> UInt64(byte * 8) & 0xff, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// Variables from 0x1000, sixteen bytes each; blocks at 0x2000 and 0x3000, the first freed or not.
  static func settled(
    _ variables: [(type: Int, state: Variable.State, words: [UInt64])], freed: Bool = false, inSecond: [UInt64] = [0]
  ) -> [Variable.State] {
    var snapshot = ProcessSnapshot.stopped(marker: 1, frames: [.at("prog::main", line: 1)])
    snapshot.types = types
    for (index, variable) in variables.enumerated() {
      let address = UInt64(0x1000 + index * 32)
      var added = Variable.named("v\(index)", line: 1, type: variable.type, address: address)
      added.state = variable.state
      snapshot.threads[0].frames[0].variables.append(added)
      snapshot.memory.append(MemoryRange(address: Address(address), bytes: variable.words.map(word).joined()))
    }
    snapshot.memory.append(MemoryRange(address: Address(0x3000), bytes: inSecond.map(word).joined()))
    snapshot.heap = [
      HeapBlock(address: Address(0x2000), size: 4, state: freed ? .freed : .live, order: 1, thread: 1, reached: true),
      HeapBlock(
        address: Address(0x3000), size: inSecond.count * 8, state: .live, order: 2, thread: 1, reached: true),
    ]
    snapshot.settleMoves()
    return snapshot.threads[0].frames[0].variables.map(\.state)
  }

  @Test func theOwnerOfAFreedBlockIsMoved() {
    #expect(Self.settled([(1, .maybe, [0x2000])], freed: true) == [.moved])
    #expect(Self.settled([(4, .maybe, [0x2000])], freed: true) == [.moved])
    #expect(Self.settled([(5, .maybe, [0x2000])], freed: true) == [.moved])
  }

  @Test func theOnlyOwnerOfALiveBlockIsLive() {
    #expect(Self.settled([(1, .maybe, [0x2000])]) == [.live])
    #expect(Self.settled([(4, .maybe, [0x2000])]) == [.live])
    #expect(Self.settled([(5, .maybe, [0x2000])]) == [.live])
    // Whoever lost it is no rival.
    #expect(Self.settled([(1, .maybe, [0x2000]), (1, .moved, [0x2000])]) == [.live, .moved])
  }

  @Test func whatALiveVariableOwnsIsMovedThere() {
    #expect(Self.settled([(1, .maybe, [0x2000]), (1, .live, [0x2000])]) == [.moved, .live])
    #expect(Self.settled([(1, .maybe, [0x2000]), (3, .live, [0x3000, 0x2000])]) == [.moved, .live])
    // In a vector's buffer.
    #expect(Self.settled([(1, .maybe, [0x2000]), (9, .live, [0x3000, 1])], inSecond: [0x2000]) == [.moved, .live])
  }

  @Test func whatTheHeapDoesNotTellStaysMaybe() {
    // Nothing owned, two that may own it, a counted reference, an unknown block that points there.
    #expect(Self.settled([(0, .maybe, [5])]) == [.maybe])
    #expect(Self.settled([(4, .maybe, [0])]) == [.maybe])
    #expect(Self.settled([(1, .maybe, [0x2000]), (1, .maybe, [0x2000])]) == [.maybe, .maybe])
    #expect(Self.settled([(5, .maybe, [0x2000]), (5, .live, [0x2000])]) == [.maybe, .live])
    #expect(Self.settled([(1, .maybe, [0x2000])], inSecond: [0x2000]) == [.maybe])
    // A reference owns nothing.
    #expect(Self.settled([(2, .maybe, [0x2000])]) == [.maybe])
    #expect(Self.settled([(2, .live, [0x2000]), (1, .maybe, [0x2000])]) == [.live, .live])
  }

  @Test func partsAreSettledToo() {
    var snapshot = ProcessSnapshot.stopped(marker: 1, frames: [.at("prog::main", line: 1)])
    snapshot.types = Self.types
    var pair = Variable.named("pair", line: 1, type: 3, address: 0x1000)
    pair.state = .live
    pair.parts = [Variable.Part(path: ["left"], state: .maybe), Variable.Part(path: ["right"], state: .maybe)]
    snapshot.threads[0].frames[0].variables = [pair]
    snapshot.memory = [MemoryRange(address: Address(0x1000), bytes: Self.word(0x2000) + Self.word(0x3000))]
    snapshot.heap = [
      HeapBlock(address: Address(0x2000), size: 4, state: .freed, order: 1, thread: 1, reached: true),
      HeapBlock(address: Address(0x3000), size: 4, state: .live, order: 2, thread: 1, reached: true),
    ]
    snapshot.settleMoves()
    #expect(snapshot.threads[0].frames[0].variables[0].parts == [Variable.Part(path: ["left"], state: .moved)])
  }

  /// A part that is moved tells nothing of the rest, even where it is the first.
  @Test(arguments: [true, false]) func movedPartsTellNothingOfTheRest(isFirst: Bool) {
    var snapshot = ProcessSnapshot.stopped(marker: 1, frames: [.at("prog::main", line: 1)])
    snapshot.types = Self.types
    var pair = Variable.named("pair", line: 1, type: 3, address: 0x1000)
    (pair.state, pair.parts) = (.maybe, [Variable.Part(path: [isFirst ? "left" : "right"], state: .moved)])
    snapshot.threads[0].frames[0].variables = [pair]
    let words: [UInt64] = isFirst ? [0x2000, 0x3000] : [0x3000, 0x2000]
    snapshot.memory = [MemoryRange(address: Address(0x1000), bytes: words.map(Self.word).joined())]
    snapshot.heap = [
      HeapBlock(address: Address(0x2000), size: 4, state: .freed, order: 1, thread: 1, reached: true),
      HeapBlock(address: Address(0x3000), size: 4, state: .live, order: 2, thread: 1, reached: true),
    ]
    snapshot.settleMoves()
    #expect(snapshot.threads[0].frames[0].variables[0].state == .live)
    #expect(snapshot.threads[0].frames[0].variables[0].parts.map(\.state) == [.moved])
  }

  /// What a box held may be gone while its block is still there.
  @Test func aBoxIsSettledByWhatItHolds() {
    func settled(buffer: HeapBlock.State, other: Variable.State = .moved) -> [Variable] {
      var snapshot = ProcessSnapshot.stopped(marker: 1, frames: [.at("prog::main", line: 1)])
      snapshot.types =
        Self.types + [
          Type(
            id: 10, name: "alloc::boxed::Box<alloc::boxed::Box<i32>>", size: 8, kind: .pointer, target: 1)
        ]
      var box = Variable.named("box", line: 1, type: 10, address: 0x1000)
      (box.state, box.parts) = (.maybe, [Variable.Part(path: ["*"], state: .maybe)])
      var taken = Variable.named("taken", line: 1, type: 1, address: 0x1008)
      taken.state = other
      snapshot.threads[0].frames[0].variables = [box, taken]
      snapshot.memory = [
        MemoryRange(address: Address(0x1000), bytes: Self.word(0x2000) + Self.word(0x3000)),
        MemoryRange(address: Address(0x2000), bytes: Self.word(0x3000)),
      ]
      snapshot.heap = [
        HeapBlock(address: Address(0x2000), size: 8, state: .live, order: 1, thread: 1, reached: true),
        HeapBlock(address: Address(0x3000), size: 4, state: buffer, order: 2, thread: 1, reached: true),
      ]
      snapshot.settleMoves()
      return snapshot.threads[0].frames[0].variables
    }
    #expect(settled(buffer: .freed).map(\.state) == [.moved, .moved])
    #expect(settled(buffer: .live, other: .live).map(\.state) == [.moved, .live])
    #expect(settled(buffer: .live).map(\.state) == [.live, .moved])
    #expect(settled(buffer: .live, other: .maybe).map(\.state) == [.maybe, .maybe])
    #expect(settled(buffer: .live).allSatisfy { $0.parts.isEmpty })
  }

  @Test func withoutAHeapNothingIsSettled() {
    var snapshot = ProcessSnapshot.stopped(marker: 1, frames: [.at("prog::main", line: 1)])
    var box = Variable.named("b", line: 1, type: 1, address: 0x1000)
    box.state = .maybe
    snapshot.threads[0].frames[0].variables = [box]
    let before = snapshot
    snapshot.settleMoves()
    #expect(snapshot == before)
  }
}
