#if Capture
import ProcessSnapshot

/// Finds the memory that variables and statics lead to.
///
/// By type from pointer to pointer; and every word that is the address of a place in a heap block leads to that block,
/// so that no container of the standard library need be known here.
final class Reach {
  private let memory: Memory
  private let types: TypeTable
  private let debugInfo: DebugInfo
  private let heap: HeapRecord?
  private let bias: UInt64
  private let image: [Range<UInt64>]

  private(set) var reachedBlocks: Set<Int> = []
  /// Addresses in the process.
  private(set) var vtables: Set<UInt64> = []
  private(set) var code: Set<UInt64> = []
  /// Whether something was too large to be taken whole.
  private(set) var isTruncated = false
  private var ranges: [Range<UInt64>] = []
  private var total = 0
  private var visits: [Visit] = []
  private var visited: Set<Visit> = []
  private var scans: [(start: UInt64, size: Int, followsImage: Bool)] = []
  private var leadsOn: [Int: Bool] = [:]

  private struct Visit: Hashable {
    var address: UInt64
    var type: Int
  }

  /// Bytes.
  private static let largestBlock = 4 << 20
  private static let most = 64 << 20
  private static let mostElements = 1 << 20

  init(memory: Memory, types: TypeTable, debugInfo: DebugInfo, heap: HeapRecord?, bias: UInt64) {
    self.memory = memory
    self.types = types
    self.debugInfo = debugInfo
    self.heap = heap
    self.bias = bias
    image = debugInfo.executable.sections.filter { !$0.isCode }.map {
      ($0.address &+ bias)..<($0.address &+ bias &+ $0.size)
    }
  }

  func start(at address: UInt64, type: Int) {
    take(address, types.types[type].size, followsImage: false)
    visit(address, type)
    work()
  }

