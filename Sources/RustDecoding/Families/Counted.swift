import MemoryModel
import ProcessSnapshot

/// Rc, Arc and both their Weak: a pointer to a block with counts.
enum Counted {
  static let read: Family = { reader, type, site in
    guard reader.isStd(type, ["Rc", "Arc", "Weak"]), let pointer = reader.layout.pointer(in: type) else { return nil }
    let isWeak = TypeName.base(type.name) == "Weak"
    let kind: PointerKind = isWeak ? .weak : .strong
    let inner = site.moved(by: pointer.offset)
    guard let address = reader.memory.pointer(at: inner.address) else { return .opaque }
    let isFat = pointer.type.kind == .struct
    let data = isFat ? reader.layout.field(0, of: pointer.type)?.type : pointer.type
    guard let block = data?.target, let counts = reader.layout[block],
      reader.layout.field("strong", in: counts) != nil
    else { return nil }
    var tail = CountedTail.sized
    var second: (String, Content, String?)?
    if isFat, let word = reader.memory.pointer(at: inner.address &+ 8) {
      if reader.layout.isSlice(pointer.type) {
        let count = Int(clamping: word)
        tail = Pointers.isText(counts.name) ? .text(count) : .elements(count)
        second = ("len", .scalar(String(word)), "usize")
      } else {
        tail = .dynamic(vtable: word)
        second = ("vtable", Pointers.vtableContent(&reader, word, site), nil)
      }
    }
    var target = Pointers.target(address, kind: kind, size: counts.size)
    // A Weak that was never anything's points at the last address.
    if address == .max { target = .dangling }
    if case .address = target {
      reader.reach(
        Target(
          address: address, shape: .counted(block, tail),
          name: site.name + (type.name.contains("sync::") ? "_arc" : "_rc"), isWeak: isWeak),
        isOwner: true, from: site)
    }
    let content = Content.reference(Reference(kind: kind, target: target, pointee: block))
    guard let second else { return Reading(content) }
    let name = second.0 == "len" ? "ptr" : "data"
    return Reading(.fields(Pointers.words(inner, (name, content), (second.0, second.1), second.2)))
  }

  /// The block: both counts, and the value while there is one.
  static func node(_ reader: inout StateReader, _ id: Int, _ tail: CountedTail, site: Site) -> Node {
    guard let type = reader.layout[id],
      let last = type.fields.last(where: { $0.name != "strong" && $0.name != "weak" }),
      let strong = reader.number("strong", in: type, at: site), last.offset >= 0
    else { return Node(name: "", address: site.address, size: 0, standsFor: [id], content: .opaque) }
    var counts = [
      reader.numberNode("strong", type: "usize", in: type, at: site),
      reader.numberNode("weak", type: "usize", in: type, at: site),
    ]
    if strong > 0, reader.detail == .teaching, let weak = reader.number("weak", in: type, at: site), weak > 0 {
      // All strong ones together hold a weak one.
      counts[1].content = .scalar(String(weak - 1))
    }
    var site = site
    site.depth += 1
    let place = site.moved(by: UInt64(last.offset))
    var value: Node
    var blockType = TypeName.short(type.name)
    switch tail {
    case .sized: value = reader.node(last.name, last.type, at: place)
    case .elements(let count):
      value = Arrays.node(
        &reader, last.name, element: last.type, live: count, capacity: count,
        stride: reader.layout[last.type]?.size ?? 0, place)
    case .text(let count):
      value = Blocks.text(reader, count, at: place.address)
      value.name = last.name
    case .dynamic(let vtable):
      let table = reader.map.vtable(at: vtable)
      let align = reader.memory.pointer(at: vtable &+ 16) ?? 8
      let start = place.address
      let aligned = align > 0 && align <= 4096 ? (start &+ align &- 1) & ~(align &- 1) : start
      var inner = site
      inner.address = aligned
      if let concrete = table?.concreteType, reader.layout[concrete] != nil {
        value = reader.node(last.name, concrete, at: inner)
        value.standsFor.append(last.type)
        if let type = value.type, let block = blockType?.split(separator: "<").first { blockType = "\(block)<\(type)>" }
      } else {
        value = Node(name: last.name, address: aligned, size: 0, standsFor: [last.type], content: .opaque)
      }
    }
    let isDropped = strong == 0
    if isDropped { value.content = .uninitialized }
    let end = value.address &+ UInt64(value.size) &- site.address
    return Node(
      name: "", type: blockType, address: site.address, size: max(type.size, Int(clamping: end)), standsFor: [id],
      lifecycle: isDropped ? .dropped : .live, content: .fields(counts + [value]))
  }
}
