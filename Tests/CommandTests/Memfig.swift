import Foundation

/// The built command, run in a folder of its own.
struct Memfig {
  struct Result {
    var status: Int32
    /// The signal that ended it, or nil.
    var signal: Int32?
    var output: Data
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// It stands beside the test bundle.
  static let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("memfig").path

  func callAsFunction(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    try run(Self.executable, arguments, input: input, environment: environment)
  }

  func callAsFunction(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    try run(Self.executable, arguments, input: input, environment: environment)
  }

  /// Runs a script in which `$memfig` is the command.
  func shell(_ script: String) throws -> Result {
    try run("/bin/bash", ["-c", script], environment: ["memfig": Self.executable])
  }

  private func run(
    _ executable: String, _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    // Files, not pipes: nothing to be read while it runs. They stand outside the folder, which tests list.
    let streams = try TemporaryFolder()
    let process = Process()
    // What hangs fails.
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = ["--foreground", "--signal=KILL", "300", executable] + arguments
    process.currentDirectoryURL = folder.url
    var variables = ProcessInfo.processInfo.environment
    for name in ["NO_COLOR", "SOURCE_DATE_EPOCH", "MEMFIG_TEST_CHILD"] { variables[name] = nil }
    process.environment = variables.merging(environment) { $1 }
    try streams.write(input ?? "", to: "in")
    try streams.write("", to: "out")
    try streams.write("", to: "err")
    process.standardInput = try FileHandle(forReadingFrom: streams["in"])
    process.standardOutput = try FileHandle(forWritingTo: streams["out"])
    process.standardError = try FileHandle(forWritingTo: streams["err"])
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      signal: process.terminationReason == .uncaughtSignal ? process.terminationStatus : nil,
      output: try streams.data("out"), errors: String(decoding: try streams.data("err"), as: UTF8.self))
  }
}

/// A folder that goes when nobody holds it any more.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("memfig-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  subscript(name: String) -> URL { url.appendingPathComponent(name) }

  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: self[name]) }

  func data(_ name: String) throws -> Data { try Data(contentsOf: self[name]) }

  func text(_ name: String) throws -> String { String(decoding: try data(name), as: UTF8.self) }

  /// All names in it, hidden ones too, in order.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }
}
