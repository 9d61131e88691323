import Foundation
import MemoryModel
import MemoryNotation
import ProcessSnapshot
import Testing

@testable import RustDecoding

/// Snapshots of real programs, and the models they become.
enum Goldens {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// Names of runs: `counts-1.json`, `counts-2.json` are the stops of `counts`.
  static var runs: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/Snapshots")) ?? []
    return Set(files.filter { $0.hasSuffix(".json") }.map(run(of:))).sorted()
  }

  private static func run(of file: String) -> String {
    let base = String(file.dropLast(5))
    guard let dash = base.lastIndex(of: "-"), Int(base[base.index(after: dash)...]) != nil else { return base }
    return String(base[..<dash])
  }

  /// A run's stops.
  static func snapshots(_ run: String) throws -> [ProcessSnapshot] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/Snapshots")
    let own = files.filter { $0.hasSuffix(".json") && Self.run(of: $0) == run }
      .sorted { $0.count == $1.count ? $0 < $1 : $0.count < $1.count }
    return try own.map {
      try ProcessSnapshot(json: Array(try Data(contentsOf: folder.appendingPathComponent("Snapshots/\($0)"))))
    }
  }

  /// Compares with the file of this name, or records it and fails.
  static func compare(_ text: String, with name: String) throws {
    let file = folder.appendingPathComponent("Goldens/\(name)")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name)")
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(text == expected, "\(name) differs")
  }
}

@Suite struct GoldenTests {
  @Test(arguments: Goldens.runs) func decodes(run: String) throws {
    let model = RustDecoding.model(of: try Goldens.snapshots(run), title: run)
    #expect(model.validate().filter { $0.severity == .error }.isEmpty)
    try Goldens.compare(Notation.text(of: model), with: run + ".mem")
  }

  @Test(arguments: [
    ("boxes", Detail.std), ("boxes", .bytes), ("layouts", .bytes), ("machines", .bytes), ("discriminants", .bytes),
  ])
  func decodesInDetail(run: String, detail: Detail) throws {
    let model = RustDecoding.model(of: try Goldens.snapshots(run), title: run, details: DetailChoices(detail))
    #expect(model.validate().filter { $0.severity == .error }.isEmpty)
    try Goldens.compare(Notation.text(of: model), with: "\(run).\(detail.rawValue).mem")
  }

  /// What two compilers lay out in two ways means the same.
  @Test func compilersAgree() throws {
    let new = RustDecoding.model(of: try Goldens.snapshots("families")).states[0]
    let old = RustDecoding.model(of: try Goldens.snapshots("families163")).states[0]
    let cells = Dictionary(
      new.stacks[0].frames[0].entries.cells.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    // The ring grows otherwise, a read guard is another struct, and temporaries lie elsewhere.
    let differing: Set<String> = ["dq", "rg", "nz", "guard"]
    for cell in old.stacks[0].frames[0].entries.cells where !differing.contains(cell.name) {
      guard let other = cells[cell.name], cell.address == nil else { continue }
      #expect(cell.type == other.type, "\(cell.name)")
      #expect(cell.value == other.value, "\(cell.name)")
    }
  }
}
