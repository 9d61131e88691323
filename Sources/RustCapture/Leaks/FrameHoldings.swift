import ProcessSnapshot

/// What of a frame still holds the blocks that its bytes lead to, by MIR.
struct FrameHoldings {
  struct ID: Hashable {
    var thread: Int
    var frame: Int
  }

  /// Frames that are not there are not known.
  typealias Table = [ID: FrameHoldings]

  /// Stretches of variables that are moved or not yet initialised.
  var empty: [Range<UInt64>] = []
  /// Stretches of variables that are not.
  var full: [Range<UInt64>] = []
  /// Whether something without a variable may hold blocks, somewhere in the frame.
  var hasOthers = false
  /// Whether an argument without a variable, or the value to be returned, may; they may lie in the caller's frame.
  var reachesOut = false
  /// Variables that the frame's call was given or gives a value, and whether things without a variable are among them.
  var handed: [Range<UInt64>] = []
  var handsOthers = false

  /// - Parameters:
  ///   - matches: of variables with moves, by their places.
  ///   - variables: of the frame, the compiler's among them.
  init?(
    _ flow: MoveDataflow, _ blocks: [Int], _ states: MoveStates, _ moves: [VariableMoves], _ matches: [Int: Int],
    _ variables: [Variable], _ types: [Type]
  ) {
    // What a drop has already taken apart is not known, nor whether it is one on the way of a panic.
    guard !blocks.contains(where: { flow.body.blocks[$0].terminator == .drop }) else { return nil }
    var placed: [Int: Range<UInt64>] = [:]
    var found: Set<Int> = []
    for (index, variable) in variables.enumerated() {
      guard let address = variable.address?.value, !variable.captured, variable.size > 0 else { continue }
      let whole = address..<address + UInt64(variable.size)
      guard let move = matches[index] else {
        full.append(whole)
        continue
      }
      found.insert(move)
      if let local = moves[move].local { placed[local] = whole }
      addStretches(of: moves[move], whole, variable.type, types)
    }
    let visible = Set(moves.indices.filter(found.contains).compactMap { moves[$0].local })
    let captured = Set(flow.body.debug.compactMap { $0.place.flatMap { $0.projections.isEmpty ? nil : $0.local } })
    for local in flow.paths.roots.keys where !visible.contains(local) && !captured.contains(local) {
      guard flow.holdsSomething(local, states) else { continue }
      hasOthers = true
      if local <= flow.body.arguments { reachesOut = true }
    }
    for place in blocks.flatMap({ flow.body.blocks[$0].handed }).map(flow.body.resolve) {
      if let range = placed[place.local] {
        handed.append(range)
      } else if flow.paths.roots[place.local] != nil, !place.projections.contains(.deref) {
        handsOthers = true
      }
    }
  }

  private mutating func addStretches(
    of moves: VariableMoves, _ whole: Range<UInt64>, _ type: Int, _ types: [Type]
  ) {
    if moves.holds { full.append(whole) } else { empty.append(whole) }
    // Outer parts come first.
    for part in moves.parts where !part.path.contains("*") {
      let names = types.fieldNames(of: part.path, in: type)
      guard let place = types.place(of: names, in: type, at: whole.lowerBound) else { continue }
      let range = place.address..<place.address + UInt64(max(0, types[place.type].size))
      if part.holds {
        full.append(range)
      } else {
        full.cut(range)
        empty.append(range)
      }
    }
  }
}

extension [Range<UInt64>] {
  /// Takes a stretch out.
  mutating func cut(_ hole: Range<UInt64>) {
    self = flatMap { range -> [Range<UInt64>] in
      guard range.overlaps(hole) else { return [range] }
      var rest: [Range<UInt64>] = []
      if range.lowerBound < hole.lowerBound { rest.append(range.lowerBound..<hole.lowerBound) }
      if hole.upperBound < range.upperBound { rest.append(hole.upperBound..<range.upperBound) }
      return rest
    }
  }
}

extension MoveDataflow {
  /// Whether a local without a variable may hold a block; an enum or a tuple whose content was moved out does not.
  func holdsSomething(_ local: Int, _ states: MoveStates) -> Bool {
    guard let path = paths.roots[local], let type = body.types[local], type.mayHoldBlocks else { return false }
    guard states.paths[path].contains(.live) else { return false }
    let children = paths.paths[path].children
    if let fields = type.tupleFields {
      let moved = children.filter { !states.paths[$0].contains(.live) }
      return moved.count < fields
    }
    guard Self.wrappers.contains(where: { type.string.hasPrefix($0) }) else { return true }
    for child in children {
      guard case .variant(let name)? = paths.paths[child].projection else { continue }
      let isOther = states.paths[child].isEmpty
      // It is in this variant, and nothing is left of it.
      if !isOther, paths.paths[child].children.contains(where: { states.paths[$0] == .moved }) { return false }
      if isOther, name == "Some" { return false }
    }
    return true
  }

  /// Enums of which each variant has one field or none.
  private static let wrappers = [
    "std::option::Option<", "std::result::Result<", "std::ops::ControlFlow<", "std::task::Poll<",
  ]
}
