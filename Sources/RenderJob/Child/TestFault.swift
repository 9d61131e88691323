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
    case "allocate": allocate()
    default: break
    }
  }

  /// Takes memory, and touches it, until there is none.
  private static func allocate() {
    while true {
      let piece = UnsafeMutableRawPointer.allocate(byteCount: 64 << 20, alignment: 16)
      memset(piece, 1, 64 << 20)
    }
  }
}
