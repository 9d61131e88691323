import MemoryModel
import ProcessSnapshot

/// References, raw pointers, boxes, function pointers; slices, strs and trait objects.
enum Pointers {
  static let thin: Family = { reader, type, site in
    guard type.kind == .pointer else { return nil }
    return Reading(.reference(reference(&reader, type, site, kind: kind(of: type, reader.layout))))
  }

  static let fat: Family = { reader, type, site in
    guard reader.layout.isFat(type), type.size == 16 else { return nil }
    return fields(&reader, type, site, kind: kind(of: type, reader.layout))
  }

  /// What a pointer's type name says.
  static func kind(of type: Type, _ layout: Layout) -> PointerKind {
    if type.target.flatMap({ layout[$0] })?.kind == .function { return .function }
    let name = type.name
    if name.hasPrefix("&mut ") { return .mutable }
    if name.hasPrefix("&") { return .shared }
    if TypeName.isStd(name), TypeName.base(name) == "Box" { return .owner }
    if ["fn(", "unsafe fn", "extern "].contains(where: name.hasPrefix) { return .function }
    return .raw
  }

  /// A thin pointer's value; what it points at is reached.
  static func reference(
    _ reader: inout StateReader, _ type: Type, _ site: Site, kind: PointerKind
  ) -> Reference {
    let pointee = type.target
    guard let address = reader.memory.pointer(at: site.address) else {
      return Reference(kind: kind, target: .dangling, pointee: pointee)
    }
    let size = pointee.flatMap { reader.layout[$0]?.size } ?? 0
    let target = self.target(address, kind: kind, size: size)
    if case .address = target, kind != .function {
      let isKnown = pointee.map { reader.layout[$0]?.size ?? 0 > 0 } ?? false
      let shape: BlockShape = isKnown ? .type(pointee ?? 0) : .unknown
      let name = kind == .owner ? site.name + "_box" : site.name + "_target"
      if kind == .owner || size > 0 {
        reader.reach(
          Target(
            address: address, shape: shape, name: name, isReference: kind == .shared || kind == .mutable,
            parts: kind == .owner ? site.partsBehindPointer : []),
          isOwner: kind == .owner, from: site)
      }
    }
    return Reference(kind: kind, target: target, pointee: pointee)
  }

  /// Small addresses are no places: what has no size lies there.
  static func target(_ address: UInt64, kind: PointerKind, size: Int) -> Reference.Target {
    if address == 0 { return .null }
    if address < 4096, kind != .raw || size == 0 { return .dangling }
    return .address(address)
  }

  /// `{ ptr, len }` or `{ data, vtable }`.
  static func fields(_ reader: inout StateReader, _ type: Type, _ site: Site, kind: PointerKind) -> Reading {
    guard let data = reader.memory.pointer(at: site.address), let first = reader.layout.field(0, of: type),
      let second = reader.memory.pointer(at: site.address &+ 8), first.type.kind == .pointer
    else { return .opaque }
    if let block = first.type.target, let counts = reader.layout[block],
      counts.fields.contains(where: { $0.name == "strong" })
    {
      // The counts' own block, which what owns it knows best.
      let content = Content.reference(
        Reference(kind: kind, target: target(data, kind: kind, size: counts.size), pointee: block))
      return Reading(
        .fields(
          reader.layout.isSlice(type)
            ? words(site, ("ptr", content), ("len", .scalar(String(second))), "usize")
            : words(site, ("data", content), ("vtable", vtableContent(&reader, second, site)), nil)))
    }
    return reader.layout.isSlice(type)
      ? slice(&reader, type, site, kind, data: data, length: second, pointer: first.type)
      : object(&reader, site, kind, data: data, vtable: second, pointer: first.type)
  }

  /// Whether a pointer, or what holds one value, is of a `str` itself, not of something that holds one.
  static func isText(_ name: String) -> Bool {
    if ["&str", "&mut str", "*const str", "*mut str"].contains(name) { return true }
    guard !name.hasPrefix("&"), !name.hasPrefix("*"), let bracket = name.firstIndex(of: "<") else { return false }
    let argument = name[name.index(after: bracket)...]
    return argument.hasPrefix("str>") || argument.hasPrefix("str,")
  }

