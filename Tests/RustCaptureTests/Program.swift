import Foundation
import Testing

@testable import RustCapture

enum Rust {
  static let isInstalled = FilePath.executable("rustc") != nil
  static let hasCargo = isInstalled && FilePath.executable("cargo") != nil
  /// Whether a program can be run under the tracer here.
  static let canCapture = isInstalled && Installation.tracer != nil
}

/// A Rust program in a folder of its own.
final class Program {
  let folder: URL

  private let name: String

  var path: String { folder.appending(path: "\(name).rs").path }

  init(_ text: String, files: [String: String] = [:], named name: String = "prog") throws {
    self.name = name
    folder = FileManager.default.temporaryDirectory.appending(path: "memfig-test-\(UUID().uuidString)")
    for (name, text) in files.merging(["\(name).rs": text], uniquingKeysWith: { $1 }) {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func request(_ change: (inout CaptureRequest) -> Void = { _ in }) -> CaptureRequest {
    var request = CaptureRequest(path: path)
    change(&request)
    return request
  }

  func build(_ change: (inout CaptureRequest) -> Void = { _ in }) throws -> BuiltProgram {
    let workspace = folder.appending(path: "workspace").path
    try FileTree.makeFolder(workspace)
    return try SingleFileBuild(request(change), in: workspace).build(HeldSignals())
  }

  /// Whether rustc takes it as it is.
  func compiles() throws -> Bool {
    var command = Command(
      try Compiler.find().executable,
      ["--edition", "2021", "--cap-lints", "allow", "--emit", "metadata=\(folder.path)/out", path])
    command.environment = ["RUSTC_BOOTSTRAP": "1"]
    return try command.run(HeldSignals()).succeeded
  }

  func capture(_ change: (inout CaptureRequest) -> Void = { _ in }) throws -> Capture {
    try Capture.run(request(change))
  }

  /// Why it cannot be captured.
  func failure(_ change: (inout CaptureRequest) -> Void = { _ in }) throws -> CaptureFailure {
    do {
      _ = try Capture.run(request(change))
    } catch {
      return error
    }
    struct Captured: Error {}
    throw Captured()
  }
}
