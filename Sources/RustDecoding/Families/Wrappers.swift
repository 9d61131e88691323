import MemoryModel
import ProcessSnapshot

/// Std's structs of one field, which only wrap: folded away.
enum Wrappers {
  private static let names: Set<String> = [
    "Cell", "UnsafeCell", "SyncUnsafeCell", "OnceCell", "LazyCell", "NonNull", "Unique", "Wrapping", "Saturating",
    "Reverse", "NonZero", "ManuallyDrop", "MaybeDangling", "Pin", "HashSet", "BTreeSet", "BinaryHeap",
    "AssertUnwindSafe", "CachePadded", "Exclusive", "GenFuture",
  ]

  private static func isWrapper(_ type: Type, _ layout: Layout) -> Bool {
    guard type.kind == .struct, layout.isStd(type) else { return false }
    let base = TypeName.base(type.name)
    return names.contains(base) || base.hasPrefix("Atomic") || base.hasPrefix("NonZero")
      || type.name.hasPrefix("core::num::niche_types::")
  }

  /// Fields that take room.
  private static func fields(_ type: Type, _ layout: Layout) -> [Type.Field] {
    type.fields.filter { layout[$0.type]?.size ?? 0 > 0 && $0.offset >= 0 }
  }

  static let read: Family = { reader, type, site in
    guard isWrapper(type, reader.layout) else { return nil }
    let fields = fields(type, reader.layout)
    if TypeName.base(type.name) == "AtomicBool" {
      guard let number = reader.memory.number(at: site.address, size: 1), number < 2 else { return .opaque }
      return Reading(.scalar(number == 1 ? "true" : "false"))
    }
    guard fields.count == 1 else { return fields.isEmpty && type.fields.isEmpty ? nil : fold(&reader, type, site) }
    return fold(&reader, type, site)
  }

  private static func fold(_ reader: inout StateReader, _ type: Type, _ site: Site) -> Reading {
    guard let field = fields(type, reader.layout).first ?? type.fields.first, field.offset >= 0 else { return .opaque }
    let inner = reader.read(field.type, at: site.moved(by: UInt64(field.offset)))
    return Reading(inner.content, folded: [field.type] + inner.folded)
  }

  /// A field whose wrapper is folded away with its type's name.
  static func inner(
    _ reader: inout StateReader, _ name: String, _ id: Int, of site: Site, offset: Int
  ) -> Node? {
    guard var node = reader.field(name, id, of: site, offset: offset, naming: false) else { return nil }
    var inner = id
    for _ in 0..<4 {
      guard let type = reader.layout[inner], reader.isStd(type, ["UnsafeCell"]),
        let field = fields(type, reader.layout).first ?? type.fields.first
      else { break }
      inner = field.type
    }
    if inner != id { node.type = reader.layout.shortName(inner) ?? node.type }
    return node
  }

  /// The type a MaybeUninit holds.
  static func uninitialized(_ type: Type, _ layout: Layout) -> Int? {
    guard TypeName.base(type.name) == "MaybeUninit" else { return type.id }
    if let inner = type.template.first { return inner }
    guard var inner = type.fields.first(where: { $0.name == "value" })?.type else { return nil }
    for _ in 0..<4 {
      guard let wrapper = layout[inner], isWrapper(wrapper, layout), let field = fields(wrapper, layout).first else {
        break
      }
      inner = field.type
    }
    return inner
  }
}
