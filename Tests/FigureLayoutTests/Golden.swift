import Glibc
import Testing

@testable import FigureLayout

/// Files beside the tests, one a figure.
enum Golden {
  private static let folder = String(#filePath.dropLast("Golden.swift".count)) + "Goldens/"

  /// Expects a figure that keeps its promises and looks as recorded; with `RECORD=1` records it, and fails.
  static func expect(_ figure: Figure, _ name: String, _ location: SourceLocation = #_sourceLocation) throws {
    #expect(figure.faults() == [], sourceLocation: location)
    let path = folder + name + ".txt"
    if getenv("RECORD") != nil {
      let file = try #require(fopen(path, "w"), sourceLocation: location)
      fputs(figure.dump, file)
      fclose(file)
      Issue.record("recorded \(name)", sourceLocation: location)
      return
    }
    let recorded = try #require(text(path), "no golden file \(name); RECORD=1 records it", sourceLocation: location)
    let (found, wanted) = (lines(figure.dump), lines(recorded))
    let first = zip(found, wanted).first { $0 != $1 }
    #expect(
      found == wanted,
      "differs from \(name) first in \"\(first?.0 ?? "its length")\", recorded as \"\(first?.1 ?? "")\"",
      sourceLocation: location)
  }

  private static func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }

  private static func text(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}
