import Diagnostics
import MemoryModel
import Testing

@testable import MemoryNotation

@Suite struct PrintingTests {
  static let fixtures = ["shared-references", "rc-and-weak", "everything", "comments", "cut"]

  @Test(arguments: fixtures)
  func formattedFileIsAsRecorded(_ name: String) throws {
    try Fixture.expect(
      try Notation.format(try Fixture.bytes(name + ".mem"), file: name + ".mem"), equals: name + ".formatted.mem")
  }

  @Test(arguments: fixtures)
  func printedModelIsAsRecorded(_ name: String) throws {
    let model = try #require(Notation.read(try Fixture.bytes(name + ".mem"), file: name).model)
    try Fixture.expect(Notation.text(of: model), equals: name + ".printed.mem")
  }

  @Test(arguments: fixtures)
  func formattingKeepsTheModel(_ name: String) throws {
    let bytes = try Fixture.bytes(name + ".mem")
    let formatted = try Notation.format(bytes, file: name)
    #expect(Notation.read(Array(formatted.utf8), file: name).model == Notation.read(bytes, file: name).model)
  }

  @Test(arguments: fixtures)
  func formattingTwiceIsFormattingOnce(_ name: String) throws {
    let once = try Notation.format(try Fixture.bytes(name + ".mem"), file: name)
    #expect(try Notation.format(Array(once.utf8), file: name) == once)
  }

  @Test func aTextThatCannotBeReadIsNotFormatted() {
    #expect(throws: Diagnostics.self) { try Notation.format(Array("heap { a: = 1 }".utf8), file: "bad.mem") }
  }

  @Test func unknownPlacesDoNotKeepAFileFromBeingFormatted() throws {
    #expect(try Notation.format(Array("heap{a=&nowhere}".utf8), file: "a.mem") == "heap {\n    a = &nowhere\n}\n")
  }

  /// A name that is a word elsewhere, with every combination of what may stand before and after it.
  @Test(arguments: [
    "moved", "maybe", "dropped", "freed", "uninit", "const", "static", "mut", "let", "size", "fn", "state", "stack",
    "heap", "globals", "code", "as", "null", "memory",
  ])
  func namesThatAreWords(_ name: String) {
    for lifecycle in Lifecycle.allCases {
      for storage in [Storage.ordinary, .static(mutable: false), .static(mutable: true)] {
        for bits in 0..<16 {
          let cell = Cell(
            name: name, type: bits & 1 == 0 ? nil : "T", value: bits & 2 == 0 ? nil : .opaque, lifecycle: lifecycle,
            storage: storage, address: bits & 4 == 0 ? nil : 1, size: bits & 8 == 0 ? nil : 4)
          var field = cell
          field.storage = .ordinary
          let outer = Cell(name: "outer", value: .fields([.gap, .cell(field), .cell(Cell(name: "4"))]))
          let model = MemoryModel(states: [MemoryState(globals: [.cell(cell), .cell(outer)])])
          let text = Notation.text(of: model)
          let reading = Notation.read(Array(text.utf8), file: "a.mem")
          #expect(reading.model == model, "\(text)\(render(reading.diagnostics))")
        }
      }
    }
  }
}
