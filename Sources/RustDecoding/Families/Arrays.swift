import MemoryModel
import ProcessSnapshot

/// Arrays, and the buffers that hold as many elements in a row.
enum Arrays {
  static let read: Family = { reader, type, site in
    guard type.kind == .array, let element = type.target, let count = type.count, count >= 0,
      let stride = reader.layout[element]?.size
    else { return type.kind == .array ? .opaque : nil }
    return Reading(.elements(elements(&reader, element, count, stride: stride, site)))
  }

  /// Runs of elements, the middle of long ones left out.
  static func elements(
    _ reader: inout StateReader, _ element: Int, _ count: Int, stride: Int, _ site: Site
  ) -> [NodeElement] {
    guard count > 0, stride >= 0 else { return [] }
    let whole = count.multipliedReportingOverflow(by: max(1, stride))
    guard !whole.overflow, !site.address.addingReportingOverflow(UInt64(whole.partialValue)).overflow else {
      return [.elided(count)]
    }
    let budget = max(2, StateReader.longestArray >> min(8, 2 * max(0, site.depth - 4)))
    let shown = count <= budget ? count : budget
    var elements: [NodeElement] = []
    elements.reserveCapacity(shown + 1)
    for index in 0..<count {
      if shown < count {
        if index == shown - 1 { elements.append(.elided(count - shown)) }
        if index >= shown - 1, index < count - 1 {
          if index == shown - 1 { elements.append(last(&reader, element, count, stride, site)) }
          break
        }
      }
      var inner = site.moved(by: UInt64(index * stride))
      if site.parts.contains(where: { $0.path.isEmpty == false }) { inner.parts = [] }
      elements.append(.value(reader.node("", element, at: inner)))
    }
    return elements
  }

  private static func last(
    _ reader: inout StateReader, _ element: Int, _ count: Int, _ stride: Int, _ site: Site
  ) -> NodeElement {
    .value(reader.node("", element, at: site.moved(by: UInt64((count - 1) * stride))))
  }

  static func node(
    _ reader: inout StateReader, _ name: String, element: Int, live: Int, capacity: Int, stride: Int, _ site: Site
  ) -> Node {
    let live = max(0, min(live, capacity))
    let capacity = max(0, capacity)
    var elements = elements(&reader, element, live, stride: stride, site)
    if capacity > live { elements.append(.spare(capacity - live)) }
    let type = reader.layout.shortName(element) ?? "_"
    let size = capacity.multipliedReportingOverflow(by: max(0, stride))
    return Node(
      name: name, type: "[\(type); \(capacity)]", address: site.address, size: size.overflow ? 0 : size.partialValue,
      standsFor: [], content: .elements(elements))
  }

  /// A ring buffer in the order of memory.
  static func ring(
    _ reader: inout StateReader, element: Int, capacity: Int, head: Int, live: Int, _ site: Site
  ) -> Node {
    guard (1...StateReader.longestArray).contains(capacity), (0...capacity).contains(head),
      (0...capacity).contains(live),
      let stride = reader.layout[element]?.size, (1...Int(Int32.max)).contains(stride)
    else {
      return node(&reader, "", element: element, live: 0, capacity: capacity, stride: 0, site)
    }
    var elements: [NodeElement] = []
    var spare = 0
    for index in 0..<capacity {
      if (index - head + capacity) % capacity < live {
        if spare > 0 { elements.append(.spare(spare)) }
        spare = 0
        elements.append(.value(reader.node("", element, at: site.moved(by: UInt64(index * stride)))))
      } else {
        spare += 1
      }
    }
    if spare > 0 { elements.append(.spare(spare)) }
    let type = reader.layout.shortName(element) ?? "_"
    return Node(
      name: "", type: "[\(type); \(capacity)]", address: site.address, size: capacity * stride, standsFor: [],
      content: .elements(elements))
  }
}
