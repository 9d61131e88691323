import MemoryModel
import ProcessSnapshot

/// RefCell and its borrows.
enum Cells {
  static let refCell: Family = { reader, type, site in
    guard reader.isStd(type, ["RefCell"]), let value = type.fields.first(where: { $0.name == "value" }) else {
      return nil
    }
    let borrow = reader.numberNode("borrow", type: "isize", in: type, at: site)
    guard let node = Wrappers.inner(&reader, "value", value.type, of: site, offset: value.offset) else { return nil }
    return Reading(.fields([borrow, node]))
  }

  static let borrow: Family = { reader, type, site in
    guard reader.isStd(type, ["Ref", "RefMut"]), let value = reader.layout.field("value", in: type),
      let flag = reader.layout.field("borrow", in: type), let pointer = reader.layout.pointer(in: value.type),
      let count = reader.layout.pointer(in: flag.type)
    else { return nil }
    let kind: PointerKind = TypeName.base(type.name) == "Ref" ? .ref : .refMut
    let flagSite = site.moved(by: flag.offset &+ count.offset)
    let borrow = Pointers.reference(&reader, count.type, flagSite, kind: .shared)
    let flagNode = Node(
      name: "borrow", type: "&Cell<isize>", address: flagSite.address, size: 8, standsFor: [],
      content: .reference(borrow))
    return Reading(
      .fields(
        pointed(&reader, "value", pointer.type, site.moved(by: value.offset &+ pointer.offset), kind) + [flagNode]))
  }

  /// A pointer's cell, or both of a fat one's.
  static func pointed(
    _ reader: inout StateReader, _ name: String, _ pointer: Type, _ site: Site, _ kind: PointerKind
  ) -> [Node] {
    if pointer.kind == .pointer {
      let reference = Pointers.reference(&reader, pointer, site, kind: kind)
      return [Node(name: name, address: site.address, size: 8, standsFor: [], content: .reference(reference))]
    }
    guard case .fields(var words) = Pointers.fields(&reader, pointer, site, kind: kind).content, !words.isEmpty else {
      return [Node(name: name, address: site.address, size: 16, standsFor: [], content: .opaque)]
    }
    words[0].name = name
    return words
  }
}
