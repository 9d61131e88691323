#if Capture
import CTraceSupport
import Glibc

/// Why there can be no trace.
struct Failure: Error {
  var message: String
  var help: String?
  /// The exit status of `memfig-trace`.
  var status: Int32

  static let missing: Int32 = 66
  static let unavailable: Int32 = 69
  static let internalError: Int32 = 70
  static let outputError: Int32 = 74

  static func noExecutable(_ path: String) -> Failure {
    Failure(message: "\"\(path)\" is no program that can be read", status: missing)
  }

  static func noDebugInformation(_ path: String) -> Failure {
    Failure(
      message: "\"\(path)\" has no debug information", help: "compile it with -g, and do not strip it", status: missing)
  }

  static func cannotStart(_ path: String, _ error: Int32) -> Failure {
    Failure(message: "\"\(path)\" cannot be started: \(text(error))", status: missing)
  }

  /// The system refuses to let one process trace another.
  static func notPermitted(_ error: Int32, isOwnChild: Bool) -> Failure {
    let scope = memfig_yama_scope()
    let help: String
    if error == ESRCH {
      help = "there is no such process"
    } else if scope >= 3 {
      help = "/proc/sys/kernel/yama/ptrace_scope is \(scope), which forbids it to everybody until the next start"
    } else if scope == 2 {
      help = "/proc/sys/kernel/yama/ptrace_scope is 2, which allows it to root alone; set it to 1 or 0"
    } else if scope == 1, !isOwnChild {
      help =
        "/proc/sys/kernel/yama/ptrace_scope is 1, which allows it for programs that memfig starts; set it to 0, or be root"
    } else {
      help =
        "a container allows it with --cap-add=SYS_PTRACE, or with a seccomp profile that has ptrace; another user's process needs root"
    }
    return Failure(message: "the program cannot be traced: \(text(error))", help: help, status: unavailable)
  }

  static let interrupted = Failure(message: "the trace was interrupted", status: 130)

  static func system(_ what: String, _ error: Int32) -> Failure {
    Failure(message: "\(what): \(text(error))", status: internalError)
  }

  static let cannotUnwind = Failure(message: "the program's stack cannot be read", status: internalError)

  static let cannotWrite = Failure(message: "the snapshot cannot be written", status: outputError)

  static func unreadableCore(_ path: String) -> Failure {
    Failure(message: "\"\(path)\" is no core file that can be read", status: missing)
  }

  private static func text(_ error: Int32) -> String { String(cString: strerror(error)).lowercased() }
}
#endif
