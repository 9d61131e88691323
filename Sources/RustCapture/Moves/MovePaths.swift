/// The places of a function that can be in states of their own: variables, and the fields that are moved out of them.
struct MovePaths {
  struct Path {
    var projection: MIRPlace.Projection?
    var parent: Int?
    var children: [Int] = []
  }

  private(set) var paths: [Path] = []
  /// By local; of the user's variables, and of others that may hold blocks.
  private(set) var roots: [Int: Int] = [:]

  init(_ body: MIRBody) {
    for entry in body.debug {
      guard let place = entry.place.map(body.resolve), roots[place.local] == nil else { continue }
      roots[place.local] = paths.count
      paths.append(Path())
    }
    for (local, type) in body.types.sorted(by: { $0.key < $1.key }) where roots[local] == nil && type.mayHoldBlocks {
      roots[local] = paths.count
      paths.append(Path())
    }
    for block in body.blocks {
      for effect in block.effects + block.returnEffects {
        if case .move(let place) = effect { add(body.resolve(place)) }
      }
    }
  }

  private mutating func add(_ place: MIRPlace) {
    let isPath = place.projections.allSatisfy { projection in
      switch projection {
      case .anyElement, .elements, .boxPointer: false
      case .deref, .field, .variant, .element: true
      }
    }
    guard var path = roots[place.local], isPath else { return }
    for projection in place.projections {
      if let child = child(of: path, projection) {
        path = child
      } else {
        paths.append(Path(projection: projection, parent: path))
        paths[path].children.append(paths.count - 1)
        path = paths.count - 1
      }
    }
  }

  func child(of path: Int, _ projection: MIRPlace.Projection) -> Int? {
    paths[path].children.first { paths[$0].projection == projection }
  }

  /// The path of exactly this place.
  func exactly(_ place: MIRPlace) -> Int? {
    guard var path = roots[place.local] else { return nil }
    for projection in place.projections {
      guard let child = child(of: path, projection) else { return nil }
      path = child
    }
    return path
  }

  /// The innermost path that a place is part of.
  func around(_ place: MIRPlace) -> Int? {
    guard var path = roots[place.local] else { return nil }
    for projection in place.projections {
      guard let child = child(of: path, projection) else { break }
      path = child
    }
    return path
  }
}

/// For each path, what it may be.
struct MoveStates: Hashable {
  struct Possible: OptionSet, Hashable {
    var rawValue: UInt8
    static let live = Possible(rawValue: 1)
    static let moved = Possible(rawValue: 2)
    static let uninitialized = Possible(rawValue: 4)
  }

  var paths: [Possible]

  mutating func set(_ possible: Possible, _ path: Int, in tree: MovePaths) {
    paths[path] = possible
    for child in tree.paths[path].children { set(possible, child, in: tree) }
  }

  /// Whether something new came in.
  mutating func formUnion(_ other: MoveStates) -> Bool {
    var changed = false
    for index in paths.indices where !paths[index].isSuperset(of: other.paths[index]) {
      paths[index].formUnion(other.paths[index])
      changed = true
    }
    return changed
  }
}
