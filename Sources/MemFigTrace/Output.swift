#if Capture
import CTraceSupport
import Glibc
import ProcessSnapshot

/// Where the lines go.
struct Output {
  private let descriptor: Int32

  /// nil where it cannot be written.
  init?(path: String?) {
    if let path {
      descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { return nil }
    } else {
      descriptor = 3
      guard fcntl(descriptor, F_GETFD) >= 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else { return nil }
    }
  }

  /// Whether the whole line was written.
  func write(line: [UInt8]) -> Bool {
    var rest = (line + [UInt8(ascii: "\n")])[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }
}
#endif
