import Foundation
import Testing

/// Every command in the README works, in its order, in a folder with the examples.
@Suite struct ReadmeTests {
  /// Commands in `sh` blocks, a line each; a block that writes a file is one. Those of `make` do all this and more.
  static func commands(of text: String) -> [String] {
    text.components(separatedBy: "```sh\n").dropFirst().flatMap { rest -> [String] in
      let block = rest.components(separatedBy: "```")[0]
      if block.contains("<<") { return [block] }
      return block.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("make ") }
    }
  }

  @Test func commandsWork() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "readme-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let release = folder.appending(path: ".build/release")
    try FileManager.default.createDirectory(at: release, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Checkout.root.appending(path: "Examples"), to: folder.appending(path: "Examples"))
    try FileManager.default.createSymbolicLink(at: release.appending(path: "memfig"), withDestinationURL: Self.memfig)

    let commands = Self.commands(of: try Checkout.text("README.md"))
    #expect(commands.count > 15)
    for command in commands where !command.contains(" prog.rs") || Self.hasRust {
      let (status, messages) = try run(command, in: folder)
      #expect(status == 0, "\(command)")
      #expect(messages == "", "\(command)")
    }
  }

  /// Whether programs can be captured here.
  private static var hasRust: Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/rustc") }
  }

  /// The binary that was built with the tests.
  private static var memfig: URL {
    URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "memfig")
  }

  /// - Returns: The exit status, and what was written to standard error.
  private func run(_ command: String, in folder: URL) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-e", "-c", command]
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = folder.appending(path: ".build/release").path + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let data = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
