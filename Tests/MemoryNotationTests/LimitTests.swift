import Diagnostics
import MemoryModel
import Testing

@testable import MemoryNotation

/// Inputs that are too long, too deep, too wrong, or no text at all.
@Suite struct LimitTests {
  private func notation(_ text: String, limits: ReadingLimits = .standard) -> Reading {
    Notation.read(Array(text.utf8), file: "a.mem", limits: limits)
  }

  private func json(_ text: String, limits: ReadingLimits = .standard) -> Reading {
    ModelJSON.read(Array(text.utf8), file: "a.json", limits: limits)
  }

  private func messages(_ reading: Reading) -> [String] { reading.diagnostics.map(\.message) }

  // MARK: No text

  @Test func emptyInputs() {
    #expect(messages(notation("")) == ["the memory is empty"])
    #expect(messages(notation("// nothing\n")) == ["the memory is empty"])
    #expect(messages(notation("heap { }")) == ["the memory is empty"])
    #expect(messages(json("")) == ["expected a memory model, which is an object, found the end of the file"])
    #expect(notation("").diagnostics.first?.location?.line == 1)
  }

  @Test func controlCharacters() {
    let reading = notation("heap {\n    a: i32 = 1\0\u{1}\n}\n")
    #expect(
      render(reading.diagnostics) == """
        a.mem:2:15: error: the input holds the control character NUL, and 1 more like it
            \("    a: i32 = 1\0\u{1}")
                          ^
          help: leave it out; in a string it is written as an escape such as "\\0"

        """)
    #expect(messages(json("{ \"memfig\": 1,\u{7F} }")) == ["the input holds the control character U+007F"])
    #expect(json("\0").diagnostics.first?.help?.hasSuffix("such as \"\\u0000\"") == true)
    #expect(messages(notation("heap { a = 1 }\r")) == ["the input holds the control character U+000D"])
  }

  @Test func invalidUTF8() {
    for (bytes, message): ([UInt8], String) in [
      ([0x68, 0xFF], "the input is not UTF-8: byte 0xFF at offset 1"),
      ([0xC0, 0x80], "the input is not UTF-8: byte 0xC0 at offset 0"),
      ([0xED, 0xA0, 0x80], "the input is not UTF-8: byte 0xED at offset 0"),
      ([0x61, 0xE2, 0x82], "the input is not UTF-8: byte 0xE2 at offset 1"),
      ([0xF4, 0x90, 0x80, 0x80], "the input is not UTF-8: byte 0xF4 at offset 0"),
    ] {
      #expect(messages(Notation.read(bytes, file: "a.mem")) == [message])
      #expect(messages(ModelJSON.read(bytes, file: "a.json")) == [message])
    }
  }

  @Test func binary() {
    var random = RandomSource(seed: 3)
    let bytes = (0..<100_000).map { _ in UInt8(random.below(256)) }
    #expect(Notation.read(bytes, file: "a.mem").diagnostics.count == 1)
    #expect(ModelJSON.read(bytes, file: "a.json").diagnostics.count == 1)
  }

  @Test func writingDirection() throws {
    #expect(
      messages(notation("heap { \"a\u{202E}b\" = 1 }")) == [
        "a name cannot hold U+202E, which turns the writing direction"
      ])
    #expect(
      messages(notation("heap { a = \"x\u{2066}y\", b = '\u{202A}', c = r\"\u{202B}\" }")) == [
        "a literal cannot hold U+2066, which turns the writing direction",
        "a literal cannot hold U+202A, which turns the writing direction",
        "a literal cannot hold U+202B, which turns the writing direction",
      ])
    #expect(
      messages(json(#"{ "memfig": 1, "states": [ { "heap": [ { "name": "\u202e" } ] } ] }"#)) == [
        "a name cannot hold U+202E, which turns the writing direction"
      ])
    // Text that runs from right to left by itself, and marks above letters, are fine.
    let model = try #require(notation("heap { שלום: i32 = 1, \"cafe\u{301}\" = \"مرحبا\" }").model)
    #expect(model.states[0].heap.cells.map(\.name) == ["שלום", "cafe\u{301}"])
  }

  // MARK: Too much

  @Test func inputBytes() {
    let limits = ReadingLimits(inputBytes: 20)
    let text = "heap { a: i32 = 1    }"
    #expect(messages(notation(text, limits: limits)) == ["the input has 22 bytes, more than the limit of 20"])
    #expect(messages(json(text, limits: limits)) == ["the input has 22 bytes, more than the limit of 20"])
    #expect(notation(text, limits: limits).diagnostics[0].help == "raise the limit with --max-input")
  }

  @Test func cells() {
    let limits = ReadingLimits(cells: 3)
    #expect(notation("heap { a = [1, 2] }", limits: limits).model != nil)
    #expect(messages(notation("heap { a = [1, 2, 3] }", limits: limits)) == [Self.tooManyCells])
    let text = #"{ "memfig": 1, "states": [ { "heap": [ { "name": "a" }, { "gap": true } NEXT ] } ] }"#
    func with(_ next: String) -> String {
      let parts = text.split(separator: "NEXT")
      return parts[0] + next + parts[1]
    }
    #expect(json(with(#", { "name": "b" }"#), limits: limits).model != nil)
    #expect(
      messages(json(with(#", { "name": "b", "value": { "elements": [ { "opaque": true } ] } }"#), limits: limits))
        == [Self.tooManyCells])
  }

  private static let tooManyCells = "the input has more cells than the limit of 3"

  @Test(arguments: ["[", "(1, ", "{ a = ", "Some(", "S { a = "])
  func nestingInNotation(_ bracket: String) {
    let closing = bracket.contains("(") ? ")" : bracket == "[" ? "]" : "}"
    let text = "heap { a = " + repeated(bracket, 10_000) + "1" + repeated(closing, 10_000) + "\n b = 2 }"
    #expect(messages(notation(text)) == ["brackets are nested deeper than the limit of 128"])
    // Without its ends.
    let open = "heap { a = " + repeated(bracket, 10_000)
    let first = notation(open)
    #expect(first.diagnostics.contains { $0.message == "brackets are nested deeper than the limit of 128" })
    #expect(first.diagnostics.count < 5)
  }

  @Test(arguments: ["<", "(", "[", "{"])
  func nestingInTypes(_ bracket: String) {
    let text = "heap { a: T" + repeated(bracket, 10_000) + " = 1\n }"
    #expect(messages(notation(text)).contains("brackets are nested deeper than the limit of 128"))
  }

  @Test func nestingUpToTheLimit() throws {
    for depth in [128, 129] {
      let text = "heap { a = " + repeated("[", depth) + repeated("]", depth) + " }"
      #expect((notation(text).model != nil) == (depth == 128))
    }
    let deep = "heap { a = " + repeated("[", 128) + repeated("]", 128) + " }"
    let encoded = ModelJSON.text(of: try #require(notation(deep).model))
    #expect(json(encoded).model == notation(deep).model)
    #expect(
      messages(json(encoded, limits: ReadingLimits(depth: 127))) == ["brackets are nested deeper than the limit of 127"]
    )
  }

  @Test func theLimitOfDepthHasALimit() throws {
    let limits = ReadingLimits(depth: 1_000_000)
    func nested(_ depth: Int) -> String { "heap { a = " + repeated("[", depth) + repeated("]", depth) + " }" }
    let model = try #require(notation(nested(1_000), limits: limits).model)
    #expect(json(ModelJSON.text(of: model), limits: limits).model == model)
    #expect(notation(Notation.text(of: model), limits: limits).model == model)
    let deeper = notation(nested(1_001), limits: limits)
    #expect(messages(deeper) == ["brackets are nested deeper than the limit of 1000"])
    #expect(deeper.diagnostics[0].help == "no deeper nesting can be read")
  }

  @Test func nestingInJSON() {
    let start = #"{ "memfig": 1, "states": [ { "heap": [ { "name": "a", "value": "#
    for (bracket, closing) in [
      (#"{ "elements": [ "#, "] }"), (#"{ "fields": [ { "name": "b", "value": "#, "} ] }"),
      (#"{ "variant": "S", "fields": [ { "name": "b", "value": "#, "} ] }"),
    ] {
      let value = repeated(bracket, 10_000) + #"{ "opaque": true }"# + repeated(closing, 10_000)
      #expect(messages(json(start + value + "} ] } ] }")) == ["brackets are nested deeper than the limit of 128"])
      let open = json(start + repeated(bracket, 10_000))
      #expect(open.diagnostics.count == 2, "the limit, and the end of the file")
    }
    for bracket in ["[", #"{ "a": "#] {
      #expect(json(repeated(bracket, 10_000)).diagnostics.count >= 1)
      #expect(json(#"{ "memfig": 1, "unknown": "# + repeated(bracket, 10_000)).diagnostics.count == 2 || bracket == "[")
    }
  }

  @Test func tenThousandErrors() {
    let lines = (0..<10_000).map { "    a\($0): i32 = &nothing\($0)\n" }.joined()
    let reading = notation("heap {\n" + lines + "}\n")
    #expect(reading.model == nil)
    #expect(reading.diagnostics.count == 1_001)
    #expect(reading.diagnostics.last?.message == "at least 9000 more errors are not shown")
    #expect(reading.diagnostics.last?.severity == .error)
    let broken = notation("heap {\n" + repeated("    = 1\n", 12_000) + "}\n")
    #expect(broken.diagnostics.count == 1_001)
    let cells = (0..<10_000).map { #"{ "name": "a\#($0)", "kind": 1 }"# }.joined(separator: ",\n")
    let decoded = json("{ \"memfig\": 1, \"states\": [ { \"heap\": [\n" + cells + "] } ] }")
    #expect(decoded.diagnostics.count == 1_001)
  }

  @Test func anErrorAfterAThousandWarningsStillCounts() {
    let lines = (0..<1_200).map { "    a\($0): [i32; 2] = [1]\n" }.joined()
    let reading = notation("heap {\n" + lines + "    b: &i32 = &nothing\n}\n")
    #expect(reading.model == nil)
    #expect(reading.diagnostics.last?.message == "1 more errors are not shown")
    #expect(notation("heap {\n" + lines + "}\n").diagnostics.last?.message == "200 more warnings are not shown")
    #expect(notation("heap {\n" + lines + "}\n").model != nil)
  }

  @Test func aVeryLongName() throws {
    let name = repeated("n", 100_000)
    let text = "heap {\n    \(name): i32 = 1\n    p: &i32 = &\(name)\n    q: &i32 = &\(name)x\n}\n"
    let reading = notation(text)
    #expect(reading.diagnostics.count == 1)
    #expect((reading.diagnostics[0].location?.sourceLine?.count ?? 0) <= 250)
    let model = try #require(notation("heap {\n \(name): i32 = 1\n p: &i32 = &\(name)\n}\n").model)
    let printed = Notation.text(of: model)
    #expect(printed == "heap {\n    \(name): i32 = 1\n    p: &i32 = &\(name)\n}\n")
    #expect(json(ModelJSON.text(of: model)).model == model)
  }

  private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
}
