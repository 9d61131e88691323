import Testing

@testable import MemoryModel

@Suite struct ValueTests {
  @Test(arguments: ["None", "Color::Red", "Größe", "A"])
  func capitalisedPathsAreVariants(_ text: String) { #expect(Value.literal(text) == .variant(text, [])) }

  @Test(arguments: ["42", "'A'", "\"Text\"", "true", "locked", "i32::MAX", "MAX", "NaN", "color::red", "()", "b\"A\""])
  func everythingElseIsALiteral(_ text: String) { #expect(Value.literal(text) == .scalar(text)) }

  @Test(
    arguments: [
      ("\"abc\"", "abc"), ("\"a\\n\\u{e9}\\x41\\\"\"", "a\né\u{41}\""), ("r\"a\\n\"", "a\\n"),
      ("r##\"a\"#b\"##", "a\"#b"), ("b\"a\\x41\"", "aA"), ("c\"x\"", "x"), ("\"\"", ""), ("42", nil), ("\"open", nil),
      ("\"\\q\"", nil), ("r#\"\"", nil), ("", nil), ("\"", nil),
    ] as [(String, String?)])
  func stringLiterals(_ literal: String, _ text: String?) {
    #expect(RustLiteral.bytes(ofString: literal).map { String(decoding: $0, as: UTF8.self) } == text)
  }

  @Test func aByteStringHoldsAnyByte() {
    #expect(RustLiteral.bytes(ofString: "b\"\\xff\"") == [0xFF])
    #expect(RustLiteral.bytes(ofString: "\"\\xff\"") == nil)
  }

  @Test func elementsAreCounted() {
    let elements: [Element] = [.value(.opaque), .elided(3), .spare(2), .elided(.max)]
    #expect(Array(elements.prefix(3)).total == 6)
    #expect(elements.total == .max)
  }
}
