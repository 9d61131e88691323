/// A type as debug information describes it.
package struct Type: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable {
    case signed, unsigned, float, bool, char, unit, never
    /// Thin; `target` is what it points at. Its name tells `&i32`, `&mut i32`, `*const i32` and `alloc::boxed::Box<i32>`
    /// apart. Fat ones are structs with `data_ptr` and `length`, or `pointer` and `vtable`.
    case pointer
    case `struct`, tuple, union, `enum`, array
    /// What a function pointer points at.
    case function
    /// Known by name alone.
    case opaque
  }

  package struct Field: Hashable, Sendable, Codable {
    /// Tuples' are `0`, `1`, … (debug information has `__0`).
    package var name: String
    package var type: Int
    /// In bytes.
    package var offset: Int

    package init(name: String, type: Int, offset: Int) {
      self.name = name
      self.type = type
      self.offset = offset
    }
  }

  /// Where an enum says which variant it is; a niche's own values stand for one variant without a value.
  package struct Discriminant: Hashable, Sendable, Codable {
    package var type: Int
    package var offset: Int
    package var size: Int

    package init(type: Int, offset: Int, size: Int) {
      self.type = type
      self.offset = offset
      self.size = size
    }
  }

  package struct Variant: Hashable, Sendable, Codable {
    package var name: String
    /// The discriminant's value as an unsigned number of its size; nil for the variant of all others.
    package var value: UInt64?
    /// With the offsets in the enum.
    package var fields: [Field]

    package init(name: String, value: UInt64?, fields: [Field]) {
      self.name = name
      self.value = value
      self.fields = fields
    }
  }

  package var id: Int
  /// Full: `alloc::vec::Vec<i32, alloc::alloc::Global>`.
  package var name: String
  /// In bytes.
  package var size: Int
  package var align: Int?
  package var kind: Kind
  /// Of structs, tuples and unions, in order of declaration.
  package var fields: [Field]
  /// Of enums; nil where there is one variant. May be missing in enums without data, which are numbers as a whole.
  package var discriminant: Discriminant?
  package var variants: [Variant]
  /// Of pointers and arrays.
  package var target: Int?
  /// Of arrays.
  package var count: Int?
  /// Type parameters, in order.
  package var template: [Int]

  package init(
    id: Int, name: String, size: Int, align: Int? = nil, kind: Kind, fields: [Field] = [],
    discriminant: Discriminant? = nil, variants: [Variant] = [], target: Int? = nil, count: Int? = nil,
    template: [Int] = []
  ) {
    self.id = id
    self.name = name
    self.size = size
    self.align = align
    self.kind = kind
    self.fields = fields
    self.discriminant = discriminant
    self.variants = variants
    self.target = target
    self.count = count
    self.template = template
  }
}
