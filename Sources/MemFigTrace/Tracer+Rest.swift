#if Capture
import CTraceSupport
import Glibc

/// Bringing threads to rest, and to life.
extension Tracer {
  /// How long a thread must be seen waiting to count as blocked, in milliseconds.
  private static let blockedAfter: Int64 = 10
  private static let longestSettling: Int64 = 300
  private static let longestHold: Int64 = 100
  private static let longestStopping: Int64 = 2000

  var isHolding: Bool { threads.values.contains { $0.isHeld } }

  /// Lets a thread go on that stands still and that nothing keeps.
  func resume(_ id: Int32) {
    guard !isStopping, let thread = threads[id], thread.isStopped, !thread.isHeld, thread.marker == nil,
      !thread.isPanicking, !arrivals.contains(id)
    else { return }
    threads[id]?.isStopped = false
    threads[id]?.signal = 0
    threads[id]?.activity = ""
    if thread.isSuspended {
      _ = memfig_listen(id)
    } else if thread.isStepping {
      _ = memfig_step(id)
    } else {
      _ = memfig_continue(id, thread.signal)
    }
  }

  func resumeAll(but one: Int32) {
    isStopping = false
    for id in order where id != one { resume(id) }
  }

  /// Interrupts every thread and waits until all stand still.
  func stopAll() {
    isStopping = true
    for id in order where threads[id]?.isStopped == false { _ = memfig_interrupt(id) }
    let limit = SystemFiles.now + Self.longestStopping
    while end == nil, threads.values.contains(where: { !$0.isStopped }), SystemFiles.now < limit {
      handle(memfig_wait(limit - SystemFiles.now))
    }
  }

  /// Lets the threads that are not at a marker run until each is blocked.
  func settle() {
    var limit = SystemFiles.now + Self.longestSettling
    while end == nil, threads.values.contains(where: { $0.isRunning || $0.isHeld }) {
      if releaseHeld() { limit = SystemFiles.now + Self.longestSettling }
      if !isHolding, areBlocked() || SystemFiles.now >= limit { return }
      handle(memfig_wait(2))
    }
  }

  /// Lets the longest held thread begin once the others are blocked, or have kept it waiting for too long.
  @discardableResult func releaseHeld() -> Bool {
    guard let id = order.first(where: { threads[$0]?.isHeld == true }), let thread = threads[id], thread.isStopped,
      areBlocked() || isTooLong(thread)
    else { return false }
    threads[id]?.isHeld = false
    deadline += min(SystemFiles.now - thread.activitySince, Self.longestHold)
    // The next one waits from now on.
    for other in order where threads[other]?.isHeld == true { threads[other]?.activitySince = SystemFiles.now }
    resume(id)
    return true
  }

  private func isTooLong(_ thread: TracedThread) -> Bool {
    let held = SystemFiles.now - thread.activitySince
    guard held >= min(Self.longestHold, patience) else { return false }
    patience -= held
    return true
  }

  /// Whether every thread that runs has been seen waiting in the same system call for a while.
  private func areBlocked() -> Bool {
    let now = SystemFiles.now
    var all = true
    for id in order {
      guard let thread = threads[id], thread.isRunning else { continue }
      let activity = SystemFiles.waiting(id, in: pid) ?? ""
      if activity.isEmpty || activity != thread.activity {
        threads[id]?.activity = activity
        threads[id]?.activitySince = now
        all = false
      } else if now - thread.activitySince < Self.blockedAfter {
        all = false
      }
    }
    return all
  }
}
#endif
