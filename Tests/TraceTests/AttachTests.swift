import Foundation
import ProcessSnapshot
import Testing

/// Processes that run already, and core files.
@Suite(.enabled(if: Workshop.hasCompiler, "rustc is not installed")) struct AttachTests {
  /// A program that sleeps, for as long as it is wanted.
  private static func sleeping(_ body: (Process) throws -> Void) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Workshop.shared.program("waits"))
    let output = Pipe()
    process.standardOutput = output
    let input = Pipe()
    process.standardInput = input
    try process.run()
    // It says when it is there.
    _ = try output.fileHandleForReading.read(upToCount: 1)
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    try body(process)
    // It goes on as if nothing had been.
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 4)
  }

  @Test func aRunningProcessIsRead() throws {
    try Self.sleeping { process in
      let trace = try Trace(["--pid", "\(process.processIdentifier)", "--user-prefix", "/sample/"])
      #expect(trace.end.reason == .released)
      let snapshot = try #require(trace.snapshots.first)
      #expect(snapshot.stop.reason == .attached)
      #expect(try snapshot.number("answer", in: "waits::main") == 42)
      #expect(snapshot.heap == nil)
    }
  }

  @Test func aCoreFileIsRead() throws {
    guard (try? Workshop.shell("command -v gcore")) != nil else {
      print("skipped: gdb's gcore is not installed")
      return
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("memfig-core-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Self.sleeping { process in
      let pid = process.processIdentifier
      try Workshop.shell("gcore -o '\(folder.path)/core' \(pid)")
      let trace = try Trace([
        "--core", "\(folder.path)/core.\(pid)", "--exe", try Workshop.shared.program("waits"), "--user-prefix",
        "/sample/",
      ])
      let snapshot = try #require(trace.snapshots.first, "\(trace.end)")
      #expect(try snapshot.number("answer", in: "waits::main") == 42)
      let word = try #require(try snapshot.variable("word", in: "waits::main").address).value
      #expect(
        String(decoding: try snapshot.bytes(at: try snapshot.number(at: word), count: 4), as: UTF8.self) == "wait")
    }
  }

  @Test(.timeLimit(.minutes(1))) func whatMayNotBeTracedIsSaid() throws {
    // A process has one tracer at most.
    let tracer = Process()
    tracer.executableURL = URL(fileURLWithPath: Workshop.tracer)
    tracer.arguments = ["run", "--exe", try Workshop.shared.program("waits"), "--output", "/dev/null", "--"]
    let output = Pipe()
    tracer.standardOutput = output
    let input = Pipe()
    tracer.standardInput = input
    try tracer.run()
    _ = try output.fileHandleForReading.read(upToCount: 1)
    let child = try Workshop.shell("cat /proc/\(tracer.processIdentifier)/task/*/children").trimmingCharacters(
      in: .whitespacesAndNewlines)
    let trace = try Trace(["--pid", child])
    #expect(trace.status == 69)
    #expect(trace.end.message == "the program cannot be traced: operation not permitted")
    #expect(trace.end.help?.contains("SYS_PTRACE") == true || trace.end.help?.contains("ptrace_scope") == true)
    // Killing the tracer kills the program.
    kill(tracer.processIdentifier, SIGKILL)
    tracer.waitUntilExit()
    // The pipe ends when nobody holds it any more. A program that lived on would sit there: not waited for without end.
    var end = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
    #expect(poll(&end, 1, 20_000) == 1, "the program lives on")
    try input.fileHandleForWriting.close()
  }

  @Test func whatIsNotThereIsSaid() throws {
    let trace = try Trace(["--pid", "4194300"])
    #expect(trace.status == 69)
    #expect(trace.end.message == "the program cannot be traced: no such process")
  }
}
