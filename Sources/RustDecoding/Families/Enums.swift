import MemoryModel
import ProcessSnapshot

/// Enums, niches included.
enum Enums {
  static let read: Family = { reader, type, site in
    guard type.kind == .enum else { return nil }
    guard let variant = variant(of: type, at: site, reader) else { return .opaque }
    var site = site
    site.parts = site.parts.compactMap {
      $0.path.first == variant.name ? Variable.Part(path: Array($0.path.dropFirst()), state: $0.state) : nil
    }
    let name = FunctionName.drawable(variant.name)
    return Reading(.variant(name, Structs.nodes(&reader, variant.fields, site, showsTypes: true)))
  }

  private static func variant(of type: Type, at site: Site, _ reader: StateReader) -> Type.Variant? {
    let size: Int
    var address = site.address
    if let discriminant = type.discriminant {
      guard discriminant.offset >= 0 else { return nil }
      address = address &+ UInt64(discriminant.offset)
      size = discriminant.size
    } else if type.variants.count == 1 {
      return type.variants.first
    } else {
      size = type.size
    }
    guard size > 0, let number = reader.memory.number(at: address, size: size) else { return nil }
    return type.variants.first { $0.value == number } ?? type.variants.first { $0.value == nil }
  }
}
