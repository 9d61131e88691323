import ProcessSnapshot

/// The drawn names of a snapshot's types, by id.
struct TypeNames {
  private let names: [String?]

  init(_ types: [Type]) { names = types.map { TypeName.short($0.name) } }

  subscript(_ id: Int) -> String? { names.indices.contains(id) ? names[id] : nil }
}
