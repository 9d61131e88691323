#if Capture
import CTraceSupport
import Glibc
import ProcessSnapshot

/// Runs a program under ptrace and writes a snapshot at each stop.
///
/// All of it happens on one thread: the kernel answers the thread that traces, and no other.
final class Tracer {
  let options: Options
  let output: Output
  let executable: Executable
  let debugInfo: DebugInfo
  let pid: Int32
  let memory: Memory
  private(set) var bias: UInt64 = 0
  var breakpoints: Breakpoints
  /// In order of spawning.
  var order: [Int32] = []
  var threads: [Int32: TracedThread] = [:]
  /// Threads that have run into a trap, in order.
  var arrivals: [Int32] = []
  /// Processes and threads whose first stop came before their parent's word of them.
  var unannounced: Set<Int32> = []
  /// Forked processes that are let go at their first stop, and whether they have memory of their own.
  var leaving: [Int32: Bool] = [:]
  /// While all threads are being stopped none goes on.
  var isStopping = false
  var unwinder: Unwinder?
  var deadline: Int64
  private var hits: [Int: Int] = [:]
  /// Hits of markers that are counted together, by the first of them.
  private var groupHits: [Int: Int] = [:]
  private var budget: Budget
  private var limit: TraceEnd.Limit?
  /// How long new threads may yet be held for others that never rest, in milliseconds.
  var patience: Int64 = 2000
  var end: TraceEnd?
  /// Whether this process was asked to end.
  var isInterrupted = false
  var panics = 0
  private var firstPanic: String?
  private var notes: [String] = []
  var heapRecorded: Bool?

  init(
    _ options: Options, _ output: Output, _ executable: Executable, _ debugInfo: DebugInfo, pid: Int32
  ) {
    self.options = options
    self.output = output
    self.executable = executable
    self.debugInfo = debugInfo
    self.pid = pid
    memory = Memory(process: pid)
    breakpoints = Breakpoints(pid: pid)
    budget = Budget(states: options.mostStates)
    deadline = SystemFiles.now + Int64(min(options.timeout, 1e9) * 1000)
  }

  func note(_ text: String) { if !notes.contains(text) { notes.append(text) } }

  /// From the program's first instruction to its end.
  func run() throws(Failure) -> TraceEnd {
    while end == nil {
      let left = deadline - SystemFiles.now
      guard left > 0 else {
        try giveUp()
        break
      }
      handle(memfig_wait(isHolding ? min(left, 2) : left))
      if isHolding { releaseHeld() }
      while let thread = arrivals.first, end == nil {
        arrivals.removeFirst()
        try arrive(thread)
      }
    }
    return finished(end ?? TraceEnd(reason: .released))
  }

  func finished(_ end: TraceEnd) -> TraceEnd {
    var end = end
    let markers = Set(executable.probes.map(\.id)).sorted()
    end.hits = markers.map { TraceEnd.Hits(marker: $0, count: hits[$0] ?? 0) }
    end.panics = panics
    end.panicMessage = firstPanic
    end.limit = limit
    end.heapRecorded = heapRecorded
    end.notes = notes
    return end
  }

  /// A thread that runs already.
  func adopt(_ thread: Int32) {
    order.append(thread)
    threads[thread] = TracedThread()
  }

  /// Finds the program's place in memory.
  func locate() {
    guard let entry = SystemFiles.entry(of: pid) else { return note("the program's place in memory is not known") }
    bias = entry &- executable.entry
  }

  /// The program has taken its place in memory: sets the traps.
  func begin() {
    locate()
    for probe in executable.probes where !breakpoints.set(probe.address &+ bias, marker: probe.id, memory) {
      note("the marker \(probe.id) cannot be set")
    }
    if let panic = executable.panicFunction, !breakpoints.set(panic &+ bias, marker: nil, memory) {
      note("panics cannot be seen")
    }
    memory.forget()
  }

  // MARK: - Stops

  private func arrive(_ id: Int32) throws(Failure) {
    guard let thread = threads[id] else { return }
    if let marker = thread.marker {
      let hit = (hits[marker] ?? 0) + 1
      hits[marker] = hit
      let group = options.markers[marker] ?? marker
      let groupHit = (groupHits[group] ?? 0) + 1
      groupHits[group] = groupHit
      if wants(marker, groupHit), hasRoom(isFirst: hit == 1) {
        try stop(Stop(reason: .marker, marker: marker, hit: hit, thread: Int(id)), settling: true)
      }
      // Once it is known to be met, the rest of its hits would only cost time.
      if limit != nil || options.hit.map({ groupHit >= $0 }) == true { breakpoints.retire(marker) }
      threads[id]?.marker = nil
    } else if thread.isPanicking {
      panics += 1
      let message = panicMessage(id)
      if panics == 1 { firstPanic = message }
      if options.onPanic, hasRoom(isFirst: panics == 1) {
        try stop(Stop(reason: .panic, thread: Int(id), message: message), settling: true)
      }
      threads[id]?.isPanicking = false
      stepOverPanic(id)
      return
    } else if thread.signal != 0 {
      let name = String(cString: memfig_signal_name(thread.signal))
      if options.onCrash { try stop(Stop(reason: .signal, thread: Int(id), message: name), settling: false) }
    }
    resume(id)
  }

  private func panicMessage(_ id: Int32) -> String? {
    memory.forget()
    return PanicMessage(executable: executable, debugInfo: debugInfo, memory: memory, bias: bias).text(ofThread: id)
  }

  private func wants(_ marker: Int, _ hit: Int) -> Bool {
    (options.markers.isEmpty || options.markers[marker] != nil) && (options.hit == nil || options.hit == hit)
  }

  private func hasRoom(isFirst: Bool) -> Bool {
    guard let exhausted = budget.exhausted(isFirst: isFirst) else { return true }
    limit = exhausted
    return false
  }

  /// Brings all threads to rest, writes a snapshot, and lets them go on but for the one it is about.
  private func stop(_ stop: Stop, settling: Bool) throws(Failure) {
    let began = SystemFiles.now
    if settling { settle() }
    stopAll()
    guard end == nil else { return }
    let bytes = try write(stop)
    resumeAll(but: Int32(stop.thread))
    // The time a snapshot takes is not the program's.
    let taken = SystemFiles.now - began
    deadline += taken
    budget.spend(bytes: bytes, milliseconds: taken)
  }

  /// The program's time is over.
  private func giveUp() throws(Failure) {
    stopAll()
    if isInterrupted { return }
    if end == nil, options.onTimeout, !threads.isEmpty { try write(Stop(reason: .timeout, thread: Int(pid))) }
    kill(pid, SIGKILL)
    let limit = SystemFiles.now + 2000
    while end == nil, SystemFiles.now < limit { handle(memfig_wait(100)) }
    if !isInterrupted { end = TraceEnd(reason: .timeout) }
  }
}
#endif
