import MemoryModel
import ProcessSnapshot

/// Reads what lies outside the variables.
enum Blocks {
  static func read(_ reader: inout StateReader, _ target: Target, at address: UInt64) -> Node {
    var site = Site(address: address, name: baseName(target.name))
    site.depth = 1
    switch target.shape {
    case .type(let id):
      site.parts = target.parts
      guard site.parts.contains(where: { $0.path.isEmpty && ($0.state == .moved || $0.state == .uninitialized) }) else {
        return reader.node("", id, at: site)
      }
      // The box is empty until it is freed or filled again.
      return Node(
        name: "", type: reader.layout.shortName(id), address: address, size: max(0, reader.layout[id]?.size ?? 0),
        standsFor: [id], lifecycle: .dropped, content: .uninitialized)
    case .array(let element, let live, let capacity):
      let stride = reader.layout[element]?.size ?? 0
      return Arrays.node(&reader, "", element: element, live: live, capacity: capacity, stride: stride, site)
    case .ring(let element, let capacity, let head, let live):
      return Arrays.ring(&reader, element: element, capacity: capacity, head: head, live: live, site)
    case .text(let count, let type):
      var node = text(reader, count, at: address)
      node.type = type
      return node
    case .counted(let id, let tail): return Counted.node(&reader, id, tail, site: site)
    case .table(let entry, let control, let buckets, let items, let isSet):
      return HashTables.node(
        &reader, entry: entry, control: control, buckets: buckets, items: items, isSet: isSet, site: site)
    case .treeNode(let leaf, let height): return Trees.node(&reader, leaf: leaf, height: height, site: site)
    case .vtable(let table): return VTables.node(&reader, table, at: address)
    case .unknown: return Node(name: "", address: address, size: 0, standsFor: [], content: .opaque)
    }
  }

  static func text(_ reader: StateReader, _ count: Int, at address: UInt64) -> Node {
    let bytes = reader.memory.bytes(at: address, count: count)
    return Node(
      name: "", type: "str", address: address, size: max(0, count), standsFor: [],
      content: bytes.map { .scalar(Scalars.text($0)) } ?? .opaque)
  }

  /// A freed block: what it was, without its stale bytes.
  static func freed(_ reader: inout StateReader, _ target: Target, at address: UInt64) -> Node {
    var type: String?
    var ids: [Int] = []
    switch target.shape {
    case .type(let id), .counted(let id, _):
      type = reader.layout.shortName(id)
      ids = [id]
    case .treeNode(let leaf, _): type = reader.layout.shortName(leaf)
    case .array(let element, _, let capacity), .ring(let element, let capacity, _, _):
      type = reader.layout.shortName(element).map { "[\($0); \(capacity)]" }
    case .text(_, let text): type = text
    case .table, .vtable, .unknown: break
    }
    return Node(name: "", type: type, address: address, size: 0, standsFor: ids, lifecycle: .freed)
  }

  /// What the block's own fields are named after: the variable's name without `_box`.
  private static func baseName(_ name: String) -> String {
    for suffix in ["_box", "_rc", "_arc", "_buffer", "_entries", "_target", "_slice"] where name.hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return name
  }
}
