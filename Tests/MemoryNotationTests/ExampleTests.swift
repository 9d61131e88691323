import MemoryModel
import Testing

@testable import MemoryNotation

@Suite struct ExampleTests {
  @Test(arguments: PrintingTests.fixtures)
  func isRead(_ name: String) throws {
    let reading = Notation.read(try Fixture.bytes(name + ".mem"), file: name + ".mem")
    #expect(render(reading.diagnostics) == "")
    try Fixture.expect(try #require(reading.model).dump, equals: name + ".dump")
  }
}
