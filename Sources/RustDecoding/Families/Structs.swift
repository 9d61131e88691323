import MemoryModel
import ProcessSnapshot

/// Structs, tuples and closures, field by field.
enum Structs {
  static let read: Family = { reader, type, site in asItIs(&reader, type, site) }

  /// All fields as debug information has them.
  static func asItIs(_ reader: inout StateReader, _ type: Type, _ site: Site) -> Reading {
    if type.fields.isEmpty {
      guard type.kind != .tuple, let name = TypeName.short(type.name), reader.detail == .teaching || type.size == 0
      else { return type.kind == .tuple ? Reading(.scalar("()")) : .opaque }
      return Reading(.variant(RustPath.withoutArguments(name), []))
    }
    return Reading(.fields(nodes(&reader, type.fields, site, showsTypes: type.kind != .tuple)))
  }

  /// A field's cells; markers without a size are left out.
  static func nodes(
    _ reader: inout StateReader, _ fields: [Type.Field], _ site: Site, showsTypes: Bool
  ) -> [Node] {
    var nodes: [Node] = []
    var taken: Set<String> = []
    for field in fields {
      if reader.detail == .teaching, let type = reader.layout[field.type], type.size == 0, reader.layout.isStd(type) {
        continue
      }
      var name = field.name.hasPrefix("_ref__") ? String(field.name.dropFirst(6)) : field.name
      name = FunctionName.drawable(name)
      guard taken.insert(name).inserted, var node = reader.field(name, field.type, of: site, offset: field.offset)
      else { continue }
      // In detail `bytes` there is no better place to say it.
      let isNumbered = name.utf8.allSatisfy { (0x30...0x39).contains($0) }
      if !showsTypes || isNumbered && reader.detail != .bytes { node.type = nil }
      nodes.append(node)
    }
    return nodes
  }
}
