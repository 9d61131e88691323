/// The edges that arrive at each part, by the side they arrive at.
struct Arrivals {
  private(set) var atBottom: [Int: [Int]] = [:]
  private(set) var atTop: [Int: [Int]] = [:]

  init(of edges: [Edge]) {
    for (index, edge) in edges.enumerated() {
      switch edge.route {
      case .up: atBottom[edge.target, default: []].append(index)
      case .down, .flat: atTop[edge.target, default: []].append(index)
      case .list: continue
      }
    }
  }

  /// Least distance of two heads, and from an edge's end to the first, in points.
  static let spacing = 9.0
  static let inset = 5.0

  /// The width that `count` arrivals need.
  static func width(for count: Int) -> Double {
    count == 0 ? 0 : Double(count - 1) * spacing + 2 * inset
  }
}
