#if Capture
import ProcessSnapshot

/// Finds the value of a `thread_local!` in what std keeps it in.
///
/// Some stand there as they are. Others have a state beside them, or are an `Option`, until they are first used: by
/// version `Key<T>`, `lazy::Storage<T, D>`, `eager::Storage<T>`. Whatever it is called, its first type parameter is `T`.
struct ThreadStorage {
  let types: TypeTable
  let memory: Memory

  /// nil where there is no value yet, or none any more.
  func value(at address: UInt64, _ id: Int) -> (address: UInt64, type: Int)? {
    let type = types.types[id]
    guard type.kind == .struct, type.name.hasPrefix("std::sys"), let wanted = type.template.first else {
      let isKey = type.name.hasPrefix("std::thread::local::")
      guard isKey, let wanted = type.template.first else { return (address, id) }
      return place(of: wanted, at: address, id, depth: 0).map { ($0.address, wanted) }
    }
    guard let found = place(of: wanted, at: address, id, depth: 0) else { return nil }
    let state = state(at: address, id, depth: 0)
    // Where there may be no value yet, a union holds it.
    let isThere = found.isInUnion ? state == "Alive" : state != "Destroyed"
    return isThere ? (found.address, wanted) : nil
  }

  private static let deepest = 8

  private func fields(_ type: Type, at address: UInt64) -> [Type.Field] {
    type.kind == .enum ? memory.variant(of: type, at: address)?.fields ?? [] : type.fields
  }

  private func place(
    of wanted: Int, at address: UInt64, _ id: Int, depth: Int
  ) -> (address: UInt64, isInUnion: Bool)? {
    if id == wanted { return (address, false) }
    guard depth < Self.deepest else { return nil }
    let type = types.types[id]
    for field in fields(type, at: address) {
      if let found = place(of: wanted, at: address &+ UInt64(field.offset), field.type, depth: depth + 1) {
        return (found.address, found.isInUnion || type.kind == .union)
      }
    }
    return nil
  }

  /// The name of the variant that the storage's state is of.
  private func state(at address: UInt64, _ id: Int, depth: Int) -> String? {
    guard depth < Self.deepest else { return nil }
    let type = types.types[id]
    if type.kind == .enum { return memory.variant(of: type, at: address)?.name }
    guard let field = type.fields.first(where: { $0.name == "state" || $0.name == "dtor_state" }) ?? type.fields.first
    else { return nil }
    return state(at: address &+ UInt64(field.offset), field.type, depth: depth + 1)
  }
}
#endif
