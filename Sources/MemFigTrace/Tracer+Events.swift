#if Capture
import CTraceSupport
import Glibc
import ProcessSnapshot

extension Tracer {
  /// Takes in what the kernel says of a thread, and lets it go on where nothing keeps it.
  func handle(_ event: memfig_event) {
    let id = event.thread
    switch event.news {
    case MEMFIG_NOTHING: return
    case MEMFIG_END_WANTED:
      isInterrupted = true
      end = TraceEnd(reason: .failed, message: Failure.interrupted.message)
    case MEMFIG_GONE: end = end ?? TraceEnd(reason: .released)
    case MEMFIG_EXITED, MEMFIG_KILLED: remove(id, event)
    case MEMFIG_EXEC: executed(id)
    // It dies on its way to its first instruction.
    case MEMFIG_SIGNAL where threads.isEmpty && id == pid: _ = memfig_continue(id, event.number)
    default:
      guard threads[id] != nil else { return meet(id) }
      threads[id]?.isStopped = true
      switch event.news {
      case MEMFIG_SIGNAL: signal(id, event.number)
      case MEMFIG_CLONE:
        announceThread(message(id))
        resume(id)
      case MEMFIG_FORK, MEMFIG_VFORK:
        announceProcess(message(id), hasOwnMemory: event.news == MEMFIG_FORK)
        resume(id)
      case MEMFIG_GROUP_STOP:
        threads[id]?.isSuspended = true
        resume(id)
      default:
        threads[id]?.isSuspended = false
        resume(id)
      }
    }
  }

  private func message(_ id: Int32) -> Int32 {
    var message: UInt64 = 0
    _ = memfig_event_message(id, &message)
    return Int32(truncatingIfNeeded: message)
  }

  private func remove(_ id: Int32, _ event: memfig_event) {
    threads[id] = nil
    order.removeAll { $0 == id }
    arrivals.removeAll { $0 == id }
    unannounced.remove(id)
    leaving[id] = nil
    guard id == pid, end == nil else { return }
    if event.news == MEMFIG_EXITED {
      end = TraceEnd(reason: .exited, status: Int(event.number))
    } else {
      end = TraceEnd(reason: .killed, signal: String(cString: memfig_signal_name(event.number)))
    }
  }

  /// The first exec makes the program; one after that makes it another.
  private func executed(_ id: Int32) {
    guard threads.isEmpty else {
      threads = [:]
      order = []
      arrivals = []
      note("the program became another one by exec; it was let go")
      _ = memfig_detach(id, 0)
      return
    }
    order = [id]
    threads[id] = TracedThread(isStopped: true)
    begin()
    resume(id)
  }

  // MARK: - New threads and processes

  /// The first stop of a thread or process.
  private func meet(_ id: Int32) {
    if let hasOwnMemory = leaving.removeValue(forKey: id) {
      release(id, hasOwnMemory)
    } else {
      unannounced.insert(id)
    }
  }

  private func announceThread(_ id: Int32) {
    guard threads[id] == nil else { return }
    order.append(id)
    // It is held until the others are blocked.
    threads[id] = TracedThread(isHeld: true, activitySince: SystemFiles.now)
    threads[id]?.isStopped = unannounced.remove(id) != nil
  }

  private func announceProcess(_ id: Int32, hasOwnMemory: Bool) {
    if unannounced.remove(id) != nil {
      release(id, hasOwnMemory)
    } else {
      leaving[id] = hasOwnMemory
    }
  }

  private func release(_ id: Int32, _ hasOwnMemory: Bool) {
    if hasOwnMemory { breakpoints.restore(in: id) }
    _ = memfig_detach(id, 0)
  }

  // MARK: - Signals

  private func signal(_ id: Int32, _ number: Int32) {
    if number == SIGTRAP, ranIntoTrap(id) { return }
    threads[id]?.signal = number
    if memfig_ends_program(number), number != SIGKILL, !SystemFiles.handles(number, pid) {
      arrivals.append(id)
    } else {
      resume(id)
    }
  }

  /// Whether the trap is ours; the program may have its own.
  private func ranIntoTrap(_ id: Int32) -> Bool {
    if threads[id]?.isStepping == true, let panic = executable.panicFunction {
      threads[id]?.isStepping = false
      breakpoints.put(panic &+ bias)
      resume(id)
      return true
    }
    var pc: UInt64 = 0
    guard memfig_program_counter(id, &pc) == 0 else { return false }
    switch breakpoints.trap(before: pc) {
    case .marker(let marker): threads[id]?.marker = marker
    case .panic:
      threads[id]?.isPanicking = true
      _ = memfig_set_program_counter(id, pc &- Machine.trapAdvance)
    case nil: return false
    }
    arrivals.append(id)
    return true
  }

  func stepOverPanic(_ id: Int32) {
    guard let panic = executable.panicFunction, threads[id] != nil else { return }
    breakpoints.take(panic &+ bias)
    threads[id]?.isStepping = true
    threads[id]?.isStopped = false
    _ = memfig_step(id)
  }
}
#endif
