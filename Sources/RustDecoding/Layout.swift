import ProcessSnapshot

/// The snapshot's types, and how to find one's way inside them by structure.
struct Layout {
  let types: [Type]
  private let names: TypeNames

  init(types: [Type]) {
    self.types = types.map(Self.possible)
    names = TypeNames(types)
  }

  /// No type is larger, so that sums and products of sizes stay numbers.
  private static let possibleBytes = 0...(1 << 40)

  /// A type with sizes that can be; one without is known by name alone.
  private static func possible(_ type: Type) -> Type {
    var type = type
    if !possibleBytes.contains(type.size) || !possibleBytes.contains(type.count ?? 0) {
      (type.size, type.count, type.kind) = (0, nil, .opaque)
    }
    type.fields.removeAll { !possibleBytes.contains($0.offset) }
    for index in type.variants.indices {
      type.variants[index].fields.removeAll { !possibleBytes.contains($0.offset) }
    }
    return type
  }

  /// As the type is drawn; nil where it has no name that can be.
  func shortName(_ id: Int) -> String? { names[id] }

  /// How deep types may stand in types. Real ones stay below ten; a thread's small stack must hold all levels.
  static let deepest = 20

  subscript(_ id: Int) -> Type? {
    types.indices.contains(id) ? types[id] : nil
  }

  /// Whether two ids are one type, perhaps of two compilation units.
  func isSame(_ a: Int, _ b: Int) -> Bool {
    if a == b { return true }
    guard let first = self[a], let second = self[b] else { return false }
    return first.size == second.size && !first.name.isEmpty && first.name == second.name
  }

  func isStd(_ type: Type) -> Bool { TypeName.isStd(type.name) }

  /// A type inside another, with its offset.
  struct Inner {
    var type: Type
    var offset: UInt64
  }

  private func inner(_ field: Type.Field, at offset: UInt64) -> Inner? {
    guard let type = self[field.type], field.offset >= 0 else { return nil }
    let (sum, overflow) = offset.addingReportingOverflow(UInt64(field.offset))
    return overflow ? nil : Inner(type: type, offset: sum)
  }

  /// The field of this name, looked for level by level.
  func field(_ name: String, in type: Type) -> Inner? {
    search(type) { field, _ in field.name == name }
  }

  /// The first inner type that is so.
  func first(in type: Type, where isWanted: (Type) -> Bool) -> Inner? {
    if isWanted(type) { return Inner(type: type, offset: 0) }
    return search(type) { _, type in isWanted(type) }
  }

  private func search(_ type: Type, _ isWanted: (Type.Field, Type) -> Bool) -> Inner? {
    var level = [Inner(type: type, offset: 0)]
    // A type that was looked through need not be again.
    var seen: Set<Int> = [type.id]
    while !level.isEmpty {
      var next: [Inner] = []
      for outer in level {
        let fields = outer.type.fields.isEmpty ? outer.type.variants.flatMap(\.fields) : outer.type.fields
        for field in fields {
          guard let inner = inner(field, at: outer.offset) else { continue }
          if isWanted(field, inner.type) { return inner }
          if inner.type.kind != .pointer, seen.insert(field.type).inserted { next.append(inner) }
        }
      }
      level = next
    }
    return nil
  }

  /// The first pointer inside, thin or fat.
  func pointer(in type: Type) -> Inner? { first(in: type) { $0.kind == .pointer || isFat($0) } }

  /// The first number inside.
  func integer(in type: Type) -> Inner? {
    first(in: type) { ($0.kind == .unsigned || $0.kind == .signed) && $0.size <= 8 }
  }

  func isFat(_ type: Type) -> Bool { type.kind == .struct && (isSlice(type) || isDynamic(type)) }

  func isSlice(_ type: Type) -> Bool {
    type.fields.count == 2 && type.fields[0].name == "data_ptr" && type.fields[1].name == "length"
  }

  func isDynamic(_ type: Type) -> Bool {
    type.fields.count == 2 && type.fields[0].name == "pointer" && type.fields[1].name == "vtable"
  }

  func field(_ index: Int, of type: Type) -> Inner? {
    type.fields.indices.contains(index) ? inner(type.fields[index], at: 0) : nil
  }
}
