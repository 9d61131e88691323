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
  /// What is collected of its output and errors.
  var collection = Collection.apart
  /// Seconds until it is killed.
  var patience = Double.infinity
  /// Seconds it has to clean up once it is asked to end.
  var grace = 0.0

  enum Collection {
    case apart
    /// All as output, in its order; of much of it the last.
    case lastOfBoth
  }

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
  private static let mostOfLast = 64 << 10

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
      stop(child, watched: end, &status)
      throw error
    }
    if hasEnded {
      // Children of its own that go on have nothing to say to us.
      kill(-child, SIGKILL)
    } else {
      stop(child, watched: end, &status)
    }
    streams.take(into: &result)
    result.signal = status & 0x7F
    result.status = result.signal == 0 ? status >> 8 & 0xFF : 0
    return result
  }

  /// Ends it and all of its own.
  private func stop(_ child: pid_t, watched: Int32, _ status: inout Int32) {
    if grace > 0 {
      kill(child, SIGTERM)
      var request = pollfd(fd: watched, events: Int16(POLLIN), revents: 0)
      _ = poll(&request, 1, Int32(grace * 1000))
    }
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
    for (number, descriptor) in (streams.far + streams.far.suffix(1)).prefix(3).enumerated() {
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
    /// Our sides of output and errors; -1 where there is none, or it has ended.
    var near: [Int32] = [-1, -1]
    let collectsLast: Bool

    init(for command: Command) throws(SystemError) {
      far.append(try Self.open(command.input ?? "/dev/null", O_RDONLY))
      collectsLast = command.collection == .lastOfBoth
      for number in 0..<(collectsLast ? 1 : 2) {
        var ends: [Int32] = [0, 0]
        guard memfig_pipe(&ends) == 0 else { throw SystemError("cannot make a pipe", errno) }
        near[number] = ends[0]
        far.append(ends[1])
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
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
      // More than a pipe holds; who writes without end must not keep us here.
      for _ in 0..<16 {
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
        if collectsLast || bytes.count < Command.mostCollected { bytes += piece }
        if collectsLast, bytes.count > 2 * Command.mostOfLast { bytes.removeFirst(bytes.count - Command.mostOfLast) }
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
