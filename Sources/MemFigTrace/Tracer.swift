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
  private var unwinder: Unwinder?
  private var deadline: Int64
  private var hits: [Int: Int] = [:]
  var end: TraceEnd?
  var panics = 0
  private var notes: [String] = []
  private var heapRecorded: Bool?

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
      if wants(marker, hit) {
        try stop(Stop(reason: .marker, marker: marker, hit: hit, thread: Int(id)), settling: true)
      }
      threads[id]?.marker = nil
    } else if thread.isPanicking {
      panics += 1
      if options.onPanic { try stop(Stop(reason: .panic, thread: Int(id)), settling: true) }
      threads[id]?.isPanicking = false
      stepOverPanic(id)
      return
    } else if thread.signal != 0 {
      let name = String(cString: memfig_signal_name(thread.signal))
      if options.onCrash { try stop(Stop(reason: .signal, thread: Int(id), message: name), settling: false) }
    }
    resume(id)
  }

  private func wants(_ marker: Int, _ hit: Int) -> Bool {
    (options.markers.isEmpty || options.markers.contains(marker)) && (options.hit == nil || options.hit == hit)
  }

  /// Brings all threads to rest, writes a snapshot, and lets them go on but for the one it is about.
  private func stop(_ stop: Stop, settling: Bool) throws(Failure) {
    let began = SystemFiles.now
    if settling { settle() }
    stopAll()
    guard end == nil else { return }
    try write(stop)
    resumeAll(but: Int32(stop.thread))
    // The time a snapshot takes is not the program's.
    deadline += SystemFiles.now - began
  }

  func write(_ stop: Stop) throws(Failure) {
    memory.forget()
    if unwinder == nil { unwinder = Unwinder(.process(pid)) }
    guard let unwinder else { throw .cannotUnwind }
    let builder = SnapshotBuilder(debugInfo: debugInfo, memory: memory, bias: bias)
    let own = SystemFiles.name(of: pid, in: pid)
    let stopped = order.filter { threads[$0]?.isStopped == true && threads[$0]?.isHeld == false }.map { id in
      let name = SystemFiles.name(of: id, in: pid)
      return SnapshotBuilder.StoppedThread(
        id: Int(id), name: id == pid || name == own ? nil : name, atMarker: threads[id]?.marker != nil)
    }
    let result = builder.snapshot(
      stop, stopped, unwinder,
      options.leaks ? surroundings() : nil)
    if result.isTruncated { note("the memory the program's variables lead to is too large: not all of it was read") }
    heapRecorded = result.snapshot.heap != nil
    guard output.write(line: result.snapshot.json()) else { throw .cannotWrite }
  }

  private func surroundings() -> SnapshotBuilder.Surroundings? {
    var pointers: Set<UInt64>? = []
    for id in order {
      var pointer: UInt64 = 0
      if memfig_thread_pointer(id, &pointer) == 0 { pointers?.insert(pointer) } else { pointers = nil }
    }
    return Mapping.all(of: pid).map { SnapshotBuilder.Surroundings(mappings: $0, threadPointers: pointers) }
  }

  /// The program's time is over.
  private func giveUp() throws(Failure) {
    stopAll()
    if end == nil, options.onTimeout, !threads.isEmpty { try write(Stop(reason: .timeout, thread: Int(pid))) }
    kill(pid, SIGKILL)
    let limit = SystemFiles.now + 2000
    while end == nil, SystemFiles.now < limit { handle(memfig_wait(100)) }
    end = TraceEnd(reason: .timeout)
  }
}
#endif
