import ProcessSnapshot

/// A family of types: what stands at a site, or nil where the type is none of the family's.
typealias Family = @Sendable (inout StateReader, Type, Site) -> Reading?

enum Families {
  /// Each asked in this order; the last one knows everything.
  static let all: [Family] = basic + leading + folding + plain

  /// Numbers and pointers.
  private static let basic: [Family] = [Primitives.read, Pointers.thin, Pointers.fat]

  /// Those that know what lies where they point.
  static let leading: [Family] = [
    Buffers.string, Buffers.vec, Buffers.deque, HashTables.read, Trees.read, Counted.read,
  ]

  /// Those that only look better.
  private static let folding: [Family] = [
    Cells.refCell, Cells.borrow, Locks.mutex, Locks.rwLock, Locks.guard, Onces.read, Onces.cell, Wrappers.read,
    Opaques.read,
  ]

  private static let plain: [Family] = [Coroutines.read, Enums.read, Arrays.read, Unions.read, Structs.read]

  /// Those of a detail that shows fields as they are.
  static let unfolded: [Family] = basic + plain
}

extension StateReader {
  /// Whether a type is std's and has one of these names.
  func isStd(_ type: Type, _ names: Set<String>) -> Bool {
    type.kind == .struct && layout.isStd(type) && names.contains(TypeName.base(type.name))
  }

  /// The number in a field, looked for by name at any depth.
  func number(_ field: String, in type: Type, at site: Site) -> UInt64? {
    guard let field = layout.field(field, in: type), let number = layout.integer(in: field.type) else { return nil }
    return memory.number(at: site.address &+ field.offset &+ number.offset, size: number.type.size)
  }

  /// A field that is shown as a number.
  func numberNode(_ name: String, shown: String? = nil, type: String, in owner: Type, at site: Site) -> Node {
    let field = layout.field(name, in: owner)
    let integer = field.flatMap { layout.integer(in: $0.type) }
    let address = site.address &+ (field?.offset ?? 0) &+ (integer?.offset ?? 0)
    let content = integer.flatMap { Scalars.content($0.type, at: address, in: memory) } ?? .opaque
    return Node(
      name: shown ?? name, type: type, address: address, size: max(0, integer?.type.size ?? 0),
      standsFor: [field?.type.id, integer?.type.id].compactMap { $0 }, content: content)
  }
}
