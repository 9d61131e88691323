import ProcessSnapshot
import Testing

/// Programs that end otherwise than by coming to their end.
@Suite(.enabled(if: Workshop.hasCompiler, "rustc is not installed")) struct EndTests {
  @Test func aStatusIsReported() throws {
    let trace = try Trace("crashes")
    #expect(trace.end.reason == .exited)
    #expect(trace.end.status == 3)
    #expect(trace.end.hits == [.init(marker: 1, count: 0)])
    #expect(trace.snapshots == [])
  }

  @Test(arguments: [("null", "SIGSEGV", 11), ("abort", "SIGABRT", 12)])
  func aFatalSignalIsAState(way: String, signal: String, line: Int) throws {
    let trace = try Trace("crashes", ["--on-crash"], arguments: [way])
    #expect(trace.end.reason == .killed)
    #expect(trace.end.signal == signal)
    #expect(trace.snapshots.map(\.stop.reason) == [.signal])
    #expect(trace.snapshots.first?.stop.message == signal)
    #expect(trace.snapshots.first?.stop.line == line)
    #expect(try Trace("crashes", arguments: [way]).snapshots == [])
  }

  @Test func anOverflownStackHasSomeOfItsFrames() throws {
    let trace = try Trace("crashes", ["--on-crash"], arguments: ["overflow"])
    #expect(trace.end.signal == "SIGABRT")
    let thread = try #require(trace.snapshots.first?.threads.first)
    #expect(thread.frames.count == 64)
    #expect(thread.hiddenFrames > 10_000)
    #expect(thread.frames.allSatisfy { $0.function == "crashes::deeper" })
  }

  @Test(arguments: [("loop", 14), ("sleep", 16)])
  func theTimeLimitEndsIt(way: String, line: Int) throws {
    let trace = try Trace("crashes", ["--on-timeout", "--timeout", "0.2"], arguments: [way])
    #expect(trace.end.reason == .timeout)
    #expect(trace.snapshots.map(\.stop.reason) == [.timeout])
    #expect(trace.snapshots.first?.stop.line == line)
  }

  @Test func panicsAreStates() throws {
    let trace = try Trace("panics", ["--on-panic"])
    #expect(trace.end.panics == 2)
    #expect(trace.end.status == 101)
    #expect(trace.snapshots.map(\.stop.reason) == [.panic, .marker, .marker, .panic])
    #expect(trace.snapshots.map { $0.threads[0].frames[0].function }.last == "panics::risky")
    #expect(trace.errors.contains("step 3"))
    #expect(try Trace("panics").snapshots.map(\.stop.reason) == [.marker, .marker])
  }

  @Test func panicsSayWhatTheyAreAbout() throws { try checkPanics(compiler: nil) }

  @Test(.enabled(if: OldCompiler.isThere, OldCompiler.whyNot))
  func oldPanicsSayItToo() throws { try checkPanics(compiler: OldCompiler.rustc) }

  private func checkPanics(compiler: String?) throws {
    let trace = try Trace("payloads", ["--on-panic"], compiler: compiler)
    let messages = trace.snapshots.filter { $0.stop.reason == .panic }.map(\.stop.message)
    #expect(
      messages.map { $0.map { String($0.prefix(80)) } } == [
        "owned text", nil, "plain", "two\nlines 3 \"quoted\"", "called `Option::unwrap()` on a `None` value",
        "wanted: \"bad\"", "index out of bounds: the len is 1 but the index is 1",
        String(repeating: "long ", count: 16), nil, "slice",
      ])
    #expect(trace.end.panics == 10)
    #expect(trace.end.panicMessage == "owned text")
  }

  @Test func processesAndTrapsOfTheProgramAreItsOwn() throws {
    let trace = try Trace("processes")
    #expect(trace.output == "2 42 true\n")
    #expect(trace.snapshots.map(\.stop.marker) == [1, 2])
    #expect(try trace.snapshot(1).number("who", in: "processes::meet") == 1)
  }

  @Test func whatIsNoProgramIsSaid() throws {
    let trace = try Trace(["run", "--exe", "/nowhere/to/be/found", "--"])
    #expect(trace.status == 66)
    #expect(trace.end.reason == .failed)
    #expect(trace.end.message == "\"/nowhere/to/be/found\" is no program that can be read")
  }

  @Test func whatHasNoDebugInformationIsSaid() throws {
    let trace = try Trace(["run", "--exe", "/bin/true", "--"])
    #expect(trace.status == 66)
    #expect(trace.end.message == "\"/bin/true\" has no debug information")
  }

  @Test func aProgramThatBecomesAnotherIsLetGo() throws {
    let trace = try Trace("execs")
    #expect(trace.end.reason == .exited)
    #expect(trace.end.status == 5)
    #expect(trace.end.notes == ["the program became another one by exec; it was let go"])
    #expect(trace.end.hits == [.init(marker: 1, count: 1)])
  }

  @Test func theNetworkIsTakenAway() throws {
    let trace = try Trace("execs", ["--no-network"])
    guard !trace.end.notes.contains("the network could not be taken away from the program") else {
      print("skipped: namespaces are not allowed here")
      return
    }
    let own = try Workshop.shell("readlink /proc/self/ns/net")
    #expect(trace.output != own)
    #expect(trace.output.hasPrefix("net:["))
    #expect(try Trace("execs").output == own)
  }

  @Test func memoryIsLimited() throws {
    let trace = try Trace("hungry", ["--memory", "50000000", "--on-crash"])
    #expect(trace.end.signal == "SIGABRT")
    #expect(trace.errors.contains("memory allocation of 3000000 bytes failed"))
    #expect(try trace.snapshots.first?.frame("hungry::main") != nil)
    // Not even enough to begin with.
    #expect(try Trace("hungry", ["--memory", "4096"]).end.reason == .killed)
    #expect(try Trace("hungry").output == "100\n")
  }
}
