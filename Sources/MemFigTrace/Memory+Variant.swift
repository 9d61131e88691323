#if Capture
import ProcessSnapshot

extension Memory {
  /// The variant that an enum is of; nil where its bytes are none.
  func variant(of type: Type, at address: UInt64) -> Type.Variant? {
    if type.discriminant == nil, type.variants.count == 1 { return type.variants[0] }
    // Enums without data are their discriminant.
    let place = type.discriminant.map { ($0.offset, $0.size) } ?? (0, type.size)
    guard let value = number(at: address &+ UInt64(place.0), size: place.1) else { return nil }
    return type.variants.first { $0.value == value } ?? type.variants.first { $0.value == nil }
  }
}
#endif
