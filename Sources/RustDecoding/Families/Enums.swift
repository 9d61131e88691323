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

  /// Where the number that says the variant lies; nil where there can be only one.
  private static func place(of type: Type) -> (offset: Int, size: Int)? {
    if let discriminant = type.discriminant { return (discriminant.offset, discriminant.size) }
    return type.variants.count > 1 && type.variants.contains { $0.value != nil } ? (0, type.size) : nil
  }

  static func variant(of type: Type, at site: Site, _ reader: StateReader) -> Type.Variant? {
    if type.variants.count == 1 { return type.variants.first }
    if let place = place(of: type) {
      guard place.offset >= 0, place.size > 0 else { return nil }
      let address = site.address &+ UInt64(place.offset)
      guard reader.memory.covers(address, count: place.size) else { return nil }
      if let number = number(at: address, size: place.size, reader),
        let variant = type.variants.first(where: { $0.value == number })
      {
        return variant
      }
    }
    // All other numbers mean the one variant without any.
    let others = type.variants.filter { variant in
      variant.value == nil && !variant.fields.contains { isUninhabited($0.type, reader.layout) }
    }
    return others.count == 1 ? others[0] : nil
  }

  /// Whether there can be no value of a type: `!`, or an enum without variants.
  private static func isUninhabited(_ id: Int, _ layout: Layout, depth: Int = 0) -> Bool {
    guard let type = layout[id], type.size == 0, depth < Layout.deepest else { return false }
    switch type.kind {
    case .never: return true
    case .enum: return type.variants.isEmpty
    case .struct, .tuple: return type.fields.contains { isUninhabited($0.type, layout, depth: depth + 1) }
    default: return false
    }
  }

  /// Of 16 bytes only small ones are told.
  private static func number(at address: UInt64, size: Int, _ reader: StateReader) -> UInt64? {
    guard size == 16 else { return reader.memory.number(at: address, size: size) }
    guard reader.memory.number(at: address &+ 8, size: 8) == 0 else { return nil }
    return reader.memory.number(at: address, size: 8)
  }

  /// The number as a cell of its own. A niche is part of a field of another variant; the variant whose field it is has
  /// none.
  static func tag(of type: Type, in variant: Type.Variant, at site: Site, _ reader: StateReader) -> Node? {
    guard let place = place(of: type), place.offset >= 0, place.size > 0,
      let number = number(at: site.address &+ UInt64(place.offset), size: place.size, reader)
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
