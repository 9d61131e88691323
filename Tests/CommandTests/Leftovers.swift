import Foundation
import Glibc

/// Whether something lives on behind a run: what it starts inherits a variable by which it is known.
struct Leftovers {
  let environment: [String: String]
  private let mark: String

  init() {
    let value = UUID().uuidString
    environment = ["MEMFIG_TEST_RUN": value]
    mark = "MEMFIG_TEST_RUN=\(value)"
  }

  /// What runs of it, with its name.
  var processes: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }.compactMap { process in
        guard let variables = FileManager.default.contents(atPath: "/proc/\(process)/environ"),
          variables.range(of: Data(mark.utf8)) != nil
        else { return nil }
        return (try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)) ?? process
      }
    }
  }

  /// The same, once the kernel has had a moment to end what was killed.
  var processesSoon: [String] {
    get throws {
      for _ in 0..<200 {
        let left = try processes
        if left.isEmpty { return [] }
        sched_yield()
        usleep(10_000)
      }
      return try processes
    }
  }
}
