import ProcessSnapshot

/// Ways in which a snapshot can be wrong.
enum Damage: CaseIterable {
  case truncatedMemory, randomBytes, randomPointers, cyclicTypes, wildFields, wildTypes, wildVariables, heap, names, ids

  func apply(to snapshot: inout ProcessSnapshot, using random: inout SeededRandom) {
    switch self {
    case .truncatedMemory:
      for index in snapshot.memory.indices where Bool.random(using: &random) {
        let count = snapshot.memory[index].bytes.utf8.count
        snapshot.memory[index].bytes = String(
          snapshot.memory[index].bytes.prefix(Int.random(in: 0...max(0, count), using: &random)))
      }
    case .randomBytes: changeBytes(&snapshot, &random)
    case .randomPointers: changePointers(&snapshot, &random)
    case .cyclicTypes:
      for _ in 0..<6 where !snapshot.types.isEmpty {
        let index = snapshot.types.indices.randomElement(using: &random)!
        for field in snapshot.types[index].fields.indices { snapshot.types[index].fields[field].type = index }
        if snapshot.types[index].target != nil { snapshot.types[index].target = index }
      }
    case .wildFields:
      for _ in 0..<20 where !snapshot.types.isEmpty {
        let index = snapshot.types.indices.randomElement(using: &random)!
        let wild = [Int.min, -1, 0, 1, 3, 1 << 40, .max, snapshot.types.count, 5].randomElement(using: &random)!
        for field in snapshot.types[index].fields.indices where Bool.random(using: &random) {
          if Bool.random(using: &random) {
            snapshot.types[index].fields[field].offset = wild
          } else {
            snapshot.types[index].fields[field].type = wild
          }
        }
        snapshot.types[index].discriminant?.offset = wild
        if Bool.random(using: &random) { snapshot.types[index].discriminant?.size = wild }
      }
    case .wildTypes:
      for _ in 0..<20 where !snapshot.types.isEmpty {
        let index = snapshot.types.indices.randomElement(using: &random)!
        let wild = [Int.min, -8, 0, 1, 16, 1 << 40, .max].randomElement(using: &random)!
        switch Int.random(in: 0..<5, using: &random) {
        case 0: snapshot.types[index].size = wild
        case 1: snapshot.types[index].count = wild
        case 2: snapshot.types[index].target = wild
        case 3: snapshot.types[index].template = [wild]
        default:
          snapshot.types[index].kind = [.struct, .enum, .array, .pointer, .tuple, .union].randomElement(using: &random)!
        }
      }
    case .wildVariables:
      for thread in snapshot.threads.indices {
        for frame in snapshot.threads[thread].frames.indices {
          for index in snapshot.threads[thread].frames[frame].variables.indices where Bool.random(using: &random) {
            var variable = snapshot.threads[thread].frames[frame].variables[index]
            switch Int.random(in: 0..<6, using: &random) {
            case 0: variable.address = Address([0, 1, .max, .max - 3, random.next()].randomElement(using: &random)!)
            case 1: variable.type = [-1, .max, 3].randomElement(using: &random)!
            case 2: variable.size = [-1, .max, .min].randomElement(using: &random)!
            case 3:
              variable.address = nil
              variable.bytes = ["", "0", "zz", "0102030405060708"].randomElement(using: &random)!
            case 4: variable.state = [.moved, .maybe, .uninitialized, .unknown].randomElement(using: &random)!
            default: variable.captured = true
            }
            snapshot.threads[thread].frames[frame].variables[index] = variable
          }
        }
      }
    case .heap:
      if Bool.random(using: &random) {
        snapshot.heap = nil
        return
      }
      for index in (snapshot.heap ?? []).indices where Bool.random(using: &random) {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: snapshot.heap?[index].size = [-5, 0, .max, 4].randomElement(using: &random)!
        case 1: snapshot.heap?[index].state = .freed
        case 2: snapshot.heap?[index].address = Address([0, .max, random.next()].randomElement(using: &random)!)
        default: snapshot.heap?[index].order = 1
        }
      }
    case .names:
      let wild = [
        "", "\u{0}", "a\nb", "\u{202E}x", "&", "a::b<c", ">>", "{closure#", "\"", "alloc::vec::Vec<", "<a as ",
      ]
      for index in snapshot.types.indices where Int.random(in: 0..<5, using: &random) == 0 {
        snapshot.types[index].name = wild.randomElement(using: &random)!
      }
      for thread in snapshot.threads.indices {
        snapshot.threads[thread].name = wild.randomElement(using: &random)!
        for frame in snapshot.threads[thread].frames.indices {
          snapshot.threads[thread].frames[frame].function = wild.randomElement(using: &random)!
          for index in snapshot.threads[thread].frames[frame].variables.indices where Bool.random(using: &random) {
            snapshot.threads[thread].frames[frame].variables[index].name = wild.randomElement(using: &random)!
          }
        }
      }
      for index in snapshot.statics.indices { snapshot.statics[index].name = wild.randomElement(using: &random)! }
      for index in snapshot.code.indices { snapshot.code[index].name = wild.randomElement(using: &random)! }
      for index in snapshot.vtables.indices { snapshot.vtables[index].name = wild.randomElement(using: &random)! }
      snapshot.consts.append(
        Const(
          name: wild.randomElement(using: &random)!, type: wild.randomElement(using: &random)!,
          value: wild.randomElement(using: &random)!, usedIn: [wild.randomElement(using: &random)!]))
      snapshot.stop.label = wild.randomElement(using: &random)!
    case .ids:
      if let thread = snapshot.threads.first { snapshot.threads.append(thread) }
      snapshot.types.shuffle(using: &random)
      for index in snapshot.vtables.indices {
        snapshot.vtables[index].concreteType = [-1, 0, .max].randomElement(using: &random)!
        snapshot.vtables[index].size = [-1, 0, .max, 40].randomElement(using: &random)!
      }
      for index in snapshot.code.indices { snapshot.code[index].size = [-1, .max].randomElement(using: &random)! }
    }
  }

  private func changeBytes(_ snapshot: inout ProcessSnapshot, _ random: inout SeededRandom) {
    let digits = Array("0123456789abcdef")
    for index in snapshot.memory.indices {
      var bytes = Array(snapshot.memory[index].bytes)
      for at in bytes.indices where Int.random(in: 0..<20, using: &random) == 0 {
        bytes[at] = digits.randomElement(using: &random)!
      }
      snapshot.memory[index].bytes = String(bytes)
    }
  }

  /// Words become addresses of other things, or just beside them.
  private func changePointers(_ snapshot: inout ProcessSnapshot, _ random: inout SeededRandom) {
    let known =
      snapshot.memory.map(\.address.value) + (snapshot.heap ?? []).map(\.address.value)
      + snapshot.vtables.map(\.address.value) + [0, 1, 8, .max, .max - 7, 4096]
    for index in snapshot.memory.indices {
      var bytes = Array(snapshot.memory[index].bytes.utf8)
      for at in stride(from: 0, to: bytes.count - 15, by: 16) where Int.random(in: 0..<6, using: &random) == 0 {
        let word = known.randomElement(using: &random)! &+ [0, 0, 1, 4, 8, 24].randomElement(using: &random)!
        for byte in 0..<8 {
          let value = UInt8(truncatingIfNeeded: word >> UInt64(8 * byte))
          let text = Array((value < 16 ? "0" : "") + String(value, radix: 16)).map { $0.asciiValue! }
          bytes[at + 2 * byte] = text[0]
          bytes[at + 2 * byte + 1] = text[1]
        }
      }
      snapshot.memory[index].bytes = String(decoding: bytes, as: UTF8.self)
    }
  }
}
