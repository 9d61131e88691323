import FigureStyle

/// The edges that arrive at each part, by the side they arrive at.
struct Arrivals {
  private(set) var atBottom: [Int: [Int]] = [:]
  private(set) var atTop: [Int: [Int]] = [:]

  init(of edges: [Edge]) {
    for (index, edge) in edges.enumerated() {
      switch edge.route {
      case .up: atBottom[edge.target, default: []].append(index)
      case .down, .flat: atTop[edge.target, default: []].append(index)
      case .list, .beside: continue
      }
    }
  }

  /// Least distance of two heads, and from an edge's end to the first, in points.
  static let spacing = 9.0
  static let inset = 5.0

  /// The width that `count` arrivals need.
  static func width(for count: Int, spacing: Double) -> Double {
    count == 0 ? 0 : Double(count - 1) * spacing + 2 * inset
  }
}

extension Plan {
  /// Open and thick heads are wider than others.
  mutating func measureHeads(_ pointers: Pointers) {
    for index in edges.indices {
      let looks = edges[index].pointers.compactMap { $0 }.filter { !$0.isDangling }.map { pointers.look(of: $0.kind) }
      for look in looks where look.head == .vee {
        let halfWidth = 4.5 * pointers.arrowSize + 1.5 * look.pen
        edges[index].headRoom = max(edges[index].headRoom, 2 * halfWidth + 1)
      }
    }
  }

  /// How far the heads of some edges stay apart.
  func spacing(of edges: [Int]) -> Double { edges.reduce(Arrivals.spacing) { max($0, self.edges[$1].headRoom) } }
}
