import Diagnostics
import MemoryModel
import Testing

@testable import MemoryNotation

@Suite struct PrintingTests {
  static let fixtures = ["shared-references", "rc-and-weak", "everything", "comments"]

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
}
