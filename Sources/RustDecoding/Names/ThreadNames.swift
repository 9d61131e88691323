import ProcessSnapshot

/// Threads as figures name them: `main`, the program's own names, else `thread 1`, `thread 2` in order of spawning.
enum ThreadNames {
  static func of(_ threads: [Thread]) -> [String] {
    var taken: Set<String> = []
    return threads.enumerated().map { index, thread in
      let own = thread.name.flatMap { $0.isEmpty ? nil : FunctionName.drawable($0) }
      let base = index == 0 ? "main" : own ?? "thread \(index)"
      var name = base
      var number = 1
      while !taken.insert(name).inserted {
        number += 1
        name = "\(base) (\(number))"
      }
      return name
    }
  }
}
