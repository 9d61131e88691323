import Diagnostics
import MemoryModel
import Testing

@testable import MemoryNotation

/// Damaged inputs give errors or a model, never a trap, and a model they give can be written and read again.
@Suite struct FuzzTests {
  private static let pieces = [
    "{", "}", "[", "]", "(", ")", "<", ">", "\"", "'", "\\", "&", "->", "=", ":", "::", ",", "...", "//", "\n", "@0x",
    "size 4", " as ", "#2", "fn ", "state ", "moved ", "?", "_", "\u{202E}", "e\u{301}", "\u{FFFD}", "0", "1e", "r#\"",
    "b'", "\\u{", "null", "\0", "\r", "[1..", "heap/", "... 3 more", "{\"pointer\":", "\"to\":\"heap/a\"", "-",
    "cut {", "hide ", "note heap/", "&...", "\"cut\":[", "\"hide\":",
  ].map { Array($0.utf8) }

  private static func mutate(_ bytes: [UInt8], _ random: inout RandomSource) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.below(4) {
      let at = random.below(bytes.count + 1)
      let length = min(random.below(30), bytes.count - at)
      switch random.below(8) {
      case 0: bytes = Array(bytes[..<at])
      case 1: bytes = Array(bytes[at...])
      case 2: bytes.removeSubrange(at..<(at + length))
      case 3: bytes.insert(contentsOf: Array(bytes[at..<(at + length)]), at: random.below(bytes.count + 1))
      case 4: if at < bytes.count { bytes[at] = UInt8(random.below(256)) }
      default: bytes.insert(contentsOf: random.pick(pieces), at: at)
      }
    }
    return bytes
  }

  /// Inputs that damage has found.
  @Test(arguments: ["heap { a = ('x) }", "heap { a = ('x)\n b = 1 }", "heap { a = [('x)], b = (r\"x) }"])
  func onceTrapped(_ text: String) {
    Self.check(Notation.read(Array(text.utf8), file: "a.mem"), Array(text.utf8), 0)
  }

  @Test(arguments: ["shared-references", "rc-and-weak", "everything", "comments", "cut"])
  func damagedNotation(_ name: String) throws {
    let original = try Fixture.bytes(name + ".mem")
    var random = RandomSource(seed: 1)
    for round in 0..<600 {
      let bytes = Self.mutate(original, &random)
      let reading = Notation.read(bytes, file: "damaged.mem")
      Self.check(reading, bytes, round)
      let formatted = try? Notation.format(bytes, file: "damaged.mem")
      guard let model = reading.model else { continue }
      let text = try #require(formatted, "round \(round): read, but not formatted")
      #expect(try Notation.format(Array(text.utf8), file: "damaged.mem") == text, "round \(round)")
      #expect(Notation.read(Array(text.utf8), file: "damaged.mem").model == model, "round \(round): \(text)")
      #expect(
        Notation.read(Array(Notation.text(of: model).utf8), file: "damaged.mem").model == model, "round \(round)")
      let json = ModelJSON.text(of: model)
      let decoded = ModelJSON.read(Array(json.utf8), file: "damaged.json")
      #expect(decoded.model == model, "round \(round): \(json) \(render(decoded.diagnostics))")
    }
  }

  @Test(arguments: ["shared-references", "rc-and-weak", "everything", "cut"])
  func damagedJSON(_ name: String) throws {
    let model = try #require(Notation.read(try Fixture.bytes(name + ".mem"), file: name).model)
    let original = Array(ModelJSON.text(of: model).utf8)
    var random = RandomSource(seed: 2)
    for round in 0..<600 {
      let bytes = Self.mutate(original, &random)
      let reading = ModelJSON.read(bytes, file: "damaged.json")
      Self.check(reading, bytes, round)
      guard let model = reading.model else { continue }
      #expect(
        ModelJSON.read(Array(ModelJSON.text(of: model).utf8), file: "damaged.json").model == model, "round \(round)")
      #expect(
        Notation.read(Array(Notation.text(of: model).utf8), file: "damaged.mem").model == model, "round \(round)")
    }
  }

  @Test func damagedCutFiles() throws {
    let model = try #require(Notation.read(try Fixture.bytes("rc-and-weak.mem"), file: "model.mem").model)
    let original = try Fixture.bytes("rc-and-weak.cut")
    var random = RandomSource(seed: 3)
    for round in 0..<600 {
      let bytes = Self.mutate(original, &random)
      var cut = model
      let diagnostics = CutFile.add(bytes, file: "damaged.cut", to: &cut)
      let failed = diagnostics.contains { $0.severity == .error }
      Self.check(Reading(model: cut, diagnostics: diagnostics), bytes, round)
      guard let text = try? CutFile.format(bytes, file: "damaged.cut") else {
        #expect(failed, "round \(round)")
        continue
      }
      #expect(try CutFile.format(Array(text.utf8), file: "damaged.cut") == text, "round \(round)")
      if failed { continue }
      var again = model
      #expect(CutFile.add(Array(text.utf8), file: "damaged.cut", to: &again).isEmpty, "round \(round)")
      #expect(again.cut.count == cut.cut.count, "round \(round)")
    }
  }

  /// Whatever was read, the diagnostics can be shown.
  private static func check(_ reading: Reading, _ bytes: [UInt8], _ round: Int) {
    #expect(reading.model != nil || reading.diagnostics.contains { $0.severity == .error }, "round \(round)")
    for diagnostic in reading.diagnostics {
      guard let location = diagnostic.location else {
        Issue.record("round \(round): \(diagnostic.message) has no place")
        continue
      }
      let line = location.sourceLine?.unicodeScalars.count ?? 0
      #expect(location.line >= 1 && location.column >= 1 && location.length >= 1, "round \(round)")
      #expect(location.column - location.sourceLineStart <= line + 1, "round \(round): \(diagnostic)")
    }
  }
}
