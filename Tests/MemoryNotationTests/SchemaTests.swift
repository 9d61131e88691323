import MemoryModel
import Testing

@testable import MemoryNotation

@Suite struct SchemaTests {
  private let schema: JSONSchema

  init() throws { schema = try JSONSchema(ModelJSON.schema) }

  @Test(arguments: PrintingTests.fixtures)
  func acceptsTheExamples(_ name: String) throws {
    #expect(try schema.accepts(try Fixture.text(name + ".json")))
  }

  @Test func acceptsWhatTheEncoderWrites() throws {
    for (seed, model) in RoundTripTests.models.prefix(20) {
      #expect(try schema.accepts(ModelJSON.text(of: model)), "seed \(seed)")
    }
  }

  @Test func namesEveryKey() {
    let keys = Set(ModelPath.Key.allCases.map(\.rawValue))
    #expect(schema.propertyNames == keys)
  }

  /// What the schema can see, the reader sees too, and neither takes it.
  @Test(arguments: [
    #"{ "name": "a", "colour": 1 }"#, #"{ "type": "i32" }"#, #"{ "name": "" }"#, #"{ "name": "a", "type": "" }"#,
    #"{ "name": "a", "gap": true }"#, #"{ "gap": false }"#, #"7"#, #"{ "name": "a", "size": -1 }"#,
    #"{ "name": "a", "size": 1.5 }"#, #"{ "name": "a", "address": "12" }"#, #"{ "name": "a", "const": 1 }"#,
    #"{ "name": "a", "lifecycle": "gone" }"#, #"{ "name": "a", "value": { } }"#,
    #"{ "name": "a", "value": { "scalar": "1", "opaque": true } }"#, #"{ "name": "a", "value": { "scalar": 1 } }"#,
    #"{ "name": "a", "value": { "scalar": "" } }"#, #"{ "name": "a", "value": { "opaque": false } }"#,
    #"{ "name": "a", "value": { "elided": 3 } }"#, #"{ "name": "a", "value": { "elements": [ { "spare": 0 } ] } }"#,
    #"{ "name": "a", "value": { "variant": "" } }"#, #"{ "name": "a", "value": { "variant": "S", "scalar": "1" } }"#,
    #"{ "name": "a", "value": { "pointer": { "kind": "raw" } } }"#,
    #"{ "name": "a", "value": { "pointer": { "kind": "raw", "status": "valid" } } }"#,
    #"{ "name": "a", "value": { "pointer": { "status": "null" } } }"#,
    #"{ "name": "a", "value": { "pointer": { "kind": "week", "status": "null" } } }"#,
    #"{ "name": "a", "value": { "pointer": { "kind": "raw", "to": "a" } } }"#,
    #"{ "name": "a", "value": { "pointer": { "kind": "raw", "to": "heap/a", "address": "0x1" } } }"#,
    #"{ "name": "a", "value": { "pointer": { "kind": "raw", "address": "0x1", "range": [0, 1] } } }"#,
    #"{ "name": "a", "value": { "pointer": { "kind": "raw", "to": "heap/a", "range": [0] } } }"#,
    #"{ "name": "a", "value": { "pointer": { "kind": "raw", "status": "null", "override": false } } }"#,
    #"{ "name": "a", "value": { "pointer": { "kind": "raw", "gap": true, "to": "heap/a" } } }"#,
  ])
  func refusesWhatTheReaderRefuses(_ cell: String) throws {
    let text = #"{ "memfig": 1, "states": [ { "heap": [ \#(cell) ] } ] }"#
    #expect(try !schema.accepts(text))
    #expect(ModelJSON.read(Array(text.utf8), file: "a.json").model == nil)
  }

  @Test(arguments: [
    #"{ }"#, #"{ "hide": "a" }"#, #"{ "hide": 1 }"#, #"{ "hide": "heap/a", "keep": "heap/a" }"#,
    #"{ "note": "heap/a" }"#,
    #"{ "note": "heap/a", "text": "" }"#, #"{ "hide": "heap/a", "text": "b" }"#,
    #"{ "rename": "heap/a", "text": "b" }"#,
    #"{ "rename": "heap/a", "name": "" }"#, #"{ "order": ["heap/a"] }"#, #"{ "order": "heap/a" }"#,
    #"{ "detail": "globals/a", "level": "all" }"#, #"{ "caption": "" }"#, #"{ "hid": "heap/a" }"#, #"7"#,
  ])
  func refusesDirectivesThatTheReaderRefuses(_ directive: String) throws {
    let text = #"{ "memfig": 1, "cut": [ \#(directive) ], "states": [ { "heap": [ { "name": "a" } ] } ] }"#
    #expect(try !schema.accepts(text))
    #expect(ModelJSON.read(Array(text.utf8), file: "a.json").model == nil)
  }
}
