import Foundation
import ProcessSnapshot
import Synchronization
import Testing

/// Compiles the programs of these tests, and the heap recorder, once each; and traces them.
final class Workshop: Sendable {
  static let shared = Workshop()

  private let folder: URL
  private let done = Mutex<[String: Result<String, any Error>]>([:])

  private init() {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("memfig-trace-tests-\(getpid())")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // Nobody else ends with the process.
    Workshop.path.withLock { $0 = folder.path }
    atexit { Workshop.path.withLock { try? FileManager.default.removeItem(atPath: $0) } }
  }

  private static let path = Mutex("")

  static let hasCompiler = (try? shell("command -v rustc")) != nil

  static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let checkout = sources.deletingLastPathComponent().deletingLastPathComponent()

  /// It stands beside the test bundle.
  static let tracer = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("memfig-trace").path

  /// The path of the heap recorder.
  var recorder: String {
    get throws {
      try once("recorder") {
        let library = folder.appendingPathComponent("libmemfigheap.so").path
        let sources = Workshop.checkout.appendingPathComponent("Sources/MemFigHeap").path
        try Workshop.shell(
          "cc -std=gnu11 -O2 -Wall -Wextra -Werror -fPIC -fvisibility=hidden -ftls-model=initial-exec -shared"
            + " -o '\(library)' '\(sources)'/*.c")
        return library
      }
    }
  }

  /// The path of a program, compiled with its probes; `probe!(1)` stands for one.
  func program(_ name: String, options: String = "", compiler: String? = nil) throws -> String {
    try once(name + options + (compiler ?? "")) {
      let source = try String(
        contentsOf: Workshop.sources.appendingPathComponent("Programs/\(name).rs"), encoding: .utf8)
      let folder = folder.appendingPathComponent(UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let probe = #/probe!\((\d+)\)/#
      let instrumented = source.replacing(probe) { match in
        #"unsafe { ::core::arch::asm!("778: nop", ".pushsection .memfig,\"R\",@progbits", ".quad 778b", "#
          + #"".quad \#(match.1)", ".popsection") }"#
      }
      try instrumented.write(to: folder.appendingPathComponent("\(name).rs"), atomically: true, encoding: .utf8)
      let compiler =
        compiler.map { "'\($0)' --edition 2021" } ?? "rustc --edition 2024 -C split-debuginfo=off"
      try Workshop.shell(
        "cd '\(folder.path)' && export RUSTC_BOOTSTRAP=1 && "
          + compiler
          + " --cap-lints allow -g -C opt-level=0 -Zmir-opt-level=0 --remap-path-prefix '\(folder.path)=/sample'"
          + " \(options) \(name).rs")
      return folder.appendingPathComponent(name).path
    }
  }

  private func once(_ name: String, _ make: () throws -> String) throws -> String {
    try done.withLock { done in
      if let result = done[name] { return try result.get() }
      let result = Result(catching: make)
      done[name] = result
      return try result.get()
    }
  }

  struct CommandFailed: Error {
    var output: String
  }

  /// Runs a script, and returns what it writes.
  @discardableResult static func shell(_ script: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = ["--foreground", "--signal=KILL", "300", "/bin/bash", "-c", script + " 2>&1"]
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    guard process.terminationStatus == 0 else { throw CommandFailed(output: text) }
    return text
  }
}
