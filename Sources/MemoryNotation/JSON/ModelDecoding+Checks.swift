import MemoryModel

/// What can be said only when everything has been read.
extension ModelDecoding {
  mutating func checkBarePlaces(_ model: MemoryModel) {
    var names: (state: Int, names: PlaceNames)?
    for place in barePlaces {
      if names?.state != place.state { names = (place.state, PlaceNames(model.states[place.state])) }
      var help = "start with its region, for example \"heap/\(place.written)\""
      switch names?.names.resolve(place.written, in: nil, suggesting: &reader.nearest) {
      case .found(let full)?: help = Finding.didYouMean(full.description) ?? help
      case .unknown(let name?)? where name.contains("/"): help = Finding.didYouMean(name) ?? help
      case .ambiguous(let places)?:
        help = "it could be " + places.prefix(4).map { "\"\($0)\"" }.joined(separator: " or ")
      default: break
      }
      report(
        "place \"\(place.written.description.prefix(200))\" is not written in full", place.range, place.path, help: help
      )
    }
  }

  mutating func checkStatuses(_ model: MemoryModel) {
    var index: (state: Int, index: PlaceIndex)?
    for written in statuses {
      if index?.state != written.state { index = (written.state, PlaceIndex(model.states[written.state])) }
      guard let status = index?.index.status(of: written.pointer), status != written.status else { continue }
      report(
        "status \"\(written.status.rawValue)\" contradicts the target, which makes the pointer \"\(status.rawValue)\"",
        written.range, written.path, help: "leave it out; it follows from the target")
    }
  }

  private mutating func report(_ message: String, _ range: Range<Int>, _ path: ModelPath, help: String) {
    reader.problems.append(Problem(.error, message, range, help: help, path: path.description))
  }

  /// Validates the model; what follows from a problem that is known already is not reported.
  mutating func checkModel(_ model: MemoryModel) {
    var findings = model.findings()
    if !reader.problems.isEmpty {
      let known = Set(reader.problems.compactMap(\.path))
      let broken = brokenBlocks(model, known)
      findings.removeAll { finding in
        if finding.severity == .warning || finding.message == Finding.emptyModel.message { return true }
        if let target = finding.target, lacksNames || broken.contains(target.block) { return true }
        // What a key that is missing or cannot be read was replaced with is no finding.
        let steps = finding.path.steps
        return known.contains(finding.path.description)
          || (steps.count > 1 && known.contains(ModelPath(steps.dropLast()).description))
      }
    }
    if findings.isEmpty { return }
    let positions = JSONPositions(
      of: findings.map(\.path) + findings.compactMap(\.note?.path), in: reader)
    for finding in findings.prefix(Problem.most) {
      reader.problems.append(
        Problem(
          finding.severity, finding.message, positions[finding.path],
          notes: finding.note.map { [Problem.Note(message: $0.message, range: positions[$0.path])] } ?? [],
          help: finding.help, path: finding.path.steps.isEmpty ? nil : finding.path.description))
    }
  }

  /// The blocks and variables in which something could not be read.
  private func brokenBlocks(_ model: MemoryModel, _ known: Set<String>) -> Set<Place> {
    var starts: Set<String> = []
    for path in known { starts.formUnion(Self.blockPaths(path)) }
    var broken: Set<Place> = []
    for (number, state) in model.states.enumerated() {
      let path = "states[\(number)]"
      for (key, entries) in [("globals", state.globals), ("heap", state.heap)] {
        for (number, entry) in entries.enumerated() where starts.contains("\(path).\(key)[\(number)]") {
          guard case .cell(let cell) = entry else { continue }
          broken.insert(Place(key == "heap" ? .heap(cell.name) : .global(cell.name)))
        }
      }
      let names = PlaceNames(state)
      for (stackNumber, stack) in state.stacks.enumerated() {
        for (frameNumber, frame) in stack.frames.enumerated() {
          let id = PlaceNames.FrameID(stack: stackNumber, frame: frameNumber)
          var occurrences = Occurrences()
          for (number, entry) in frame.entries.enumerated() {
            guard case .cell(let cell) = entry else { continue }
            let name = occurrences.next(cell.name)
            if starts.contains("\(path).stacks[\(stackNumber)].frames[\(frameNumber)].cells[\(number)]") {
              broken.insert(Place(names.root(frame: id, variable: name)))
            }
          }
        }
      }
    }
    return broken
  }

  /// The path up to and with each of its indices.
  private static func blockPaths(_ path: String) -> [String] {
    path.indices.filter { path[$0] == "]" }.prefix(4).map { String(path[...$0]) }
  }
}
