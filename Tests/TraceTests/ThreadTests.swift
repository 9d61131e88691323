import ProcessSnapshot
import Testing

/// Programs of several threads.
@Suite struct ThreadTests {
  @Test func othersRunUntilTheyAreBlocked() throws {
    let snapshot = try Trace("threads").snapshot(1)
    #expect(snapshot.threads.map(\.name) == [nil, "holder", nil])
    #expect(snapshot.threads.map(\.atMarker) == [true, false, false])
    #expect(snapshot.threads.map { $0.frames.first?.line } == [37, 19, 30])
    #expect(try Trace("threads").snapshot(2).threads.count == 1)
  }

  @Test func thePictureIsTheSameInEveryRun() throws {
    func picture() throws -> [String] {
      try Trace("threads").snapshots.flatMap { snapshot in
        snapshot.threads.map { thread in
          "\(thread.name ?? "-") " + thread.frames.map { "\($0.function):\($0.line ?? 0)" }.joined(separator: " ")
        } + snapshot.memory.map(\.bytes).filter { $0.utf8.count == 24 }
      }
    }
    let first = try picture()
    for _ in 0..<5 { #expect(try picture() == first) }
  }

  @Test func markersAreMetByManyThreads() throws {
    let trace = try Trace("workers")
    #expect(trace.end.hits == [.init(marker: 1, count: 4)])
    #expect(trace.snapshots.map(\.stop.hit) == [1, 2, 3, 4])
    // One after the other, in the order they were started.
    #expect(try trace.snapshots.map { try $0.number("number", in: "workers::work") } == [0, 1, 2, 3])
    #expect(trace.output == "6\n")
  }
}
