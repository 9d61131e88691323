import MemoryModel
import ProcessSnapshot

/// HashMap and HashSet: control bytes with the buckets below them.
enum HashTables {
  static let read: Family = { reader, type, site in
    guard reader.isStd(type, ["HashMap", "HashSet"]),
      let table = reader.layout.first(in: type, where: { TypeName.base($0.name) == "RawTable" }),
      let entry = table.type.template.first, let control = reader.layout.field("ctrl", in: table.type)
    else { return nil }
    let inner = site.moved(by: table.offset)
    guard let mask = reader.number("bucket_mask", in: table.type, at: inner),
      let items = reader.number("items", in: table.type, at: inner)
    else { return nil }
    let place = inner.address &+ control.offset
    guard let address = reader.memory.pointer(at: place) else { return nil }
    var target = Reference.Target.dangling
    let size = reader.layout[entry]?.size ?? 0
    let isSet = TypeName.base(type.name) == "HashSet"
    // An empty table's control bytes are the library's own.
    if items <= mask, mask > 0, mask < 1 << 40, size > 0, reader.memory.covers(address) {
      // Below the control bytes lie the buckets, the first one nearest.
      let room = (mask + 1).multipliedReportingOverflow(by: UInt64(size))
      if !room.overflow, room.partialValue < address {
        let start = address - room.partialValue
        let padded = reader.map.block(at: start)?.address.value ?? start
        target = .address(padded)
        reader.reach(
          Target(
            address: padded,
            shape: .table(
              entry: entry, control: address, buckets: Int(mask + 1), items: Int(items), isSet: isSet),
            name: site.name + "_entries"),
          isOwner: true, from: site)
      }
    }
    return Reading(
      .fields([
        Node(
          name: "table", type: reader.layout.shortName(table.type.id), address: place, size: 8, standsFor: [],
          content: .reference(Reference(kind: .owner, target: target))),
        reader.numberNode("items", type: "usize", in: table.type, at: inner),
      ]), folded: [])
  }

  /// The occupied entries, in the order of iteration.
  static func node(
    _ reader: inout StateReader, entry: Int, control: UInt64, buckets: Int, items: Int, isSet: Bool, site: Site
  ) -> Node {
    guard let type = reader.layout[entry], type.size > 0 else {
      return Node(name: "", address: site.address, size: 0, standsFor: [], content: .opaque)
    }
    let shown = isSet ? type.fields.first?.type ?? entry : entry
    var elements: [NodeElement] = []
    for bucket in 0..<buckets {
      guard elements.count < items, let byte = reader.memory.number(at: control &+ UInt64(bucket), size: 1) else {
        break
      }
      guard byte & 0x80 == 0 else { continue }
      if elements.count == StateReader.longestArray { break }
      let address = control &- UInt64(bucket + 1) &* UInt64(type.size)
      var inner = site
      inner.address = address
      elements.append(.value(reader.node("", shown, at: inner)))
    }
    if elements.count < items { elements.append(.elided(items - elements.count)) }
    if items == 0 { elements = [.spare(buckets)] }
    let name = reader.layout.shortName(shown) ?? "_"
    return Node(
      name: "", type: "[\(name); \(items == 0 ? buckets : items)]", address: site.address, size: buckets * type.size,
      standsFor: [],
      content: .elements(elements))
  }
}
