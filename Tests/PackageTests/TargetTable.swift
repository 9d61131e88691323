import Foundation
import Testing

/// The table of targets in ARCHITECTURE.md: what there is, and what each may import.
struct TargetTable {
  struct Row {
    var names: [String]
    var mayImport: Set<String>
  }

  var rows: [Row]

  /// Reads the rows under the heading "## Targets", the names between backticks.
  init(of text: String) throws {
    let section = try #require(text.components(separatedBy: "\n## ").first { $0.hasPrefix("Targets\n") })
    rows = section.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { Self.quoted($0) }
      guard line.hasPrefix("| `"), cells.count == 3 else { return nil }
      return Row(names: cells[0], mayImport: Set(cells[2]))
    }
  }

  static func read() throws -> TargetTable { try TargetTable(of: try Checkout.text("ARCHITECTURE.md")) }

  func index(of target: String) -> Int? { rows.firstIndex { $0.names.contains(target) } }

  private static func quoted(_ cell: Substring) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }
}
