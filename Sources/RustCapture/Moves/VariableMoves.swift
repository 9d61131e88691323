import ProcessSnapshot

/// What a variable is at a point of its function.
package struct VariableMoves: Hashable {
  package struct Part: Hashable {
    /// Tuples' and structs' fields by their number, `*` for what a box holds, variants by their name.
    package var path: [String]
    package var state: Variable.State
    /// Whether it still holds the blocks that its bytes lead to: an empty box holds its own.
    var holds = true
  }

  package var name: String
  /// Of its declaration.
  package var line: Int?
  package var argument: Bool
  package var state: Variable.State
  package var parts: [Part]
  /// Whether the compiler made it for its own use.
  package var compilers: Bool
  var holds = true
  /// The local that it is all of.
  var local: Int?
}

extension MoveDataflow {
  /// The variables that can be named in a block, outer ones first, at its end.
  func variables(in block: Int, _ states: MoveStates, source: SourceLines? = nil) -> [VariableMoves] {
    let visible = body.debug.filter { body.isVisible($0.scope, from: body.blocks[block].scope) }
    var variables = visible.map { entry in
      var variable = VariableMoves(
        name: entry.name, line: entry.span?.line, argument: isArgument(entry), state: .live, parts: [],
        compilers: isCompilers(entry, source))
      guard let place = entry.place else { return variable }
      if place.projections.isEmpty { variable.local = place.local }
      guard let path = paths.around(body.resolve(place)) else {
        variable.state = .unknown
        return variable
      }
      variable.state = state(of: path, states) ?? .unknown
      variable.holds = states.paths[path].contains(.live)
      if paths.exactly(body.resolve(place)) != nil {
        addParts(of: path, differing: variable.state, at: [], states, to: &variable.parts)
      }
      return variable
    }
    for (own, guards) in twins(visible) {
      let isBound = variables[own].state != .uninitialized
      variables[isBound ? guards : own].compilers = true
    }
    return variables
  }

  /// A match arm's guard sees references in place of the arm's own variables, which are bound after it: two of one name
  /// with one span, the guard's behind.
  private func twins(_ visible: [MIRBody.DebugEntry]) -> [(own: Int, guards: Int)] {
    visible.indices.compactMap { index in
      let entry = visible[index]
      guard let span = entry.span else { return nil }
      let own = visible[..<index].firstIndex { $0.name == entry.name && $0.span == span && $0.scope == entry.scope }
      return own.map { ($0, index) }
    }
  }

  private func isArgument(_ entry: MIRBody.DebugEntry) -> Bool {
    guard let place = entry.place else { return false }
    return place.projections.isEmpty && place.local >= 1 && place.local <= body.arguments
  }

  /// A binding stands in the user's own text: its span is its name, with `mut`, `ref` or a pattern around it. The
  /// compiler's `iter` of a `for` loop has the span of the expression.
  func isCompilers(_ entry: MIRBody.DebugEntry, _ source: SourceLines?) -> Bool {
    if entry.name == "_task_context" { return true }
    guard let span = entry.span, !isArgument(entry), entry.name != "self" else { return false }
    if span.isForeign { return true }
    if let text = source?.text(of: span) { return text.first(word: entry.name) == nil }
    let around = span.endColumn - span.column - entry.name.utf8.count
    return Self.desugared.contains(entry.name) && (span.line != span.endLine || ![0, 4, 8].contains(around))
  }

  private static let desugared: Set = ["iter", "residual", "val", "result", "__next", "__awaitee"]

  private func state(of path: Int, _ states: MoveStates) -> Variable.State? {
    let possible = possible(path, states)
    if possible.isEmpty { return nil }
    if possible == .live { return .live }
    if possible.contains(.live) { return .maybe }
    return possible.contains(.moved) ? .moved : .uninitialized
  }

  /// A box whose content was moved out is moved.
  private func possible(_ path: Int, _ states: MoveStates) -> MoveStates.Possible {
    let possible = states.paths[path]
    guard possible.contains(.live), let content = paths.child(of: path, .deref) else { return possible }
    let inner = states.paths[content]
    return inner.isEmpty ? possible : possible.subtracting(.live).union(inner)
  }

  private func addParts(
    of path: Int, differing outer: Variable.State, at names: [String], _ states: MoveStates,
    to parts: inout [VariableMoves.Part]
  ) {
    for child in paths.paths[path].children {
      guard let projection = paths.paths[child].projection else { continue }
      // A variant that cannot be here may still have been taken apart.
      let state = state(of: child, states) ?? outer
      let name =
        switch projection {
        case .deref, .boxPointer: "*"
        case .field(let index), .element(let index): String(index)
        case .variant(let name): name
        case .anyElement, .elements: "_"
        }
      // What may be is told of each part, for the heap to settle each.
      let isVariant = if case .variant = projection { true } else { false }
      if state != outer || (state == .maybe && !isVariant) {
        let holds = projection == .deref || states.paths[child].contains(.live)
        parts.append(VariableMoves.Part(path: names + [name], state: state, holds: holds))
      }
      addParts(of: child, differing: state, at: names + [name], states, to: &parts)
    }
  }
}
