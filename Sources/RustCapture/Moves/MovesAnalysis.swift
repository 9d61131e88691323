import ProcessSnapshot

/// What variables are moved or not yet initialised, from a crate's MIR.
///
/// Takes the text of `rustc --emit=mir -Zmir-include-spans=on -Zmir-opt-level=0` (rustc before 1.73 has no `mir-include-spans`,
/// and needs none). The text is no stable format: what is not understood stays `unknown`. A probe is found by the number in
/// its assembly, any other frame by its function's name, its line and column, and the frame that it calls.
package struct MovesAnalysis {
  private(set) var items: MIRItems
  private var sources: [String: SourceLines]
  private var flows: [String: [Int: MoveDataflow]] = [:]
  private var probes: [Int: [Place]]

  /// A block of a function.
  struct Place {
    var function: String
    var index: Int
    var block: Int
  }

  /// - Parameter sources: texts by path; names that are the compiler's are known for certain with them.
  package init(mir: String, sources: [String: String] = [:]) {
    items = MIRItems(Array(mir.utf8))
    let lines = sources.mapValues { SourceLines(Array($0.utf8)) }
    self.sources = lines
    items.readHeaders { file in lines.first { sameFile($0.key, file) }?.value }
    probes = [:]
    for (name, functions) in items.functions {
      for (index, function) in functions.enumerated()
      where function.lines.contains(where: { $0.first(".memfig") != nil }) {
        for (block, contents) in flow(name, index).body.blocks.enumerated() {
          if let probe = contents.probe {
            probes[probe, default: []].append(Place(function: name, index: index, block: block))
          }
        }
      }
    }
  }

  /// The variables that can be named at a probe, outer ones first; nil where there is no such probe.
  package mutating func variables(atProbe probe: Int) -> [VariableMoves]? {
    probes[probe].map { variables(at: $0) }
  }

  /// What is computed once is kept.
  private mutating func flow(_ name: String, _ index: Int) -> MoveDataflow {
    if let known = flows[name]?[index] { return known }
    let flow = MoveDataflow(MIRBodyReader.read(items.functions[name]![index]))
    flows[name, default: [:]][index] = flow
    return flow
  }

  /// The states of one point, which may be several blocks of one function.
  mutating func variables(at places: [Place]) -> [VariableMoves] { point(at: places)?.variables ?? [] }

  /// What is known of one point.
  private struct Point {
    var flow: MoveDataflow
    /// Of those that are this point, one.
    var block: Int
    var states: MoveStates
    var variables: [VariableMoves]
  }

  private mutating func point(at places: [Place]) -> Point? {
    guard let first = places.first else { return nil }
    let flow = flow(first.function, first.index)
    var union: MoveStates?
    // Only blocks that see the same variables are one point.
    var block = first.block
    for place in places where place.function == first.function && place.index == first.index {
      guard let states = flow.atEnd(of: place.block) else { continue }
      if union == nil { (union, block) = (states, place.block) } else { _ = union?.formUnion(states) }
    }
    guard let union else { return nil }
    let file = flow.body.span?.file
    let source = file.flatMap { file in sources.first { sameFile($0.key, file) }?.value }
    return Point(
      flow: flow, block: block, states: union, variables: flow.variables(in: block, union, source: source))
  }

  // MARK: snapshots

  /// Sets the states of a snapshot's variables, leaves out the compiler's own, and adds the consts and the users of
  /// statics. Frames of other crates are left as they are.
  package mutating func apply(to snapshot: inout ProcessSnapshot) {
    var holdings = FrameHoldings.Table()
    apply(to: &snapshot, &holdings)
  }

  /// - Parameter holdings: takes what is known of each frame's hold on blocks.
  mutating func apply(to snapshot: inout ProcessSnapshot, _ holdings: inout FrameHoldings.Table) {
    var functions: [(name: String, function: MIRItems.Function)] = []
    for thread in snapshot.threads.indices {
      for frame in snapshot.threads[thread].frames.indices {
        let frames = snapshot.threads[thread].frames
        let atMarker = snapshot.threads[thread].atMarker && frame == 0
        let places = places(
          of: frames[frame], probe: atMarker ? snapshot.stop.marker : nil, callee: frame > 0 ? frames[frame - 1] : nil)
        guard let place = places.first, let function = items.functions[place.function]?[place.index] else { continue }
        functions.append((frames[frame].function, function))
        let point = point(at: places)
        let before = snapshot.threads[thread].frames[frame].variables
        let matches = set(
          point?.variables ?? [], on: &snapshot.threads[thread].frames[frame].variables, types: snapshot.types)
        // Elsewhere than at a marker and in calls it may be in the middle of a statement.
        guard let point, atMarker || frame > 0 || frames[frame].callsLibrary == true else { continue }
        holdings[FrameHoldings.ID(thread: thread, frame: frame)] = FrameHoldings(
          point.flow, places.map(\.block), point.states, point.variables, matches, before, snapshot.types)
      }
    }
    functions += otherFunctions(than: functions, in: snapshot)
    addConstants(of: functions, to: &snapshot)
  }

  /// Where a frame stands.
  private mutating func places(of frame: Frame, probe: Int?, callee: Frame?) -> [Place] {
    let name = FunctionName(MIRItems.path(frame.function))
    if let probe, let places = probes[probe] {
      let named = places.filter { FunctionName(items.functions[$0.function]![$0.index].path).tail == name.tail }
      return named.isEmpty ? places : named
    }
    guard let line = frame.line else { return [] }
    var points: [(place: Place, size: Int)] = []
    for (index, flow) in functions(of: frame) {
      for block in flow.body.blocks.indices
      where flow.atEnd(of: block) != nil && flow.body.blocks[block].lines.contains(line) {
        points.append((Place(function: name.key, index: index, block: block), flow.body.blocks.count))
      }
    }
    // A function in another one has lines of both.
    guard let smallest = points.min(by: { $0.size < $1.size })?.place.index else { return [] }
    var places = points.map(\.place).filter { $0.index == smallest }
    func narrow(_ isLikely: (MIRBlock) -> Bool) {
      let body = flows[name.key]![smallest]!.body
      let likely = places.filter { isLikely(body.blocks[$0.block]) }
      if !likely.isEmpty { places = likely }
    }
    narrow { !$0.isCleanup }
    // Scopes begin and end one by one as variables are declared and dropped.
    let seen = Set(frame.variables.map(\.name))
    narrow { block in
      let flow = flows[name.key]![smallest]!
      let visible = flow.body.debug.filter { flow.body.isVisible($0.scope, from: block.scope) }
      let users = visible.filter { !flow.isCompilers($0, nil) }
      return users.allSatisfy { seen.contains($0.name) } && seen.isSubset(of: visible.map(\.name))
    }
    narrow { $0.terminator != .other && $0.span?.line == line }
    narrow { $0.terminator != .other }
    if let column = frame.column { narrow { $0.span?.column == column && $0.span?.line == line } }
    if let callee {
      let called = FunctionName(MIRItems.path(callee.function)).tail
      narrow {
        switch $0.terminator {
        case .call(let name): called.count == 1 ? name == called[0] : name.hasPrefix("call")
        case .drop: called == ["drop"]
        case .other: false
        }
      }
    }
    return places
  }

  /// The functions that a frame can be of, by their place among those of their name.
  mutating func functions(of frame: Frame) -> [(index: Int, flow: MoveDataflow)] {
    let name = FunctionName(MIRItems.path(frame.function))
    guard let known = items.functions[name.key] else { return [] }
    return known.indices.compactMap { index in
      guard FunctionName(known[index].path).tail == name.tail else { return nil }
      let flow = flow(name.key, index)
      if let file = frame.file, let span = flow.body.span, !span.isForeign, !sameFile(file, span.file) { return nil }
      return (index, flow)
    }
  }

  /// Matches by name and line, the innermost with the innermost. Gives the places of variables and moves that are one.
  @discardableResult private func set(
    _ moves: [VariableMoves], on variables: inout [Variable], types: [Type]
  ) -> [Int: Int] {
    var left = Array(moves.enumerated())
    var hidden: Set<Int> = []
    var matches: [Int: Int] = [:]
    for index in variables.indices.reversed() {
      let variable = variables[index]
      guard
        let match = left.lastIndex(where: { $1.name == variable.name && $1.line == variable.line })
          ?? left.lastIndex(where: { $1.name == variable.name && ($1.line == nil || variable.line == nil) })
          ?? left.lastIndex(where: { $1.name == variable.name && $1.compilers })
      else { continue }
      let (place, found) = left.remove(at: match)
      matches[index] = place
      if found.compilers { hidden.insert(index) }
      variables[index].state = found.state
      variables[index].parts = found.parts.map { part in
        Variable.Part(path: types.fieldNames(of: part.path, in: variable.type), state: part.state)
      }
    }
    variables = variables.indices.filter { !hidden.contains($0) }.map { variables[$0] }
    return matches
  }
}

extension FunctionName {
  /// The name that its function is found by.
  var key: String { tail.last ?? "" }
}

extension [Type] {
  /// A path of field numbers as one of field names, as far as the types are known.
  func fieldNames(of path: [String], in type: Int) -> [String] {
    var names: [String] = []
    var fields: [Type.Field]?
    var current: Int? = type
    for part in path {
      let here = current.flatMap { indices.contains($0) ? self[$0] : nil }
      current = nil
      if part == "*" {
        current = here?.target
        fields = nil
        names.append(part)
      } else if let variant = here?.variants.first(where: { $0.name == part }) {
        // Its fields are what comes next.
        (fields, names) = (variant.fields, names + [part])
      } else if let index = Int(part), let candidates = fields ?? here?.fields, candidates.indices.contains(index) {
        names.append(candidates[index].name)
        current = candidates[index].type
        fields = nil
      } else {
        if here?.kind == .array { current = here?.target }
        fields = nil
        names.append(part)
      }
    }
    return names
  }
}
