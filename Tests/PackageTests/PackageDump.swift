import Foundation
import Testing

/// What `swift package dump-package` says of the targets.
struct PackageDump: Decodable {
  struct Target: Decodable {
    var name: String
    var type: String
    var dependencies: [Dependency]

    /// Modules it may import without the package manager's objection.
    var modules: Set<String> { Set(dependencies.map(\.module)) }
  }

  /// Written `{"byName": ["Diagnostics", null]}` or `{"product": ["TOMLKit", "TOMLKit", null, null]}`.
  struct Dependency: Decodable {
    var module: String

    init(from decoder: any Decoder) throws {
      let kinds = try decoder.singleValueContainer().decode([String: [Part?]].self)
      guard kinds.count == 1, case .name(let module)?? = kinds.values.first?.first else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "a dependency of an unknown kind"))
      }
      self.module = module
    }

    private enum Part: Decodable {
      case name(String)
      case condition

      init(from decoder: any Decoder) throws {
        self = (try? decoder.singleValueContainer().decode(String.self)).map(Part.name) ?? .condition
      }
    }
  }

  var targets: [Target]

  /// All targets but the tests.
  var sources: [Target] { targets.filter { $0.type != "test" } }

  /// Asks the package manager, which works in a folder of its own: the one of the tests is locked.
  static func read() throws -> PackageDump {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "dump-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swift", "package", "--package-path", Checkout.root.path, "--scratch-path", scratch.path, "dump-package",
    ]
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "swift package dump-package succeeds")
    return try JSONDecoder().decode(PackageDump.self, from: data)
  }
}
