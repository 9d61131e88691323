import MemoryModel
import ProcessSnapshot

/// From a stopped Rust process to the memory one draws.
package enum RustDecoding {
  /// A type as people write it; nil where the name cannot be drawn.
  package static func shortName(ofType name: String) -> String? { TypeName.short(name) }

  /// No state has more.
  package static let mostBlocks = StateReader.mostBlocks

  /// A state for each stop of one run. Always a valid model, however damaged the snapshots are.
  ///
  /// - Parameter showsPlaces: whether cells have their addresses and sizes; those in detail `bytes` always do.
  package static func model(
    of snapshots: [ProcessSnapshot], title: String? = nil, details: DetailChoices = DetailChoices(),
    showsPlaces: Bool = false
  ) -> MemoryModel {
    var labels = StateLabels()
    var threadNames = ThreadNames()
    var taken: Set<String> = []
    for snapshot in snapshots {
      for item in snapshot.statics { taken.insert(item.drawnName) }
      for frame in snapshot.threads.flatMap(\.frames) {
        taken.insert(FunctionName.ofFrame(frame.function))
        for variable in frame.variables { taken.insert(variable.name) }
      }
    }
    var names = BlockNames(taken: taken)
    var states: [MemoryState] = []
    for snapshot in snapshots {
      // Damage may give two threads one id.
      var known: Set<Int> = []
      var threads = snapshot.threads
      threads.removeAll { !known.insert($0.id).inserted }
      var snapshot = snapshot
      snapshot.threads = threads
      var decoding = StateDecoding(
        snapshot, details: details, showsPlaces: showsPlaces, names: names,
        threadNames: threadNames.names(of: threads), hasManyThreads: snapshots.contains { $0.threads.count > 1 })
      let (state, namesNow) = decoding.run(label: labels.next(snapshot.stop))
      names = namesNow
      states.append(state)
    }
    if states.isEmpty { states = [MemoryState()] }
    // A program that has nothing to show still has its main.
    let isEmpty = states.allSatisfy {
      $0.code.isEmpty && $0.globals.isEmpty && $0.heap.isEmpty && $0.stacks.allSatisfy(\.frames.isEmpty)
    }
    if isEmpty { states[0].stacks = [Stack(frames: [ModelFrame(function: "main")])] }
    return MemoryModel(title: title.map(FunctionName.drawable), states: states)
  }
}
