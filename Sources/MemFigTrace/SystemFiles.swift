#if Capture
import Glibc

/// What `/proc` says of a process.
enum SystemFiles {
  static func text(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let got = read(descriptor, &buffer, buffer.count)
      guard got > 0 else { return got == 0 ? String(decoding: all, as: UTF8.self) : nil }
      all.append(contentsOf: buffer[..<got])
    }
  }

  static func threads(of pid: Int32) -> [Int32] {
    guard let folder = opendir("/proc/\(pid)/task") else { return [] }
    defer { closedir(folder) }
    var all: [Int32] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if let thread = Int32(name) { all.append(thread) }
    }
    return all.sorted()
  }

  static func name(of thread: Int32, in pid: Int32) -> String? {
    text("/proc/\(pid)/task/\(thread)/comm").map { String($0.dropLast()) }
  }

  /// The files that a process has mapped, other than its program.
  static func libraries(of pid: Int32) -> [String] {
    guard let maps = text("/proc/\(pid)/maps") else { return [] }
    var found: Set<String> = []
    for line in maps.split(separator: "\n") {
      if let start = line.firstIndex(of: "/"), line[start...].utf8.count > 3 { found.insert(String(line[start...])) }
    }
    return found.filter { $0.hasSuffix(".so") || $0.firstPlace(of: ".so.") != nil }.sorted()
  }

  /// The system call a thread waits in, or nil where it runs.
  static func waiting(_ thread: Int32, in pid: Int32) -> String? {
    let folder = "/proc/\(pid)/task/\(thread)/"
    guard let stat = text(folder + "stat"), let end = stat.lastIndex(of: ")") else { return nil }
    let state = stat[end...].dropFirst(2).first
    guard state != "R", let call = text(folder + "syscall"), !call.hasPrefix("running") else { return nil }
    return call
  }

  /// Whether the program has a handler for a signal, or ignores it.
  static func handles(_ signal: Int32, _ pid: Int32) -> Bool {
    guard let status = text("/proc/\(pid)/status") else { return false }
    for line in status.split(separator: "\n") where line.hasPrefix("SigCgt:") || line.hasPrefix("SigIgn:") {
      let digits = line.drop { $0 != "\t" }.dropFirst()
      if let mask = UInt64(digits, radix: 16), mask & 1 << UInt64(signal - 1) != 0 { return true }
    }
    return false
  }

  /// Where a program begins in memory, from its auxiliary vector; nil where that is not to be had.
  static func entry(of pid: Int32) -> UInt64? {
    let descriptor = open("/proc/\(pid)/auxv", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var words = [UInt64](repeating: 0, count: 128)
    let got = read(descriptor, &words, 1024)
    return stride(from: 0, to: max(0, got / 8 - 1), by: 2).first { words[$0] == UInt64(AT_ENTRY) }.map { words[$0 + 1] }
  }

  /// Milliseconds of a clock that only goes forward.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
#endif
