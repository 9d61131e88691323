import ProcessSnapshot

extension ProcessSnapshot {
  /// Settles what may be moved and may not, as far as the heap tells: the owner of a freed block was moved, so was one
  /// whose block a live variable owns, and the only owner of a live block is live. What the heap does not tell stays `maybe`.
  ///
  /// To be called when all crates' moves are applied.
  package mutating func settleMoves() {
    guard heap != nil, hasMaybe else { return }
    let ownership = Ownership(types: types, memory: SnapshotMemory(self))
    let owners = owners(ownership)
    for thread in threads.indices {
      for frame in threads[thread].frames.indices {
        for index in threads[thread].frames[frame].variables.indices {
          settle(&threads[thread].frames[frame].variables[index], ownership, owners)
        }
      }
    }
  }

  private var hasMaybe: Bool {
    threads.contains { thread in
      thread.frames.contains { frame in
        frame.variables.contains { $0.state == .maybe || $0.parts.contains { $0.state == .maybe } }
      }
    }
  }

  /// Who owns each block for certain, and who points at it at all.
  private struct Owners {
    var certain: [Address: Int] = [:]
    var all: [Address: Int] = [:]
  }

  private func owners(_ ownership: Ownership) -> Owners {
    var owners = Owners()
    for variable in threads.flatMap(\.frames).flatMap(\.variables) {
      guard let address = variable.address?.value, !variable.captured else { continue }
      let holes = Set(
        variable.parts.filter { $0.state != .live }.compactMap {
          place(of: $0, in: variable, ownership.memory)
        })
      if variable.state == .live {
        for owned in ownership.owned(by: variable.type, at: address, deep: true, holes: holes) where !owned.shared {
          owners.certain[owned.block, default: 0] += 1
        }
      }
      if variable.state != .moved, variable.state != .uninitialized {
        for owned in ownership.owned(by: variable.type, at: address, deep: false) {
          owners.all[owned.block, default: 0] += 1
        }
      }
    }
    for item in statics {
      for owned in ownership.owned(by: item.type, at: item.address.value, deep: true) where !owned.shared {
        owners.certain[owned.block, default: 0] += 1
        owners.all[owned.block, default: 0] += 1
      }
    }
    return owners
  }

  private func settle(_ variable: inout Variable, _ ownership: Ownership, _ owners: Owners) {
    // From the innermost: a box whose block is still there tells nothing of what it held.
    for index in variable.parts.indices.reversed() where variable.parts[index].state == .maybe {
      let part = variable.parts[index]
      guard let place = place(of: part, in: variable, ownership.memory) else { continue }
      variable.parts[index].state = settled(place, at: part.path, in: variable, ownership, owners)
    }
    if variable.state == .maybe, let address = variable.address?.value {
      let whole = Ownership.Place(type: variable.type, address: address)
      variable.state = settled(whole, at: [], in: variable, ownership, owners)
    }
    // What is now like what it is part of says nothing.
    let (whole, parts) = (variable.state, variable.parts)
    variable.parts.removeAll { part in
      let around = parts.filter { $0.path.count < part.path.count && part.path.starts(with: $0.path) }
      return (around.max { $0.path.count < $1.path.count }?.state ?? whole) == part.state
    }
  }

  /// What a variable or a part of it is, when the parts of it are settled.
  private func settled(
    _ whole: Ownership.Place, at path: [String], in variable: Variable, _ ownership: Ownership, _ owners: Owners
  ) -> Variable.State {
    let parts = variable.parts.filter { $0.path.count > path.count && $0.path.starts(with: path) }
    let states = Dictionary(
      parts.compactMap { part in place(of: part, in: variable, ownership.memory).map { ($0, part.state) } },
      uniquingKeysWith: { first, _ in first })
    let known = state(
      of: whole, in: path.last == "*" ? ownership.memory.block(at: whole.address) : nil,
      holding: parts.first { $0.path == path + ["*"] }?.state, without: Set(states.keys), ownership, owners)
    guard known == .maybe, types.indices.contains(whole.type) else { return known }
    // A whole that was moved has no part that is left.
    guard types[whole.type].kind == .enum else { return states.values.contains(.live) ? .live : .maybe }
    // Fields of other variants lie there too.
    let fields = ownership.activeFields(of: types[whole.type], at: whole.address).map { field in
      states[Ownership.Place(type: field.type, address: whole.address + UInt64(field.offset))]
    }
    if fields.contains(.live) { return .live }
    return !fields.isEmpty && fields.allSatisfy { $0 == .moved } ? .moved : .maybe
  }

  /// - Parameter box: the block it lies in, which is no owner of its own.
  private func state(
    of place: Ownership.Place, in box: HeapBlock? = nil, holding content: Variable.State?,
    without holes: Set<Ownership.Place>, _ ownership: Ownership, _ owners: Owners
  ) -> Variable.State {
    let owned = ownership.owned(by: place.type, at: place.address, deep: false, holes: holes)
    if owned.contains(where: { $0.state == .freed }) { return .moved }
    if owned.contains(where: { !$0.shared && owners.certain[$0.block] != nil }) { return .moved }
    let isSole = owned.allSatisfy { owned in
      guard owners.all[owned.block, default: 0] <= (box == nil ? 1 : 0),
        let block = ownership.memory.block(at: owned.block.value)
      else { return false }
      return ownership.memory.words(into: block, besides: box) == 0
    }
    return !owned.isEmpty && isSole ? content ?? .live : .maybe
  }

  /// Where a part of a variable lies.
  private func place(
    of part: Variable.Part, in variable: Variable, _ memory: SnapshotMemory
  ) -> Ownership.Place? {
    guard let address = variable.address?.value else { return nil }
    return types.place(of: part.path, in: variable.type, at: address) { memory.number(at: $0, size: 8) }
  }
}

extension [Type] {
  /// Where a part of a value lies, by its path of field names, in which `*` is what a pointer leads to.
  ///
  /// - Parameter pointer: what the pointer at an address holds; nil where that is not known.
  func place(
    of path: [String], in type: Int, at address: UInt64, pointer: (UInt64) -> UInt64? = { _ in nil }
  ) -> Ownership.Place? {
    var (type, address) = (type, address)
    var fields: [Type.Field]?
    for name in path {
      guard indices.contains(type) else { return nil }
      if let variant = self[type].variants.first(where: { $0.name == name }), fields == nil {
        fields = variant.fields
      } else if name == "*" {
        guard let target = self[type].target, let held = pointer(address) else { return nil }
        (type, address) = (target, held)
      } else if let field = (fields ?? self[type].fields).first(where: { $0.name == name }) {
        (type, address, fields) = (field.type, address + UInt64(field.offset), nil)
      } else {
        return nil
      }
    }
    return fields == nil ? Ownership.Place(type: type, address: address) : nil
  }
}
