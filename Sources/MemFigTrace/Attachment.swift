#if Capture
import CTraceSupport
import Glibc
import ProcessSnapshot

/// A snapshot of a process that runs already, which goes on afterwards as if nothing had been.
struct Attachment {
  let options: Options
  let output: Output
  let pid: Int32

  func run() throws(Failure) -> TraceEnd {
    // Refused as tracing is, or not there at all.
    let first = memfig_seize(pid, false)
    guard first == 0 else { throw .notPermitted(first, isOwnChild: false) }
    guard let executable = Executable(path: "/proc/\(pid)/exe") else { throw .noExecutable("/proc/\(pid)/exe") }
    guard let debugInfo = DebugInfo(executable, UserCode(options)) else {
      throw .noDebugInformation("/proc/\(pid)/exe")
    }
    memfig_prepare_waiting()
    let tracer = Tracer(options, output, executable, debugInfo, pid: pid)
    for thread in SystemFiles.threads(of: pid) where thread == pid || memfig_seize(thread, false) == 0 {
      tracer.adopt(thread)
    }
    tracer.locate()
    tracer.stopAll()
    if tracer.end == nil { try tracer.write(Stop(reason: .attached, thread: Int(pid))) }
    for thread in tracer.order { _ = memfig_detach(thread, tracer.threads[thread]?.signal ?? 0) }
    return tracer.finished(tracer.end ?? TraceEnd(reason: .released))
  }
}
#endif
