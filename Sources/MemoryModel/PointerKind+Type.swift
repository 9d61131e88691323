extension PointerKind {
  /// The kind a pointer of this Rust type has, or nil where the type does not say.
  ///
  /// `Option`, `Pin`, `Cell`, `ManuallyDrop`, `MaybeUninit` and arrays have the kind of what they hold.
  public static func implied(byType type: String) -> PointerKind? {
    var reader = TypeReader(type)
    return reader.kind()
  }
}

/// What is known of a value's pointer kind from where the value stands: its cell's type, or that of the cell around it.
public struct KindContext: Hashable, Sendable {
  private var type: String?
  private var isVTable = false

  /// The context of a whole block's value.
  public init(type: String?) { self.type = type }

  /// The kind of a pointer that stands here, or nil where nothing says it; such a pointer is raw.
  public var implied: PointerKind? {
    isVTable ? .vtable : type.flatMap(PointerKind.implied(byType:))
  }

  /// The context of a field's value: a field called `vtable` is one, a typed field has its type's kind, an untyped one
  /// that of the value it stands in (in a tuple, of its part of the tuple's type).
  public func field(named name: String, type fieldType: String?) -> KindContext {
    var context = self
    if name == "vtable" {
      context.isVTable = true
    } else if let fieldType {
      context = KindContext(type: fieldType)
    } else if let type, type.utf8.first == UInt8(ascii: "("), let index = Int(name) {
      var reader = TypeReader(type)
      context = KindContext(type: reader.argument(index)?.type)
    }
    return context
  }

  /// The context of the fields of an enum's variant.
  public func variant(_ name: String) -> KindContext {
    guard let type else { return self }
    let argument: Int
    switch name {
    case "Some", "Ok": argument = 0
    case "Err": argument = 1
    default: return self
    }
    var reader = TypeReader(type)
    guard let found = reader.argument(argument), found.of == "Option" || found.of == "Result" else { return self }
    var context = self
    context.type = found.type
    return context
  }

  /// The context of an array's elements.
  public var element: KindContext {
    guard let type, type.utf8.first == UInt8(ascii: "[") else { return self }
    var reader = TypeReader(type)
    guard let found = reader.argument(0) else { return self }
    var context = self
    context.type = found.type
    return context
  }
}
