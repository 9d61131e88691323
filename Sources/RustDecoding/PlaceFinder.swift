import MemoryModel
import ProcessSnapshot

/// Finds the place that lies at an address.
struct PlaceFinder {
  /// A whole block, static or variable.
  struct Root {
    var place: Place
    var node: Node
    var range: Range<UInt64>
  }

  struct Found {
    var place: Place
    var range: Range<Int>?
  }

  let layout: Layout
  /// Variables and statics; some may share their memory.
  private let cells: [Root]
  /// Disjoint but for damage, by address.
  private let blocks: [Root]
  private let functions: [(range: Range<UInt64>, place: Place)]

  init(layout: Layout, cells: [Root], blocks: [Root], functions: [(range: Range<UInt64>, place: Place)]) {
    self.layout = layout
    // What is alive is meant before what has left its memory to it.
    let isLive: (Root) -> Bool = { $0.node.content != nil }
    self.cells = cells.filter(isLive) + cells.filter { !isLive($0) }
    self.blocks = blocks.sorted { $0.range.lowerBound < $1.range.lowerBound }
    self.functions = functions
  }

  func function(at address: UInt64) -> Place? {
    functions.first { $0.range.lowerBound == address }?.place ?? functions.first { $0.range.contains(address) }?.place
  }

  /// What a pointer to this type, or to so many elements of it, means.
  func find(_ address: UInt64, pointee: Int?, count: Int?) -> Found? {
    var best: (quality: Int, found: Found)?
    for root in roots(around: address) {
      guard let match = match(root.node, address, pointee, count, at: root.place, depth: 0) else { continue }
      if best.map({ match.quality > $0.quality }) ?? true { best = match }
      if match.quality == Self.exact { break }
    }
    return best?.found
  }

  private func roots(around address: UInt64) -> [Root] {
    var found = cells.filter { $0.range.contains(address) || ($0.range.isEmpty && $0.range.lowerBound == address) }
    var (low, high) = (0, blocks.count)
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.lowerBound <= address { low = middle + 1 } else { high = middle }
    }
    // A damaged or unrecorded block may end inside another.
    for index in stride(from: low - 1, through: max(0, low - 4), by: -1) where index >= 0 {
      if blocks[index].range.contains(address) { found.append(blocks[index]) }
    }
    return found
  }

  private static let exact = 4

  /// 4: the same type; 3: elements of it; 2: as large; 1: begins there; 0: lies around it.
  private func match(
    _ node: Node, _ address: UInt64, _ pointee: Int?, _ count: Int?, at place: Place, depth: Int
  ) -> (quality: Int, found: Found)? {
    guard depth < Layout.deepest + 8 else { return nil }
    let here = Found(place: place)
    var best = (quality: 0, found: here)
    if let count {
      if let range = range(of: count, from: address, pointee, in: node) {
        return (Self.exact, Found(place: place, range: range.isWhole ? nil : range.range))
      }
    } else if node.address == address {
      best.quality = 1
      if let pointee {
        if node.standsFor.contains(where: { layout.isSame($0, pointee) }) { return (Self.exact, here) }
        if let size = layout[pointee]?.size, size == node.size { best.quality = 2 }
      }
    }
    for (step, child) in children(of: node, around: address) {
      guard let match = match(child, address, pointee, count, at: place.appending(step), depth: depth + 1) else {
        continue
      }
      if match.quality > best.quality || (best.quality == 0 && match.quality == 0) { best = match }
      if best.quality == Self.exact { break }
    }
    return best
  }

  private func children(of node: Node, around address: UInt64) -> [(Place.Step, Node)] {
    func isAround(_ child: Node) -> Bool {
      child.address == address || (address > child.address && address - child.address < UInt64(max(0, child.size)))
    }
    switch node.content {
    case .fields(let fields), .variant(_, let fields):
      return fields.filter(isAround).map { (.field($0.name), $0) }
    case .elements(let elements):
      if case .value(let first) = elements.first, first.size > 0, elements.count > 32 {
        // Elements in a row, but for those left out.
        let index = Int(clamping: (address &- first.address) / UInt64(first.size))
        if elements.indices.contains(index), case .value(let child) = elements[index], isAround(child) {
          return [(.index(index), child)]
        }
      }
      var start = 0
      var found: [(Place.Step, Node)] = []
      for element in elements {
        switch element {
        case .value(let child):
          if isAround(child) { found.append((.index(start), child)) }
          start += 1
        case .elided(let count), .spare(let count): start = start.addingClamped(count)
        }
      }
      return found
    default: return []
    }
  }

  /// Elements of an array, or bytes of a str.
  private func range(
    of count: Int, from address: UInt64, _ pointee: Int?, in node: Node
  ) -> (range: Range<Int>, isWhole: Bool)? {
    guard count >= 0, address >= node.address else { return nil }
    let distance = address - node.address
    switch node.content {
    case .scalar(let literal) where literal.hasPrefix("\""):
      guard let from = Int(exactly: distance), let bytes = RustLiteral.bytes(ofString: literal) else { return nil }
      let (end, overflow) = from.addingReportingOverflow(count)
      guard !overflow, end <= node.size else { return nil }
      if from == 0, end == node.size { return (0..<end, true) }
      guard node.type == "str", end <= bytes.count,
        [from, end].allSatisfy({ $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 })
      else {
        return nil
      }
      return (from..<end, false)
    case .elements(let elements):
      guard case .value(let first) = elements.first, let size = pointee.flatMap({ layout[$0]?.size }), size > 0,
        first.size == size, distance % UInt64(size) == 0,
        let pointee, first.standsFor.isEmpty || first.standsFor.contains(where: { layout.isSame($0, pointee) })
      else { return nil }
      let total = elements.reduce(0) { $0.addingClamped($1.count) }
      let from = Int(clamping: distance / UInt64(size))
      let (end, overflow) = from.addingReportingOverflow(count)
      guard !overflow, end <= total else { return nil }
      return (from..<end, from == 0 && end == total)
    default: return nil
    }
  }
}

extension NodeElement {
  var count: Int {
    switch self {
    case .value: 1
    case .elided(let count), .spare(let count): count
    }
  }
}

extension Int {
  func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
