import MemoryModel
import ProcessSnapshot

/// Vec, String, VecDeque: a pointer into a buffer, its capacity, what of it is in use.
enum Buffers {
  static let vec: Family = { reader, type, site in
    guard reader.isStd(type, ["Vec"]), let element = type.template.first else { return nil }
    return owner(&reader, type, site, suffix: "_buffer") { live, capacity in
      .array(element: element, live: live, capacity: capacity)
    }
  }

  static let string: Family = { reader, type, site in
    guard reader.isStd(type, ["String", "PathBuf", "OsString"]) else { return nil }
    return owner(&reader, type, site, suffix: "_text") { live, _ in
      .text(live, type: TypeName.base(type.name) == "String" ? "str" : "OsStr")
    }
  }

  private static func owner(
    _ reader: inout StateReader, _ type: Type, _ site: Site, suffix: String, shape: (Int, Int) -> BlockShape
  ) -> Reading? {
    guard let (pointer, address) = pointer(reader, type, site), let capacity = reader.number("cap", in: type, at: site),
      let length = reader.number("len", in: type, at: site)
    else { return nil }
    let buffer = shape(Int(clamping: length), Int(clamping: capacity))
    let content = content(
      &reader, site, address, capacity, isSane: length <= capacity || isZeroSized(buffer, reader), buffer, suffix)
    return Reading(
      .fields([
        Node(name: "ptr", address: pointer, size: 8, standsFor: [], content: content),
        reader.numberNode("cap", type: "usize", in: type, at: site),
        reader.numberNode("len", type: "usize", in: type, at: site),
      ]))
  }

  private static func isZeroSized(_ shape: BlockShape, _ reader: StateReader) -> Bool {
    if case .array(let element, _, _) = shape { return reader.layout[element]?.size == 0 }
    return false
  }

  private static func content(
    _ reader: inout StateReader, _ site: Site, _ address: UInt64, _ capacity: UInt64, isSane: Bool, _ shape: BlockShape,
    _ suffix: String
  ) -> Content {
    guard capacity > 0, isSane, address >= 4096, capacity < 1 << 47 else {
      return .reference(Reference(kind: .owner, target: .dangling))
    }
    reader.reach(Target(address: address, shape: shape, name: site.name + suffix), isOwner: true, from: site)
    return .reference(Reference(kind: .owner, target: .address(address)))
  }

  /// Where the first pointer inside lies, and where it points.
  static func pointer(_ reader: StateReader, _ type: Type, _ site: Site) -> (place: UInt64, address: UInt64)? {
    guard let pointer = reader.layout.pointer(in: type) else { return nil }
    let place = site.address &+ pointer.offset
    return reader.memory.pointer(at: place).map { (place, $0) }
  }

  static let deque: Family = { reader, type, site in
    guard reader.isStd(type, ["VecDeque"]), let element = type.template.first,
      let (pointer, address) = pointer(reader, type, site), let capacity = reader.number("cap", in: type, at: site),
      var head = reader.number("head", in: type, at: site)
    else { return nil }
    let length: UInt64
    var headName = "head"
    if let tail = reader.number("tail", in: type, at: site) {
      // Older ones say where the elements begin and end; their capacity is a power of two.
      length = capacity > 0 ? (head &- tail) & (capacity - 1) : 0
      head = tail
      headName = "tail"
    } else if let known = reader.number("len", in: type, at: site) {
      length = known
    } else {
      return nil
    }
    let shape = BlockShape.ring(
      element: element, capacity: Int(clamping: capacity), head: Int(clamping: head), live: Int(clamping: length))
    let content = content(
      &reader, site, address, capacity, isSane: length <= capacity && head <= capacity, shape, "_buffer")
    // Older ones have none, which is computed.
    let place = reader.layout.field("len", in: type).map { site.address &+ $0.offset } ?? .max
    return Reading(
      .fields([
        Node(name: "ptr", address: pointer, size: 8, standsFor: [], content: content),
        reader.numberNode("cap", type: "usize", in: type, at: site),
        reader.numberNode(headName, shown: "head", type: "usize", in: type, at: site),
        Node(
          name: "len", type: "usize", address: place, size: 8, standsFor: [],
          content: .scalar(String(length))),
      ]))
  }
}
