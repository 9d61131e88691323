#if Capture
import CTraceSupport
import Glibc
import ProcessSnapshot

/// Starts a program and traces it to its end.
struct Launch {
  let options: Options
  let output: Output

  func run(_ program: String, _ arguments: [String]) throws(Failure) -> TraceEnd {
    guard let executable = Executable(path: program) else { throw .noExecutable(program) }
    guard let debugInfo = DebugInfo(executable, UserCode(options)) else { throw .noDebugInformation(program) }
    memfig_prepare_waiting()
    memfig_adopt_orphans()
    defer { memfig_end_orphans(Self.longestEnding) }
    var launched = try launch(program, arguments)
    let tracer = Tracer(options, output, executable, debugInfo, pid: launched.pid)
    let error = memfig_seize(launched.pid, true)
    guard error == 0 else {
      // It has not begun, and dies with the pipe.
      close(launched.go)
      throw .notPermitted(error, isOwnChild: true)
    }
    memfig_release(&launched)
    let end = try tracer.run()
    if tracer.isInterrupted { throw .interrupted }
    let start = memfig_started(&launched)
    if start.stage == 1 { throw .cannotStart(program, start.error) }
    if start.network_left { tracer.note("the network could not be taken away from the program") }
    // What the program started and did not wait for: nothing goes on behind a trace.
    if !memfig_end_orphans(Self.longestEnding) { tracer.note("a process that the program started could not be ended") }
    return tracer.finished(end)
  }

  /// Milliseconds.
  private static let longestEnding: Int64 = 2000

  private func launch(_ program: String, _ arguments: [String]) throws(Failure) -> memfig_launched {
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = environment().map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var launched = memfig_launched()
    let error = words.withUnsafeBufferPointer { words in
      variables.withUnsafeBufferPointer { variables in
        var launch = memfig_launch(
          program: words[0], arguments: words.baseAddress, environment: variables.baseAddress,
          memory: Int64(options.memory), no_network: options.noNetwork, fixed_addresses: !options.random)
        return memfig_launch_program(&launch, &launched)
      }
    }
    guard error == 0 else { throw .system("the program cannot be started", error) }
    return launched
  }

  /// This process's own, with orders for the heap recorder, which it takes out again.
  private func environment() -> [String] {
    var all: [String] = []
    var next = environ
    while let text = next.pointee {
      all.append(String(cString: text))
      next += 1
    }
    guard let recorder = options.heapRecorder else { return all }
    let preloaded = all.first { $0.hasPrefix("LD_PRELOAD=") }?.dropFirst("LD_PRELOAD=".count)
    all.removeAll { $0.hasPrefix("LD_PRELOAD=") }
    all.append("LD_PRELOAD=" + recorder + (preloaded.map { ":" + $0 } ?? ""))
    if let preloaded { all.append("MEMFIG_PRELOAD=" + preloaded) }
    if options.random { all.append("MEMFIG_RANDOM=1") }
    return all
  }
}
#endif
