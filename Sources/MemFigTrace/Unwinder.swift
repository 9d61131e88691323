#if Capture
import CElfutils

/// Unwinds the threads of a process at rest through libdwfl.
final class Unwinder {
  struct RawFrame {
    var pc: UInt64
    /// Whether the frame stands at `pc`, not behind a call.
    var isActivation: Bool
    /// By DWARF's numbers.
    var registers: [UInt64?]
  }

  enum Source {
    case process(Int32)
    case core(elf: OpaquePointer, program: String)
  }

  private let dwfl: OpaquePointer
  private let callbacks: UnsafeMutablePointer<Dwfl_Callbacks>

  /// nil where libdwfl refuses the process.
  init?(_ source: Source) {
    callbacks = .allocate(capacity: 1)
    var all = Dwfl_Callbacks()
    all.find_elf = dwfl_linux_proc_find_elf
    // Never looked for elsewhere: that could ask a server.
    all.find_debuginfo = { _, _, _, _, _, _, _, _ in -1 }
    callbacks.initialize(to: all)
    guard let dwfl = dwfl_begin(callbacks) else { return nil }
    self.dwfl = dwfl
    dwfl_report_begin(dwfl)
    switch source {
    case .process(let pid):
      guard dwfl_linux_proc_report(dwfl, pid) == 0, dwfl_report_end(dwfl, nil, nil) == 0,
        dwfl_linux_proc_attach(dwfl, pid, true) == 0
      else { return nil }
    case .core(let elf, let program):
      guard dwfl_core_file_report(dwfl, elf, program) >= 0, dwfl_report_end(dwfl, nil, nil) == 0,
        dwfl_core_file_attach(dwfl, elf) >= 0
      else { return nil }
    }
  }

  deinit {
    dwfl_end(dwfl)
    callbacks.deallocate()
  }

  /// All threads there are; of core files, which nothing else lists.
  var threads: [Int] {
    final class Found { var all: [Int] = [] }
    let found = Found()
    _ = dwfl_getthreads(
      dwfl,
      { thread, found in
        Unmanaged<Found>.fromOpaque(found!).takeUnretainedValue().all.append(Int(dwfl_thread_tid(thread!)))
        return Int32(DWARF_CB_OK)
      }, Unmanaged.passUnretained(found).toOpaque())
    return found.all
  }

  /// The frames of a thread from the innermost outwards, until `body` says false.
  func eachFrame(of thread: Int, _ body: (RawFrame) -> Bool) {
    withoutActuallyEscaping(body) { body in
      let walk = Walk(body)
      _ = dwfl_getthread_frames(
        dwfl, pid_t(thread),
        { state, walk in
          var pc: Dwarf_Addr = 0
          var isActivation = false
          guard let state, dwfl_frame_pc(state, &pc, &isActivation) else { return Int32(DWARF_CB_ABORT) }
          let registers = (0..<Int32(Machine.registers)).map { number -> UInt64? in
            var value: Dwarf_Word = 0
            return dwfl_frame_reg(state, UInt32(number), &value) == 0 ? value : nil
          }
          let frame = RawFrame(pc: pc, isActivation: isActivation, registers: registers)
          let goOn = Unmanaged<Walk>.fromOpaque(walk!).takeUnretainedValue().body(frame)
          return Int32(goOn ? DWARF_CB_OK : DWARF_CB_ABORT)
        }, Unmanaged.passUnretained(walk).toOpaque())
    }
  }

  private final class Walk {
    let body: (RawFrame) -> Bool
    init(_ body: @escaping (RawFrame) -> Bool) { self.body = body }
  }
}
#endif
