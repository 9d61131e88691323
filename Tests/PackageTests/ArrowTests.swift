import Testing

/// The package keeps to the arrows that ARCHITECTURE.md draws between its targets.
@Suite struct ArrowTests {
  @Test func targetsDependOnWhatTheyMayImport() throws {
    let table = try TargetTable.read()
    for target in try PackageDump.read().sources {
      let row = try #require(
        table.index(of: target.name), "\(target.name) stands in ARCHITECTURE.md's table of targets")
      let excess = target.modules.subtracting(table.rows[row].mayImport).sorted()
      #expect(excess == [], "\(target.name) depends on what it may not import")
    }
  }

  @Test func everyTargetOfTheTableIsThere() throws {
    let names = Set(try PackageDump.read().sources.map(\.name))
    #expect(try TargetTable.read().rows.flatMap(\.names).filter { !names.contains($0) } == [])
  }

  @Test func arrowsPointDownwards() throws {
    let table = try TargetTable.read()
    #expect(table.rows.count > 10)
    for (number, row) in table.rows.enumerated() {
      let upwards = row.mayImport.filter { name in table.index(of: name).map { $0 <= number } ?? false }.sorted()
      #expect(upwards == [], "\(row.names.joined(separator: ", ")) may import what stands above it")
    }
  }
}
