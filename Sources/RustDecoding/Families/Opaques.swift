import ProcessSnapshot

/// Std's types without a family: there is a value, and it is nobody's business.
enum Opaques {
  /// Those that are drawn field by field.
  private static let open: Set<String> = [
    "Range", "RangeInclusive", "RangeFrom", "RangeTo", "RangeToInclusive", "RangeFull", "Duration", "PhantomData",
    "LinkedList", "Node", "Global", "BorrowRef", "BorrowRefMut",
  ]

  static let read: Family = { reader, type, _ in
    switch type.kind {
    case .opaque, .function: return .opaque
    case .struct:
      guard reader.layout.isStd(type), !RustPath.parts(type.name).contains(where: { $0.hasPrefix("{") }) else {
        return nil
      }
      return open.contains(TypeName.base(type.name)) ? nil : .opaque
    default: return nil
    }
  }
}
