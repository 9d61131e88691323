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
    var nodes = Structs.nodes(&reader, variant.fields, site, showsTypes: true)
    if reader.detail == .bytes, let tag = tag(of: type, in: variant, at: site, reader) { nodes.append(tag) }
    return Reading(.variant(name, nodes))
  }

  /// Where the number that says the variant lies.
  private static func place(of type: Type) -> (offset: Int, size: Int)? {
    if let discriminant = type.discriminant { return (discriminant.offset, discriminant.size) }
    return type.variants.count > 1 ? (0, type.size) : nil
  }

  static func variant(of type: Type, at site: Site, _ reader: StateReader) -> Type.Variant? {
    if type.variants.count == 1 { return type.variants.first }
    guard let place = place(of: type), place.offset >= 0, place.size > 0,
      let number = reader.memory.number(at: site.address &+ UInt64(place.offset), size: place.size)
    else { return nil }
    return type.variants.first { $0.value == number } ?? type.variants.first { $0.value == nil }
  }

  /// The number as a cell of its own. A niche is part of a field of another variant; the variant whose field it is has
  /// none.
  static func tag(of type: Type, in variant: Type.Variant, at site: Site, _ reader: StateReader) -> Node? {
    guard let place = place(of: type), place.offset >= 0, (1...8).contains(place.size),
      let number = reader.memory.number(at: site.address &+ UInt64(place.offset), size: place.size)
    else { return nil }
    func holdsTag(_ field: Type.Field) -> Bool {
      let size = reader.layout[field.type]?.size ?? 0
      return field.offset < place.offset + place.size && place.offset < field.offset + size
    }
    if variant.fields.contains(where: holdsTag) { return nil }
    let isNiche = type.variants.contains { $0.fields.contains(where: holdsTag) }
    let known = type.discriminant.flatMap { reader.layout[$0.type] }
    var content = Content.scalar(number < 1 << 16 ? String(number) : "0x" + String(number, radix: 16))
    if !isNiche, let known, known.kind == .signed || known.kind == .unsigned,
      let own = Scalars.content(known, at: site.address &+ UInt64(place.offset), in: reader.memory)
    {
      content = own
    }
    var name = isNiche ? "niche" : "discriminant"
    while variant.fields.contains(where: { $0.name == name }) { name += "_" }
    return Node(
      name: name, type: known.flatMap { reader.layout.shortName($0.id) } ?? "u\(8 * place.size)",
      address: site.address &+ UInt64(place.offset), size: place.size, standsFor: [], content: content)
  }
}
