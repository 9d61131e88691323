import MemoryModel
import ProcessSnapshot

/// Mutex, RwLock and their guards.
enum Locks {
  static let mutex: Family = { reader, type, site in
    guard reader.isStd(type, ["Mutex"]), let inner = type.fields.first(where: { $0.name == "inner" }),
      let lock = reader.layout[inner.type], let data = type.fields.first(where: { $0.name == "data" })
    else { return nil }
    guard let number = reader.number("inner", in: type, at: site) else { return nil }
    let state = Node(
      name: "inner", type: "futex", address: site.address &+ UInt64(max(0, inner.offset)), size: max(0, lock.size),
      standsFor: [inner.type], content: .scalar(number == 0 ? "unlocked" : "locked"))
    guard let value = Wrappers.inner(&reader, "data", data.type, of: site, offset: data.offset) else { return nil }
    return Reading(.fields([state] + poison(reader, type, site) + [value]))
  }

  static let rwLock: Family = { reader, type, site in
    guard reader.isStd(type, ["RwLock"]), let inner = type.fields.first(where: { $0.name == "inner" }),
      let lock = reader.layout[inner.type], let data = type.fields.first(where: { $0.name == "data" }),
      let state = reader.number("state", in: type, at: site)
    else { return nil }
    // The lowest 30 bits count readers; all set they are one writer.
    let writing: UInt64 = (1 << 30) - 1
    let readers = state & writing
    let address = site.address &+ UInt64(max(0, inner.offset))
    guard let value = Wrappers.inner(&reader, "data", data.type, of: site, offset: data.offset) else { return nil }
    return Reading(
      .fields(
        [
          Node(
            name: "inner", type: "futex", address: address, size: max(0, lock.size), standsFor: [inner.type],
            content: .scalar(readers == 0 ? "unlocked" : "locked")),
          Node(
            name: "readers", type: "u32", address: address, size: 4, standsFor: [],
            content: .scalar(String(readers == writing ? 0 : readers))),
        ] + poison(reader, type, site) + [value]))
  }

  /// Only where it is set.
  private static func poison(_ reader: StateReader, _ type: Type, _ site: Site) -> [Node] {
    guard let number = reader.number("poison", in: type, at: site), number != 0,
      let field = reader.layout.field("poison", in: type)
    else { return [] }
    return [
      Node(
        name: "poison", type: "bool", address: site.address &+ field.offset, size: 1, standsFor: [field.type.id],
        content: .scalar("true"))
    ]
  }

  private static let guards: Set<String> = [
    "MutexGuard", "RwLockReadGuard", "RwLockWriteGuard", "MappedMutexGuard", "MappedRwLockReadGuard",
    "MappedRwLockWriteGuard",
  ]

  static let `guard`: Family = { reader, type, site in
    guard reader.isStd(type, guards) else { return nil }
    var nodes: [Node] = []
    for field in type.fields where field.offset >= 0 {
      guard let fieldType = reader.layout[field.type], fieldType.size > 0,
        let pointer = reader.layout.pointer(in: fieldType)
      else { continue }
      let place = site.moved(by: UInt64(field.offset) &+ pointer.offset)
      nodes += Cells.pointed(&reader, field.name, pointer.type, place, .guard)
    }
    return nodes.isEmpty ? nil : Reading(.fields(nodes))
  }
}