  /// Std's own texts, which are bytes in structs, by their drawn names.
  private static func textType(of element: Type, _ layout: Layout) -> String? {
    let base = TypeName.base(element.name)
    return layout.isStd(element) && ["Path", "OsStr", "CStr"].contains(base) ? base : nil
  }

  private static func slice(
    _ reader: inout StateReader, _ type: Type, _ site: Site, _ kind: PointerKind, data: UInt64, length: UInt64,
    pointer: Type
  ) -> Reading {
    let count = Int(exactly: length)
    let element = pointer.target
    let size = element.flatMap { reader.layout[$0]?.size } ?? 0
    let ownText = element.flatMap { reader.layout[$0] }.flatMap { textType(of: $0, reader.layout) }
    var target: Reference.Target = data == 0 ? .null : .dangling
    if let count, count > 0, size > 0 || ownText != nil, data >= 4096 {
      target = .address(data)
      let isOwner = kind == .owner
      let isText = ownText != nil || isText(type.name)
      let shape: BlockShape =
        isText ? .text(count, type: ownText ?? "str") : .array(element: element ?? 0, live: count, capacity: count)
      let suffix = isText ? "_text" : isOwner ? "_buffer" : "_slice"
      reader.reach(
        Target(
          address: data, shape: shape, name: site.name + suffix, isReference: kind == .shared || kind == .mutable),
        isOwner: isOwner, from: site)
    }
    // What has no elements is met as a whole.
    let reference = Reference(kind: kind, target: target, pointee: ownText == nil ? element : nil, count: count)
    return Reading(.fields(words(site, ("ptr", .reference(reference)), ("len", .scalar(String(length))), "usize")))
  }

  /// The two words of a fat pointer.
  static func words(
    _ site: Site, _ first: (String, Content), _ second: (String, Content), _ secondType: String?
  ) -> [Node] {
    [
      Node(name: first.0, address: site.address, size: 8, standsFor: [], content: first.1),
      Node(name: second.0, type: secondType, address: site.address &+ 8, size: 8, standsFor: [], content: second.1),
    ]
  }

  private static func object(
    _ reader: inout StateReader, _ site: Site, _ kind: PointerKind, data: UInt64, vtable: UInt64, pointer: Type
  ) -> Reading {
    let table = reader.map.vtable(at: vtable)
    let concrete = table?.concreteType
    let size = concrete.flatMap { reader.layout[$0]?.size } ?? 0
    let target = self.target(data, kind: size == 0 ? .shared : kind, size: size)
    if case .address = target, let concrete, size > 0 {
      reader.reach(
        Target(
          address: data, shape: .type(concrete), name: site.name + (kind == .owner ? "_box" : "_target"),
          isReference: kind == .shared || kind == .mutable),
        isOwner: kind == .owner, from: site)
    }
    if case .address = target, concrete == nil, reader.map.block(at: data)?.address.value == data {
      // Somebody else's type: there is a block.
      reader.reach(
        Target(address: data, shape: .unknown, name: site.name + (kind == .owner ? "_box" : "_target")),
        isOwner: kind == .owner, from: site)
    }
    let reference = Reference(kind: kind, target: size == 0 && concrete != nil ? .dangling : target, pointee: concrete)
    return Reading(
      .fields(words(site, ("data", .reference(reference)), ("vtable", vtableContent(&reader, vtable, site)), nil)))
  }

  static func vtableContent(_ reader: inout StateReader, _ address: UInt64, _ site: Site) -> Content {
    if let table = reader.map.vtable(at: address) {
      reader.reach(
        Target(address: address, shape: .vtable(table), name: VTables.name(of: table)), isOwner: true, from: site)
    }
    return .reference(Reference(kind: .vtable, target: target(address, kind: .vtable, size: 8)))
  }
}
