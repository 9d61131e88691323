import Diagnostics
import Glibc
import MemoryModel
import Testing

@testable import MemoryNotation

/// What is said of bad inputs, word for word.
@Suite struct BadInputTests {
  @Test(arguments: [
    "unterminated-string", "unknown-region", "unknown-place", "ambiguous-place", "arrow", "duplicates", "range",
    "unclosed", "words", "kinds", "values", "types", "titles", "mixed", "places", "shapes", "cut", "source",
  ])
  func notation(_ name: String) throws {
    let reading = Notation.read(try Fixture.bytes("Bad/\(name).mem"), file: name + ".mem")
    try Fixture.expect(render(reading.diagnostics), equals: "Bad/\(name).mem.txt")
  }

  @Test(arguments: [
    "keys", "values", "pointers", "comma", "trailing-comma", "version", "missing", "after", "unterminated", "number",
    "escape", "surrogate", "array", "empty-memory", "cut", "source",
  ])
  func json(_ name: String) throws {
    let reading = ModelJSON.read(try Fixture.bytes("Bad/\(name).json"), file: name + ".json")
    #expect(reading.model == nil)
    try Fixture.expect(render(reading.diagnostics), equals: "Bad/\(name).json.txt")
  }
}
