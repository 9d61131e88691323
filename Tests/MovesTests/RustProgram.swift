import Foundation

/// A Rust program whose comments say what is to be found at each marker: `// <--- 12 a=moved p=partial p.0=moved`.
struct RustProgram {
  struct Marker {
    var id: Int
    /// Counted from 1.
    var line: Int
    /// The line of the function that it stands in.
    var function: Int
    var expected: [String: String]
  }

  let text: String
  let markers: [Marker]

  init(named name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    try self.init(text: String(contentsOf: folder.appendingPathComponent("Programs/\(name).rs"), encoding: .utf8))
  }

  init(text: String) {
    self.text = text
    var markers: [Marker] = []
    var function = 0
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if line.hasPrefix("fn ") || line.hasPrefix("async fn ") || line.hasPrefix("    fn ") { function = index }
      guard let range = line.range(of: "// <--- ") else { continue }
      let words = line[range.upperBound...].split(separator: " ")
      let pairs = words.dropFirst().map { $0.split(separator: "=").map(String.init) }
      markers.append(
        Marker(
          id: Int(words[0])!, line: index + 1, function: function,
          expected: Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })))
    }
    self.markers = markers
  }

  /// With a statement in the place of each marker, lines unchanged.
  func replacingMarkers(_ statement: (Marker) -> String) -> String {
    var lines = text.components(separatedBy: "\n")
    for marker in markers {
      let range = lines[marker.line - 1].range(of: "// <--- ")!
      lines[marker.line - 1] = lines[marker.line - 1][..<range.lowerBound] + statement(marker)
    }
    return lines.joined(separator: "\n")
  }

  /// As capture instruments it.
  var instrumented: String {
    replacingMarkers { marker in
      """
      unsafe { ::core::arch::asm!("778: nop", ".pushsection .memfig,\\"R\\",@progbits", ".quad 778b", \
      ".quad \(marker.id)", ".popsection") }
      """
    }
  }
}

enum Rustc {
  static let isThere = (try? run(["--version"], source: nil))?.status == 0
  /// Another rustc, 1.63, that has to be named: `MEMFIG_RUSTC_163`.
  static let older = ProcessInfo.processInfo.environment["MEMFIG_RUSTC_163"]

  /// The MIR of an instrumented program.
  static func mir(_ source: String, by rustc: String? = nil) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("moves-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let out = folder.appendingPathComponent("prog.mir")
    // Older compilers have no such option, and write spans without it.
    let spans = rustc == nil ? ["-Zmir-include-spans=on"] : []
    let result = try run(
      ["--emit=mir", "-Zmir-opt-level=0", "-g", "-o", out.path] + spans, source: source, by: rustc)
    guard result.status == 0 else { throw RustcFailure(text: result.errors) }
    return try String(contentsOf: out, encoding: .utf8)
  }

  /// What the borrow checker says, one line each.
  static func errors(_ source: String) throws -> [String] {
    // A file of its own: rustc renames onto what it is told, and would make a file of a device.
    let out = FileManager.default.temporaryDirectory.appendingPathComponent("moves-\(UUID()).rmeta")
    defer { try? FileManager.default.removeItem(at: out) }
    return try run(["--emit=metadata", "--error-format=short", "-o", out.path], source: source).errors
      .components(separatedBy: "\n")
  }

  struct RustcFailure: Error { var text: String }

  private static func run(_ arguments: [String], source: String?, by rustc: String? = nil) throws -> (
    status: Int32, errors: String
  ) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("moves-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let errors = folder.appendingPathComponent("errors")
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [rustc ?? "rustc"] + arguments
    if let source {
      try source.write(to: folder.appendingPathComponent("prog.rs"), atomically: true, encoding: .utf8)
      process.arguments! += ["--edition", "2021", "--crate-name", "prog", "-A", "warnings", "prog.rs"]
    }
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(["RUSTC_BOOTSTRAP": "1"]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: errors, encoding: .utf8))
  }
}
