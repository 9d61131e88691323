import MemoryModel
import ProcessSnapshot

/// OnceLock and LazyLock: a value once it is there.
enum Onces {
  static let read: Family = { reader, type, site in
    guard reader.isStd(type, ["OnceLock", "LazyLock"]) else { return nil }
    let isLazy = TypeName.base(type.name) == "LazyLock"
    guard let cell = reader.layout.field(isLazy ? "data" : "value", in: type), let value = type.template.first,
      let isThere = isComplete(reader, type, site)
    else { return nil }
    guard isThere else { return isLazy ? Reading(.uninitialized) : Reading(.variant("None", [])) }
    var inner = reader.node("0", value, at: site.moved(by: cell.offset))
    guard !isLazy else { return Reading(inner.content ?? .opaque, folded: [cell.type.id] + inner.standsFor) }
    inner.type = nil
    return Reading(.variant("Some", [inner]))
  }

  /// LazyCell: the value once it is there, as of a LazyLock.
  static let cell: Family = { reader, type, site in
    guard reader.isStd(type, ["LazyCell"]), let value = type.template.first,
      let state = reader.layout.first(in: type, where: { $0.kind == .enum && TypeName.base($0.name) == "State" }),
      let variant = Enums.variant(of: state.type, at: site.moved(by: state.offset), reader)
    else { return nil }
    guard variant.name == "Init", let field = variant.fields.first, field.offset >= 0 else {
      return Reading(.uninitialized)
    }
    let inner = reader.read(value, at: site.moved(by: state.offset &+ UInt64(field.offset)))
    return Reading(inner.content, folded: [state.type.id, field.type] + inner.folded)
  }

  /// A futex counts down to complete, 0, or up to it, 4, as the name of its field tells; a queue's last is 3.
  private static func isComplete(_ reader: StateReader, _ type: Type, _ site: Site) -> Bool? {
    guard let once = reader.layout.field("once", in: type) else { return nil }
    let place = site.moved(by: once.offset)
    for (field, complete) in [("state_and_queued", 0), ("state", 4), ("state_and_queue", 3)] as [(String, UInt64)] {
      if let number = reader.number(field, in: once.type, at: place) { return number == complete }
    }
    return nil
  }
}
