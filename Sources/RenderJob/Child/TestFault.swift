import Glibc

/// Faults on demand, so that tests can prove that those of the drawing child are caught.
enum TestFault {
  static func happen() {
    guard let fault = getenv("MEMFIG_TEST_CHILD") else { return }
    switch String(cString: fault) {
    case "crash": fatalError("crashed as asked")
    case "exit": _exit(3)
    case "spin": while getppid() > 0 {}
    case "sleep": while true { pause() }
    default: break
    }
  }
}
