import ProcessSnapshot

/// Threads as figures name them: `main`, the program's own names, else `thread 1`, `thread 2` in order of spawning; the
/// same in all states.
struct ThreadNames {
  private var names: [Int: String] = [:]
  private var taken: Set<String> = []
  private var spawned = 0

  /// - Parameter threads: those of one stop; the first is the main thread.
  mutating func names(of threads: [Thread]) -> [String] {
    threads.enumerated().map { index, thread in
      if let known = names[thread.id] { return known }
      if index > 0 { spawned += 1 }
      let own = thread.name.flatMap { $0.isEmpty ? nil : FunctionName.drawable($0) }
      let base = index == 0 ? "main" : own ?? "thread \(spawned)"
      var name = base
      var number = 1
      while !taken.insert(name).inserted {
        number += 1
        name = "\(base) (\(number))"
      }
      names[thread.id] = name
      return name
    }
  }
}
