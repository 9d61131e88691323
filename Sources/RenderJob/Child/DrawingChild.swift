import CRenderJobSupport
import Diagnostics
import Glibc
import MemFig

/// The process that reads, lays out and draws, so that a crash or a runaway there is a message.
///
/// Forked before anything touches Graphviz, which starts threads; its parent never does, and so can fork again.
struct DrawingChild: ~Copyable {
  private let limits: JobLimits
  private let work: (Channel) -> Never
  private var running: memfig_child?

  /// - Parameter work: What the child does, once it is asked for the first time.
  init(limits: JobLimits, work: @escaping (Channel) -> Never) {
    self.limits = limits
    self.work = work
  }

  /// Has the child work on a text, and hands on what it tells.
  ///
  /// - Throws: How it ended instead; asked again, it is a new one.
  mutating func ask(_ text: ModelText, receive: (Message) -> Void) throws(Failure) -> ExitCode {
    let isNew = running == nil
    let child = try start()
    let channel = Channel(descriptor: child.socket)
    if child.log >= 0 { ftruncate(child.log, 0) }
    // A child that works is left to its limit of CPU time, which may be long by the clock; one that waits is not.
    let most = Self.secondsUsed(by: child.pid) + limits.patience
    var used = 0.0
    let mayGoOn = {
      let before = used
      used = Self.secondsUsed(by: child.pid)
      return used > before + 0.01 && used < most
    }
    do {
      try channel.send(text.wire)
      while true {
        let message = try Message(wire: try channel.receive(patience: limits.patience, orWhile: mayGoOn))
        if case .end(let code) = message { return code }
        receive(message)
        if case .again = message { break }
      }
    } catch Channel.Silence.closed {
      throw crash(of: text.file)
    } catch Channel.Silence.timeout {
      end(killing: true)
      throw .tookTooLong(text.file, seconds: Int(limits.patience))
    } catch {
      end(killing: true)
      throw .lostThread(text.file)
    }
    // A new one has chosen no fonts yet; one that was new cannot ask for that.
    end()
    if isNew { throw .lostThread(text.file) }
    return try ask(text, receive: receive)
  }

  /// The last lines of what it wrote to its standard output and error, working on the last text.
  func logged() -> [Substring] {
    guard let log = running?.log, log >= 0 else { return [] }
    let most = 64 << 10
    lseek(log, max(0, lseek(log, 0, SEEK_END) - most), SEEK_SET)
    let bytes = Descriptor.read(from: log, limit: most) ?? []
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
  }

  private mutating func start() throws(Failure) -> memfig_child {
    if let running { return running }
    var child = memfig_child()
    guard memfig_fork_child(Int64(limits.memory) << 20, &child) else { throw .cannotFork(errno) }
    if child.pid == 0 { work(Channel(descriptor: child.socket)) }
    memfig_guard_child(child.pid)
    running = child
    return child
  }

  @discardableResult
  private mutating func end(killing: Bool = false) -> memfig_end {
    guard let child = running else { return memfig_end() }
    running = nil
    return Self.end(child, killing: killing)
  }

  private static func end(_ child: memfig_child, killing: Bool) -> memfig_end {
    if killing { kill(child.pid, SIGKILL) }
    close(child.socket)
    memfig_guard_child(0)
    if child.log >= 0 { close(child.log) }
    return memfig_wait_for_child(child.pid)
  }

  private static func secondsUsed(by child: pid_t) -> Double {
    var clock = clockid_t()
    guard clock_getcpuclockid(child, &clock) == 0 else { return 0 }
    return Channel.seconds(of: clock)
  }

  private mutating func crash(of file: String) -> Failure {
    let notes = logged().suffix(5).map { Diagnostic.Note(String($0)) }
    let end = end()
    if end.signal == SIGXCPU { return .tookTooMuch(file, seconds: limits.seconds) }
    return .crashed(file, end, limits, notes: notes)
  }

  deinit {
    if let running { _ = Self.end(running, killing: false) }
  }
}

extension Failure {
  static func cannotFork(_ number: Int32) -> Failure {
    Failure(.error("cannot start a process to draw in: \(Descriptor.reason(number))"), .internal)
  }

  static func tookTooMuch(_ file: String, seconds: Int) -> Failure {
    Failure(
      "drawing took more than \(seconds) s of CPU time and was stopped", in: file,
      help: "raise the limit with --max-seconds", .internal)
  }

  static func tookTooLong(_ file: String, seconds: Int) -> Failure {
    Failure(
      "drawing did not end within \(seconds) s and was stopped", in: file, help: "raise the limit with --max-seconds",
      .internal)
  }

  static func lostThread(_ file: String) -> Failure {
    Failure("the drawing process answered something else than asked", in: file, help: reportIt, .internal)
  }

  static func crashed(
    _ file: String, _ end: memfig_end, _ limits: JobLimits, notes: [Diagnostic.Note]
  ) -> Failure {
    let how = end.signal == 0 ? "it ended with status \(end.status)" : Descriptor.signalName(end.signal)
    let help =
      if end.memory > Int64(limits.memory) << 19 {
        "it used much memory: raise the limit of \(limits.memory) MiB with --max-memory"
      } else if end.signal == SIGKILL {
        "the system ended it, perhaps for want of memory"
      } else if limits.reading.depth > ReadingLimits.standard.depth {
        "brackets nested this deep may be more than the stack holds: lower --max-depth"
      } else {
        reportIt
      }
    var failure = Failure("drawing crashed: \(how)", in: file, help: help, .internal)
    failure.diagnostic.notes = notes
    return failure
  }

  private static let reportIt =
    "this is a fault of memfig: please report it, with the input and what \"memfig info\" says"
}

extension Descriptor {
  /// `segmentation fault`.
  static func signalName(_ number: Int32) -> String {
    guard let text = strsignal(number) else { return "signal \(number)" }
    let name = String(cString: text)
    return name.prefix(1).lowercased() + name.dropFirst()
  }
}
