#if Capture
import ProcessSnapshot

/// What values point at by their types, from pointer to pointer.
final class TypeWalk {
  private let memory: Memory
  private let types: TypeTable
  private let debugInfo: DebugInfo
  private let bias: UInt64
  private let words: WordReach

  private var visits: [Visit] = []
  private var visited: Set<Visit> = []
  private var leadsOn: [Int: Bool] = [:]

  private struct Visit: Hashable {
    var address: UInt64
    var type: Int
  }

  private static let mostElements = 1 << 20

  init(memory: Memory, types: TypeTable, debugInfo: DebugInfo, bias: UInt64, words: WordReach) {
    self.memory = memory
    self.types = types
    self.debugInfo = debugInfo
    self.bias = bias
    self.words = words
  }

  /// Whether there was a place left to go to.
  func walkNext() -> Bool {
    guard let visit = visits.popLast() else { return false }
    walk(visit.address, types.types[visit.type])
    return true
  }

  func visit(_ address: UInt64, _ type: Int) {
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
    words.takeTarget(word, type.size)
    visit(word, target)
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
      guard word > 4096, !overflows, bytes <= UInt64(TakenMemory.largestBlock) else { return true }
      words.takeTarget(word, Int(bytes))
      if leads(target) { walkElements(word, target, Int(extra)) }
    case ("pointer", "vtable"):
      words.follow(extra)
      guard let die = debugInfo.vtables[extra &- bias], let concrete = debugInfo.concreteType(ofVTable: die),
        let target = types.types[first.type].target, types.types[target].name.hasPrefix("dyn ")
      else { return true }
      follow(word, to: types.id(of: concrete))
    default: return false
    }
    return true
  }
}
#endif
