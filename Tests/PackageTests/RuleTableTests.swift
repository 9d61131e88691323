import Foundation
import Testing

/// ARCHITECTURE.md lists rules, each with the test that fails without it.
@Suite struct RuleTableTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

  /// `SUITE.function` or `SUITE`, from the tables' last columns.
  private static let named: [String] = {
    let text = (try? String(contentsOf: root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)) ?? ""
    guard let start = text.range(of: "## SVG") else { return [] }
    let rows = text[start.upperBound...].split(separator: "\n").filter { $0.hasPrefix("| ") && $0.hasSuffix("` |") }
    return rows.flatMap { row -> [String] in
      let cell = row.split(separator: "|").last ?? ""
      return cell.split(separator: "`").map(String.init).filter { $0.first?.isUppercase == true }
    }
  }()

  @Test func everyTestExists() throws {
    let tests = Self.root.appending(path: "Tests")
    let files = try FileManager.default.subpathsOfDirectory(atPath: tests.path).filter { $0.hasSuffix(".swift") }
    let sources = try files.map { try String(contentsOf: tests.appending(path: $0), encoding: .utf8) }
    #expect(Self.named.count > 40)
    for name in Self.named {
      let parts = name.split(separator: ".")
      let suite = sources.filter { $0.contains("struct \(parts[0]) ") }
      #expect(!suite.isEmpty, "\(name)")
      if parts.count > 1 { #expect(suite.contains { $0.contains("func \(parts[1])(") }, "\(name)") }
    }
  }
}
