/// What each variable of a function may be at each of its blocks' ends, by forward dataflow.
struct MoveDataflow {
  let body: MIRBody
  let paths: MovePaths
  /// At a block's beginning; nil where it is never reached.
  private var entries: [MoveStates?]
  private var steps: [Steps] = []
  /// The names of variants by what `discriminant` says of a place.
  private var variants: [MIRPlace: [Int: String]] = [:]
  /// Where a coroutine goes on, by the block that leaves it.
  private var resumes: [Int: Int] = [:]

  private enum Step {
    case set(MoveStates.Possible, Int)
  }

  private struct Steps {
    var within: [Step]
    var onReturn: [Step]
  }

  init(_ body: MIRBody) {
    self.body = body
    paths = MovePaths(body)
    entries = Array(repeating: nil, count: body.blocks.count)
    guard !body.blocks.isEmpty else { return }
    steps = body.blocks.map { Steps(within: steps($0.effects), onReturn: steps($0.returnEffects)) }
    nameVariants()
    findResumes()
    run()
  }

  private func steps(_ effects: [MIREffect]) -> [Step] {
    effects.compactMap { effect in
      switch effect {
      case .initialize(let place): paths.exactly(body.resolve(place)).map { .set(.live, $0) }
      case .move(let place): paths.exactly(body.resolve(place)).map { .set(.moved, $0) }
      case .uninitialize(let local): paths.roots[local].map { .set(.uninitialized, $0) }
      }
    }
  }

  private mutating func run() {
    var first = MoveStates(paths: Array(repeating: .uninitialized, count: paths.paths.count))
    for (local, path) in paths.roots where local >= 1 && local <= body.arguments { first.set(.live, path, in: paths) }
    entries[0] = first
    var waiting = [0]
    var isWaiting = Array(repeating: false, count: body.blocks.count)
    func enter(_ block: Int, _ states: MoveStates, _ flow: inout MoveDataflow) {
      guard flow.entries.indices.contains(block) else { return }
      let changed = flow.entries[block]?.formUnion(states) ?? true
      if flow.entries[block] == nil { flow.entries[block] = states }
      if changed, !isWaiting[block] {
        isWaiting[block] = true
        waiting.append(block)
      }
    }
    let resumed = Set(resumes.values)
    while let block = waiting.popLast() {
      isWaiting[block] = false
      guard let end = atEnd(of: block) else { continue }
      for unwind in body.blocks[block].unwinds { enter(unwind, end, &self) }
      var after = end
      apply(steps[block].onReturn, to: &after)
      for successor in body.blocks[block].successors where !(block == 0 && resumed.contains(successor)) {
        enter(successor, decided(after, block, successor), &self)
      }
      if let resume = resumes[block] { enter(resume, after, &self) }
    }
  }

  private func apply(_ steps: [Step], to states: inout MoveStates) {
    for case .set(let possible, let path) in steps { states.set(possible, path, in: paths) }
  }

  /// Before a block's terminator has done its work, but with its operands moved; nil where it is never reached.
  func atEnd(of block: Int) -> MoveStates? {
    guard var states = entries[block] else { return nil }
    apply(steps[block].within, to: &states)
    return states
  }

  // MARK: enums

  /// The block behind an edge that decides by variant names the variant, if nothing else leads there.
  private mutating func nameVariants() {
    var predecessors = Array(repeating: 0, count: body.blocks.count)
    for block in body.blocks {
      for successor in block.successors where predecessors.indices.contains(successor) { predecessors[successor] += 1 }
    }
    for block in body.blocks {
      guard let decision = block.decision else { continue }
      for (target, value) in zip(decision.targets, decision.values) {
        guard let value, body.blocks.indices.contains(target), predecessors[target] == 1 else { continue }
        let named = body.blocks[target].namedVariants
        let place = body.resolve(decision.place)
        if let name = named.first(where: { body.resolve($0.key) == place })?.value {
          variants[place, default: [:]][value] = name
        }
      }
    }
  }

  /// Without what cannot be, knowing the variant that leads there: fields of other variants are not even moved.
  private func decided(_ states: MoveStates, _ block: Int, _ successor: Int) -> MoveStates {
    guard let decision = body.blocks[block].decision else { return states }
    let place = body.resolve(decision.place)
    guard let path = paths.exactly(place), let names = variants[place] else { return states }
    var result = states
    let here = zip(decision.targets, decision.values).filter { $0.0 == successor }.map(\.1)
    let elsewhere = zip(decision.targets, decision.values).filter { $0.0 != successor }.map(\.1)
    let known = here.allSatisfy { $0.map { names[$0] != nil } ?? false }
    for child in paths.paths[path].children {
      guard case .variant(let name) = paths.paths[child].projection else { continue }
      let leadsHere = here.contains { $0.map { names[$0] == name } ?? false }
      let leadsElsewhere = elsewhere.contains { $0.map { names[$0] == name } ?? false }
      if !leadsHere, known || leadsElsewhere { result.set([], child, in: paths) }
    }
    return result
  }

  // MARK: coroutines

  /// A coroutine's function begins anew at each `await`; its variables go on where it was left.
  private mutating func findResumes() {
    guard let entry = body.blocks[0].decision else { return }
    for (index, block) in body.blocks.enumerated() {
      guard let (coroutine, state) = block.suspends, body.resolve(coroutine) == body.resolve(entry.place),
        let target = zip(entry.targets, entry.values).first(where: { $0.1 == state })?.0
      else { continue }
      resumes[index] = target
    }
  }
}
