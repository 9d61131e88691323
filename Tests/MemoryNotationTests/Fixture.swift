import Glibc
import Testing

/// Files beside the tests.
enum Fixture {
  static let folder = String(#filePath.dropLast("Fixture.swift".count)) + "Fixtures/"

  static func bytes(_ name: String) throws -> [UInt8] {
    guard let file = fopen(folder + name, "r") else { throw MissingFile(name: name) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  static func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// Compares with a golden file; with `RECORD=1` writes it instead, and fails.
  static func expect(_ text: String, equals name: String, _ location: SourceLocation = #_sourceLocation) throws {
    if getenv("RECORD") != nil {
      let file = try #require(fopen(folder + name, "w"))
      fputs(text, file)
      fclose(file)
      Issue.record("recorded \(name)", sourceLocation: location)
      return
    }
    let golden = try self.text(name)
    #expect(text == golden, "differs from \(name); RECORD=1 records it anew", sourceLocation: location)
  }

  struct MissingFile: Error { var name: String }
}
