import MemoryModel
import ProcessSnapshot

/// BTreeMap and BTreeSet: nodes of up to eleven keys.
enum Trees {
  /// Eleven keys to a node: no memory holds a higher one.
  private static let highest: UInt64 = 24

  static let read: Family = { reader, type, site in
    guard reader.isStd(type, ["BTreeMap", "BTreeSet"]), let root = reader.layout.field("root", in: type),
      let node = reader.layout.first(in: root.type, where: { TypeName.base($0.name) == "NodeRef" }),
      let pointer = reader.layout.pointer(in: node.type), let leaf = pointer.type.target
    else { return nil }
    let place = site.address &+ root.offset &+ node.offset
    guard let address = reader.memory.pointer(at: place &+ pointer.offset),
      let height = reader.number("height", in: node.type, at: site.moved(by: root.offset &+ node.offset))
    else { return nil }
    let length = reader.numberNode("length", type: "usize", in: type, at: site)
    var target = Reference.Target.null
    if address != 0, height <= highest {
      target = .address(address)
      reader.reach(
        Target(address: address, shape: .treeNode(leaf: leaf, height: Int(height)), name: site.name + "_node"),
        isOwner: true, from: site)
    }
    return Reading(
      .fields([
        Node(
          name: "root", type: reader.layout.shortName(root.type.id), address: place &+ pointer.offset,
          size: 8, standsFor: [],
          content: .reference(Reference(kind: .owner, target: target))), length,
      ]))
  }

  /// `<K, V>`, as the drawn name has them.
  private static func arguments(of type: Type, _ layout: Layout) -> String {
    guard let name = layout.shortName(type.id), let bracket = name.firstIndex(of: "<") else { return "" }
    return String(name[bracket...])
  }

  static func node(_ reader: inout StateReader, leaf: Int, height: Int, site: Site) -> Node {
    guard let type = reader.layout[leaf], let count = reader.number("len", in: type, at: site), count <= 11 else {
      return Node(name: "", address: site.address, size: 0, standsFor: [leaf], content: .opaque)
    }
    var fields: [Node] = []
    for (field, name) in [("keys", "keys"), ("vals", "values")] {
      guard let array = reader.layout.field(field, in: type),
        let slot = array.type.target.flatMap({ reader.layout[$0] }),
        slot.size > 0, let element = Wrappers.uninitialized(slot, reader.layout)
      else { continue }
      var inner = site.moved(by: array.offset)
      inner.depth += 1
      fields.append(
        Arrays.node(&reader, name, element: element, live: Int(count), capacity: Int(count), stride: slot.size, inner))
    }
    var node = Node(
      name: "", type: reader.layout.shortName(leaf), address: site.address, size: type.size, standsFor: [leaf],
      content: .fields(fields))
    guard height > 0, let parent = reader.layout.field("parent", in: type),
      let pointer = reader.layout.pointer(in: parent.type), let id = pointer.type.target, let inner = reader.layout[id],
      let edges = reader.layout.field("edges", in: inner)
    else { return node }
    node.type = reader.layout.shortName(id)
    node.size = inner.size
    node.standsFor.append(id)
    var children: [NodeElement] = []
    for index in 0...count {
      let place = site.address &+ edges.offset &+ 8 &* index
      guard let child = reader.memory.pointer(at: place), child != 0 else { break }
      reader.reach(
        Target(address: child, shape: .treeNode(leaf: leaf, height: height - 1), name: site.name), isOwner: true,
        from: site)
      children.append(
        .value(
          Node(
            name: "", address: place, size: 8, standsFor: [],
            content: .reference(Reference(kind: .owner, target: .address(child), pointee: leaf)))))
    }
    fields.append(
      Node(
        name: "children", type: "[BoxedNode\(arguments(of: type, reader.layout)); \(children.count)]",
        address: site.address &+ edges.offset, size: 8 * children.count, standsFor: [],
        content: .elements(children)))
    node.content = .fields(fields)
    return node
  }
}
