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
      let holes = Set(variable.parts.filter { $0.state != .live }.compactMap { place(of: $0, in: variable)?.address })
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
    if variable.state == .maybe, let address = variable.address?.value {
      variable.state = state(of: variable.type, at: address, ownership, owners)
    }
    for index in variable.parts.indices where variable.parts[index].state == .maybe {
      guard let (type, address) = place(of: variable.parts[index], in: variable) else { continue }
      variable.parts[index].state = state(of: type, at: address, ownership, owners)
    }
    // What is now like what it is part of says nothing.
    let (whole, parts) = (variable.state, variable.parts)
    variable.parts.removeAll { part in
      let around = parts.filter { $0.path.count < part.path.count && part.path.starts(with: $0.path) }
      return (around.max { $0.path.count < $1.path.count }?.state ?? whole) == part.state
    }
  }

  private func state(of type: Int, at address: UInt64, _ ownership: Ownership, _ owners: Owners) -> Variable.State {
    let owned = ownership.owned(by: type, at: address, deep: false)
    if owned.contains(where: { $0.state == .freed }) { return .moved }
    if owned.contains(where: { !$0.shared && owners.certain[$0.block] != nil }) { return .moved }
    let isSole = owned.allSatisfy { owned in
      guard owners.all[owned.block, default: 0] <= 1, let block = ownership.memory.block(at: owned.block.value) else {
        return false
      }
      return ownership.memory.words(into: block) == 0
    }
    return !owned.isEmpty && isSole ? .live : .maybe
  }

  /// Where a part of a variable lies.
  private func place(of part: Variable.Part, in variable: Variable) -> (type: Int, address: UInt64)? {
    guard let address = variable.address?.value else { return nil }
    return types.place(of: part.path, in: variable.type, at: address)
  }
}

extension [Type] {
  /// Where a part of a value lies, by its path of field names; nil behind pointers.
  func place(of path: [String], in type: Int, at address: UInt64) -> (type: Int, address: UInt64)? {
    var (type, address) = (type, address)
    var fields: [Type.Field]?
    for name in path {
      guard indices.contains(type) else { return nil }
      if let variant = self[type].variants.first(where: { $0.name == name }), fields == nil {
        fields = variant.fields
      } else if let field = (fields ?? self[type].fields).first(where: { $0.name == name }) {
        (type, address, fields) = (field.type, address + UInt64(field.offset), nil)
      } else {
        return nil
      }
    }
    return fields == nil ? (type, address) : nil
  }
}
