import Foundation
import Testing

/// Files beside the tests.
enum Fixture {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

  static func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Compares with the file, or, with `RECORD=1`, writes it and fails.
  static func expect(_ text: String, equals name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(text.utf8).write(to: folder.appending(path: name))
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    } else {
      #expect(try String(decoding: bytes(name), as: UTF8.self) == text, sourceLocation: sourceLocation)
    }
  }
}
