import Diagnostics
import MemoryModel
import Testing

@testable import MemoryNotation

@Suite struct JSONTests {
  @Test(arguments: PrintingTests.fixtures)
  func encodedModelIsAsRecorded(_ name: String) throws {
    let model = try #require(Notation.read(try Fixture.bytes(name + ".mem"), file: name).model)
    try Fixture.expect(ModelJSON.text(of: model), equals: name + ".json")
  }

  @Test(arguments: PrintingTests.fixtures)
  func decodedModelIsTheNotations(_ name: String) throws {
    let reading = ModelJSON.read(try Fixture.bytes(name + ".json"), file: name + ".json")
    #expect(render(reading.diagnostics) == "")
    #expect(reading.model == Notation.read(try Fixture.bytes(name + ".mem"), file: name).model)
  }
}
