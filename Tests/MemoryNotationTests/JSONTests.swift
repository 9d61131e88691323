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

  @Test func theDocumentedExampleIsRead() throws {
    let reading = ModelJSON.read(try Fixture.bytes("as-documented.json"), file: "as-documented.json")
    #expect(render(reading.diagnostics) == "")
    try Fixture.expect(try #require(reading.model).dump, equals: "as-documented.dump")
  }

  @Test func keysComeInAnyOrder() throws {
    func model(_ cell: String) -> MemoryModel? {
      let text = "{ \"states\": [ { \"heap\": [ \(cell) ] } ], \"memfig\": 1 }"
      return ModelJSON.read(Array(text.utf8), file: "a.json").model
    }
    let one = try #require(
      model(#"{ "name": "a", "type": "i32", "value": { "variant": "Some", "fields": [ { "name": "0" } ] } }"#))
    #expect(
      model(#"{ "value": { "fields": [ { "name": "0" } ], "variant": "Some" }, "type": "i32", "name": "a" }"#) == one)
  }

  @Test func escapesAreRead() throws {
    let title = #""\" \\ \/ \u00e9 \u00E9 \ud83d\ude2f""#
    let text = "{ \"memfig\": 1, \"title\": \(title), \"states\": [ { \"heap\": [ { \"name\": \"a\" } ] } ] }"
    let reading = ModelJSON.read(Array(text.utf8), file: "a.json")
    #expect(reading.model?.title == "\" \\ / é é 😯", "\(render(reading.diagnostics))")
  }
}
