import CCaptureSupport
import Glibc

/// Another program, run to its end without a shell between.
struct Command {
  var executable: String
  var arguments: [String]
  /// Changes to this process's variables; nil takes one away.
  var environment: [String: String?] = [:]
  var folder: String?
  /// A file to read from; nothing where it is nil.
  var input: String?
  /// A file that standard output goes to; nil collects it.
  var output: String?
  /// A file that standard error goes to; nil collects it.
  var errors: String?
  /// Seconds until it is killed.
  var patience = Double.infinity

  init(_ executable: String, _ arguments: [String]) {
    self.executable = executable
    self.arguments = arguments
  }

  struct Result {
    /// The exit status, where no signal ended it.
    var status: Int32
    /// The signal that ended it, or 0.
    var signal: Int32
    var output: [UInt8]
    var errors: [UInt8]
    /// Killed because it took too long.
    var isLate = false

    var succeeded: Bool { status == 0 && signal == 0 }
    var errorText: String { String(decoding: errors, as: UTF8.self) }
  }

  /// What it collects ends here, so that no flood fills the memory.
  private static let mostCollected = 64 << 20

  /// - Throws: `SystemError` where it cannot be started, `Interruption` after it was killed because this process is to end.
  func run(_ signals: borrowing HeldSignals) throws -> Result {
    if signals.wantEnd { throw Interruption() }
    var streams = try Streams(for: self)
    let child = try start(&streams)
    streams.closeFarEnds()
    let end = memfig_watch_child(child)
    defer {
      streams.closeNearEnds()
      if end >= 0 { close(end) }
    }
    var result = Result(status: 0, signal: 0, output: [], errors: [])
    let deadline = Self.now + patience
    var status: Int32 = 0
    var hasEnded = false
    do {
      while !hasEnded {
        streams.wait(until: deadline, orFor: [end, signals.descriptor])
        streams.take(into: &result)
        if signals.wantEnd { throw Interruption() }
        hasEnded = waitpid(child, &status, WNOHANG) == child
        if !hasEnded, Self.now >= deadline {
          result.isLate = true
          break
        }
      }
    } catch {
      Self.end(child, &status)
      throw error
    }
    if hasEnded {
      // Children of its own that go on have nothing to say to us.
      kill(-child, SIGKILL)
    } else {
      Self.end(child, &status)
    }
    streams.take(into: &result)
    result.signal = status & 0x7F
    result.status = result.signal == 0 ? status >> 8 & 0xFF : 0
    return result
  }

  /// Kills it and all of its own.
  private static func end(_ child: pid_t, _ status: inout Int32) {
    kill(-child, SIGKILL)
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func start(_ streams: inout Streams) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, descriptor) in streams.far.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    if let folder { memfig_spawn_in(&actions, folder) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own can be killed whole; signals are held by us, not by it.
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    posix_spawnattr_setpgroup(&attributes, 0)
    var set = sigset_t()
    sigemptyset(&set)
    posix_spawnattr_setsigmask(&attributes, &set)
    sigaddset(&set, SIGPIPE)
    sigaddset(&set, SIGXFSZ)
    posix_spawnattr_setsigdefault(&attributes, &set)
    var child = pid_t()
    let words = CStrings([executable] + arguments)
    let variables = CStrings(Self.variables(changing: environment))
    let error = posix_spawn(&child, executable, &actions, &attributes, words.pointers, variables.pointers)
    if error != 0 {
      streams.closeFarEnds()
      streams.closeNearEnds()
      throw SystemError("cannot run \"\(executable)\"", error)
    }
    return child
  }

  private static func variables(changing changes: [String: String?]) -> [String] {
    var variables: [String] = []
    var next = environ
    while let variable = next.pointee {
      let text = String(cString: variable)
      if changes[String(text.prefix { $0 != "=" })] == nil { variables.append(text) }
      next += 1
    }
    for (name, value) in changes { if let value { variables.append("\(name)=\(value)") } }
    return variables
  }

  /// Where a child's standard streams lead.
  private struct Streams {
    /// The child's sides, in order of their numbers.
    var far: [Int32] = []
    /// Our sides of output and errors; -1 where a file takes them, or they have ended.
    var near: [Int32] = [-1, -1]

    init(for command: Command) throws(SystemError) {
      far.append(try Self.open(command.input ?? "/dev/null", O_RDONLY))
      for (number, file) in [command.output, command.errors].enumerated() {
        if let file {
          far.append(try Self.open(file, O_WRONLY | O_CREAT | O_TRUNC))
        } else {
          var ends: [Int32] = [0, 0]
          guard memfig_pipe(&ends) == 0 else { throw SystemError("cannot make a pipe", errno) }
          near[number] = ends[0]
          far.append(ends[1])
          _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        }
      }
    }

    private static func open(_ path: String, _ flags: Int32) throws(SystemError) -> Int32 {
      let descriptor = Glibc.open(path, flags | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw SystemError("cannot open \"\(path)\"", errno) }
      return descriptor
    }

    mutating func closeFarEnds() {
      for descriptor in far { close(descriptor) }
      far = []
    }

    mutating func closeNearEnds() {
      for descriptor in near where descriptor >= 0 { close(descriptor) }
      near = [-1, -1]
    }

    /// Until something came, or one of the others is readable.
    func wait(until deadline: Double, orFor others: [Int32]) {
      var requests = (near + others).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      // Where one cannot be had, what it would tell is noticed a little later.
      let most = others.contains { $0 < 0 } ? 0.02 : 3600
      let patience = max(0, min(deadline - Command.now, most))
      _ = poll(&requests, nfds_t(requests.count), Int32((patience * 1000).rounded(.up)))
    }

    mutating func take(into result: inout Result) {
      take(0, into: &result.output)
      take(1, into: &result.errors)
    }

    private mutating func take(_ number: Int, into bytes: inout [UInt8]) {
      guard near[number] >= 0 else { return }
      while true {
        var got = 0
        let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
          got = Glibc.read(near[number], buffer.baseAddress, 1 << 16)
          count = max(got, 0)
        }
        if got < 0 { return }
        if got == 0 {
          close(near[number])
          near[number] = -1
          return
        }
        if bytes.count < Command.mostCollected { bytes += piece }
      }
    }
  }
}

/// Texts as C wants them: pointers, the last of which is nil.
private final class CStrings {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ texts: [String]) { pointers = texts.map { strdup($0) } + [nil] }

  deinit { for pointer in pointers { free(pointer) } }
}
