import ProcessSnapshot

/// Finds the heap blocks that a value owns, through its type.
struct Ownership {
  let types: [Type]
  let memory: SnapshotMemory

  struct Owned: Hashable {
    var block: Address
    var state: HeapBlock.State
    /// An Rc's or Arc's: others may own it too.
    var shared: Bool
  }

  /// A field has the address of what it is the first of: its type tells them apart.
  struct Place: Hashable {
    var type: Int
    var address: UInt64
  }

  /// - Parameters:
  ///   - deep: whether to go on into the blocks of boxes and vectors.
  ///   - holes: fields that are not to be looked at, for they are moved.
  func owned(by type: Int, at address: UInt64, deep: Bool, holes: Set<Place> = []) -> Set<Owned> {
    var found: Set<Owned> = []
    // Lists nest: what is still to be seen stands in a list, not on the stack.
    var waiting = [(type: type, address: address, shared: false)]
    var steps = 0
    while let next = waiting.popLast(), steps < 100_000 {
      steps += 1
      guard types.indices.contains(next.type), !holes.contains(Place(type: next.type, address: next.address)) else {
        continue
      }
      visit(types[next.type], next.address, shared: next.shared, deep: deep, &found, &waiting)
    }
    return found
  }

  private func visit(
    _ type: Type, _ address: UInt64, shared: Bool, deep: Bool, _ found: inout Set<Owned>,
    _ waiting: inout [(type: Int, address: UInt64, shared: Bool)]
  ) {
    let shared = shared || Self.isShared(type.name)
    switch type.kind {
    case .pointer:
      // Raw pointers are met inside std's owners alone, for others are not followed.
      guard type.name.hasPrefix("alloc::boxed::Box<") || type.name.hasPrefix("*"),
        let block = follow(address, shared, &found), deep, let target = type.target,
        type.name.hasPrefix("alloc::boxed::Box<")
      else { return }
      waiting.append((target, block.address.value, false))
    case .struct, .tuple:
      if type.name.hasPrefix("&") || Self.borrows(type.name) { return }
      if type.name.hasPrefix("alloc::boxed::Box<") {
        _ = follow(address, shared, &found)
        return
      }
      if deep, type.name.hasPrefix("alloc::vec::Vec<") { addElements(of: type, address, &waiting) }
      for field in type.fields where ownsRaw(types, field.type, in: type.name) {
        waiting.append((field.type, address + UInt64(field.offset), shared))
      }
    case .enum:
      for field in activeFields(of: type, at: address) {
        waiting.append((field.type, address + UInt64(field.offset), shared))
      }
    case .array:
      guard let element = type.target, types.indices.contains(element) else { return }
      for index in 0..<min(type.count ?? 0, 1000) {
        waiting.append((element, address + UInt64(index * types[element].size), shared))
      }
    default: return
    }
  }

  private func follow(_ address: UInt64, _ shared: Bool, _ found: inout Set<Owned>) -> HeapBlock? {
    guard let pointer = memory.number(at: address, size: 8), let block = memory.block(at: pointer) else { return nil }
    let isNew = found.insert(Owned(block: block.address, state: block.state, shared: shared)).inserted
    return isNew && block.state == .live ? block : nil
  }

  private func addElements(
    of type: Type, _ address: UInt64, _ waiting: inout [(type: Int, address: UInt64, shared: Bool)]
  ) {
    guard let element = type.template.first, types.indices.contains(element), types[element].size > 0,
      let field = type.fields.first(where: { $0.name == "len" }),
      let length = memory.number(at: address + UInt64(field.offset), size: 8), length <= 10_000,
      let start = firstPointer(of: type, at: address).flatMap({ memory.number(at: $0, size: 8) }),
      memory.block(at: start)?.state == .live
    else { return }
    for index in 0..<length { waiting.append((element, start + index * UInt64(types[element].size), false)) }
  }

  private func firstPointer(of type: Type, at address: UInt64) -> UInt64? {
    if type.kind == .pointer { return address }
    for field in type.fields where types.indices.contains(field.type) {
      if let found = firstPointer(of: types[field.type], at: address + UInt64(field.offset)) { return found }
    }
    return nil
  }

  func activeFields(of type: Type, at address: UInt64) -> [Type.Field] {
    guard let discriminant = type.discriminant else { return type.variants.count == 1 ? type.variants[0].fields : [] }
    guard let value = memory.number(at: address + UInt64(discriminant.offset), size: discriminant.size) else {
      return []
    }
    let variant = type.variants.first { $0.value == value } ?? type.variants.first { $0.value == nil }
    return variant?.fields ?? []
  }

  /// A raw pointer that a user's struct holds owns nothing.
  private func ownsRaw(_ types: [Type], _ field: Int, in owner: String) -> Bool {
    guard types.indices.contains(field), types[field].kind == .pointer, types[field].name.hasPrefix("*") else {
      return true
    }
    return ["core::ptr::", "alloc::", "std::"].contains { owner.hasPrefix($0) }
  }

  private static func isShared(_ name: String) -> Bool {
    ["alloc::rc::Rc<", "alloc::rc::Weak<", "alloc::sync::Arc<", "alloc::sync::Weak<"].contains { name.hasPrefix($0) }
  }

  /// Iterators and guards that only look.
  private static func borrows(_ name: String) -> Bool {
    ["core::slice::iter::", "core::str::", "core::cell::Ref"].contains { name.hasPrefix($0) }
  }
}
