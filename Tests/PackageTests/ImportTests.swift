import Foundation
import Testing

/// Source files import what their target may, and full Foundation never: it costs more start-up than a whole picture.
@Suite struct ImportTests {
  /// The system's own, open to every target.
  static let system: Set<String> = ["Glibc", "Synchronization"]

  @Test func sourcesImportWhatTheirTargetMay() throws {
    let table = try TargetTable.read()
    let files = try Checkout.swiftFiles(under: "Sources")
    #expect(files.count > 50)
    for file in files {
      let target = String(file.split(separator: "/")[1])
      let row = try #require(table.index(of: target), "\(target) stands in ARCHITECTURE.md's table of targets")
      let allowed = table.rows[row].mayImport.union(Self.system)
      for (line, module) in Imports.modules(of: try Checkout.text(file)) where !allowed.contains(module) {
        Issue.record("\(file):\(line): \(target) may not import \(module)")
      }
    }
  }

  @Test func targetsImportWhatTheyDependOn() throws {
    let files = try Checkout.swiftFiles(under: "Sources")
    for target in try PackageDump.read().sources {
      let own = files.filter { $0.hasPrefix("Sources/\(target.name)/") }
      if own.isEmpty { continue }
      let imported = Set(try own.flatMap { Imports.modules(of: try Checkout.text($0)).map(\.module) })
      let idle = target.modules.subtracting(imported).sorted()
      #expect(idle == [], "\(target.name) depends on what no file of it imports")
    }
  }

  @Test func foundationIsOnNoList() throws {
    #expect(try TargetTable.read().rows.filter { $0.mayImport.contains("Foundation") }.flatMap(\.names) == [])
  }

  @Test(arguments: [
    ("import Foundation", "Foundation"), ("  public import MemoryModel // for hosts", "MemoryModel"),
    ("@preconcurrency import struct Foundation.URL", "Foundation"), ("@_exported public import A", "A"),
    ("@_spi(Testing) import B", "B"), ("import func Glibc.fork", "Glibc"), ("package import C;", "C"),
  ])
  func findsImports(_ line: String, _ module: String) { #expect(Imports.module(ofLine: line) == module) }

  @Test(arguments: ["// import A", "let text = \"import A\"", "important()", "public struct A {}", "import", ""])
  func findsNoOthers(_ line: String) { #expect(Imports.module(ofLine: line) == nil) }
}