  /// A value without an address: what its words point at.
  func start(bytes: [UInt8]) {
    for offset in stride(from: 0, through: bytes.count - 8, by: 8) {
      follow(bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self) })
    }
    work()
  }

  private func work() {
    while true {
      if let scan = scans.popLast() {
        self.scan(scan.start, scan.size, scan.followsImage)
      } else if let visit = visits.popLast() {
        walk(visit.address, types.types[visit.type])
      } else {
        return
      }
    }
  }

  // MARK: - By words

  /// Takes a stretch of memory along, and what its words point at.
  private func take(_ address: UInt64, _ size: Int, followsImage: Bool) {
    guard size > 0 else { return }
    let size = min(size, Self.largestBlock)
    guard total + size <= Self.most else {
      isTruncated = true
      return
    }
    total += size
    ranges.append(address..<address &+ UInt64(size))
    scans.append((address, size, followsImage))
  }

  private func scan(_ address: UInt64, _ size: Int, _ followsImage: Bool) {
    let start = (address + 7) / 8 * 8
    let count = size - Int(start - address)
    guard count >= 8, let bytes = memory.bytes(at: start, count: count) else { return }
    bytes.withUnsafeBytes { bytes in
      for offset in stride(from: 0, through: count - 8, by: 8) {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        guard word > 4096, !follow(word), followsImage, isInImage(word) else { continue }
        let next = offset + 16 <= count ? bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self) : 0
        takeFromImage(word, length: next)
      }
    }
  }

  /// Whether the word is the address of something that is known.
  @discardableResult private func follow(_ word: UInt64) -> Bool {
    if let heap, heap.arena.contains(word) {
      if let block = heap.block(at: word) { reach(block, heap) }
      return true
    }
    if debugInfo.vtables[word &- bias] != nil {
      if vtables.insert(word).inserted { take(vtable: word) }
      return true
    }
    if debugInfo.isFunction(word &- bias) {
      code.insert(word)
      return true
    }
    return false
  }

  private func reach(_ index: Int, _ heap: HeapRecord) {
    guard reachedBlocks.insert(index).inserted else { return }
    let block = heap.blocks[index]
    if block.size > Self.largestBlock { isTruncated = true }
    if block.freed {
      // What stale bytes point at is of no interest.
      ranges.append(block.address..<block.address + UInt64(min(block.size, Self.largestBlock)))
    } else {
      take(block.address, block.size, followsImage: true)
    }
  }

  private func take(vtable address: UInt64) {
    guard let die = debugInfo.vtables[address &- bias] else { return }
    let size = debugInfo.vtableSize(die)
    take(address, size, followsImage: false)
    if let concrete = debugInfo.concreteType(ofVTable: die) { _ = types.id(of: concrete) }
  }

  private func isInImage(_ address: UInt64) -> Bool { image.contains { $0.contains(address) } }

  /// In a container the type of what a word points at is not known; the word behind it may be a length.
  private func takeFromImage(_ address: UInt64, length: UInt64) {
    guard let section = image.first(where: { $0.contains(address) }) else { return }
    let size = length <= 1 << 16 ? max(64, length) : 64
    take(address, Int(min(size, section.upperBound - address)), followsImage: false)
  }

  // MARK: - By types

  private func visit(_ address: UInt64, _ type: Int) {
    guard leads(type), visited.insert(Visit(address: address, type: type)).inserted else { return }
    visits.append(Visit(address: address, type: type))
  }

  /// Whether a type has pointers in it.
  private func leads(_ id: Int) -> Bool {
    if let known = leadsOn[id] { return known }
    leadsOn[id] = false
    let type = types.types[id]
    let leads: Bool
    switch type.kind {
    case .pointer: leads = true
    case .array: leads = type.target.map(self.leads) ?? false
    case .struct, .tuple, .union: leads = type.fields.contains { self.leads($0.type) }
    case .enum: leads = type.variants.contains { $0.fields.contains { self.leads($0.type) } }
    default: leads = false
    }
    leadsOn[id] = leads
    return leads
  }

  private func walk(_ address: UInt64, _ type: Type) {
    switch type.kind {
    case .pointer:
      if let word = memory.word(at: address) { follow(word, to: type.target) }
    case .struct, .tuple:
      if !walkFatPointer(address, type) { walkFields(address, type) }
    case .array:
      guard let target = type.target, leads(target) else { return }
      walkElements(address, target, type.count ?? 0)
    case .enum:
      if let variant = memory.variant(of: type, at: address) {
        for field in variant.fields { walk(address &+ UInt64(field.offset), field.type) }
      }
    default: break
    }
  }

  private func walk(_ address: UInt64, _ type: Int) { if leads(type) { walk(address, types.types[type]) } }

  private func walkFields(_ address: UInt64, _ type: Type) {
    for field in type.fields { walk(address &+ UInt64(field.offset), field.type) }
    guard type.name.hasPrefix("alloc::vec::Vec<"), let element = type.template.first, leads(element),
      let length = type.fields.first(where: { $0.name == "len" }),
      let count = memory.word(at: address &+ UInt64(length.offset)), count <= Self.mostElements,
      let pointer = firstPointer(type), let start = memory.word(at: address &+ UInt64(pointer)), count > 0
    else { return }
    walkElements(start, element, Int(count))
  }

  /// The offset of the first pointer in a struct.
  private func firstPointer(_ type: Type) -> Int? {
    if type.kind == .pointer { return 0 }
    for field in type.fields {
      if let offset = firstPointer(types.types[field.type]) { return field.offset + offset }
    }
    return nil
  }

  private func walkElements(_ address: UInt64, _ type: Int, _ count: Int) {
    let size = UInt64(types.types[type].size)
    guard size > 0 else { return }
    for index in 0..<UInt64(max(0, min(count, Self.mostElements))) { visit(address &+ index * size, type) }
  }

  private func follow(_ word: UInt64, to target: Int?) {
    guard let target, word > 4096 else { return }
    let type = types.types[target]
    if type.kind == .function { return }
    takeTarget(word, type.size)
    visit(word, target)
  }

  /// What a pointer with a type points at; heap blocks are taken whole elsewhere.
  private func takeTarget(_ address: UInt64, _ size: Int) {
    if heap?.arena.contains(address) == true { return }
    guard size > 0, memory.bytes(at: address, count: 1) != nil else { return }
    guard size <= Self.largestBlock || memory.bytes(at: address, count: size) != nil else { return }
    take(address, size, followsImage: false)
  }

  private func walkFatPointer(_ address: UInt64, _ type: Type) -> Bool {
    guard type.fields.count == 2 else { return false }
    let (first, second) = (type.fields[0], type.fields[1])
    guard types.types[first.type].kind == .pointer, let word = memory.word(at: address &+ UInt64(first.offset)),
      let extra = memory.word(at: address &+ UInt64(second.offset))
    else { return false }
    switch (first.name, second.name) {
    case ("data_ptr", "length"):
      guard let target = types.types[first.type].target else { return true }
      // The library's texts are structs of bytes.
      let isText = ["::Path", "::OsStr", "::CStr"].contains { types.types[target].name.hasSuffix($0) }
      let size = isText ? 1 : types.types[target].size
      let (bytes, overflows) = extra.multipliedReportingOverflow(by: UInt64(size))
      guard word > 4096, !overflows, bytes <= UInt64(Self.largestBlock) else { return true }
      takeTarget(word, Int(bytes))
      if leads(target) { walkElements(word, target, Int(extra)) }
    case ("pointer", "vtable"):
      follow(extra)
      guard let die = debugInfo.vtables[extra &- bias], let concrete = debugInfo.concreteType(ofVTable: die),
        let target = types.types[first.type].target, types.types[target].name.hasPrefix("dyn ")
      else { return true }
      follow(word, to: types.id(of: concrete))
    default: return false
    }
    return true
  }

  // MARK: - The result

  /// All that was taken, disjoint and by address; neighbours are joined where little lies between them.
  func memoryRanges() -> [MemoryRange] {
    var joined: [Range<UInt64>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound || range.lowerBound - last.upperBound <= 32 {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined.compactMap { range in
      memory.bytes(at: range.lowerBound, count: range.count).map {
        MemoryRange(address: Address(range.lowerBound), bytes: Hexadecimal.text($0))
      }
    }
  }
}
#endif
