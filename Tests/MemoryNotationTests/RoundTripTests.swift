import CustomDump
import Diagnostics
import MemoryModel
import Testing

@testable import MemoryNotation

/// What holds for every valid model.
@Suite struct RoundTripTests {
  static let seeds: [UInt64] = Array(1...150)

  static let models = seeds.map { seed in
    var generator = ModelGenerator(seed: seed)
    return (seed: seed, model: generator.model())
  }

  /// The first few seeds for which something goes wrong, told in full.
  static func forEachModel(_ check: (UInt64, MemoryModel) throws -> String?) rethrows {
    var failures = 0
    for (seed, model) in models where failures < 3 {
      if let difference = try check(seed, model) {
        failures += 1
        Issue.record("seed \(seed):\n\(difference)")
      }
    }
  }

  @Test func generatedModelsAreValid() {
    Self.forEachModel { _, model in
      let errors = model.validate().filter { $0.severity == .error }
      return errors.isEmpty ? nil : render(errors)
    }
  }

  @Test func parsingAPrintedModelGivesTheModel() {
    Self.forEachModel { _, model in
      let text = Notation.text(of: model)
      return Self.difference(Notation.read(Array(text.utf8), file: "model.mem"), model, text)
    }
  }

  @Test func decodingAnEncodedModelGivesTheModel() {
    Self.forEachModel { _, model in
      let text = ModelJSON.text(of: model)
      return Self.difference(ModelJSON.read(Array(text.utf8), file: "model.json"), model, text)
    }
  }

  @Test func aPrintedModelIsFormatted() throws {
    try Self.forEachModel { _, model in
      let text = Notation.text(of: model)
      let formatted = try Notation.format(Array(text.utf8), file: "model.mem")
      return formatted == text ? nil : diff(text, formatted)
    }
  }

  @Test func formattingKeepsCommentsAndModelAndIsStable() throws {
    try Self.forEachModel { seed, model in
      var random = RandomSource(seed: seed)
      let (text, comments) = Self.commented(Notation.text(of: model), &random)
      let once = try Notation.format(Array(text.utf8), file: "model.mem")
      if Self.comments(in: once) != comments { return diff(text, once) }
      let twice = try Notation.format(Array(once.utf8), file: "model.mem")
      if once != twice { return diff(once, twice) }
      return Self.difference(Notation.read(Array(once.utf8), file: "model.mem"), model, once)
    }
  }

  private static func difference(_ reading: Reading, _ model: MemoryModel, _ text: String) -> String? {
    guard let read = reading.model else { return render(reading.diagnostics) }
    return read == model ? nil : (diff(model.dump, read.dump) ?? "equal dumps") + "\n" + text
  }

  /// The text with comments and empty lines between and after its lines, and its comments in order.
  private static func commented(_ text: String, _ random: inout RandomSource) -> (String, [String]) {
    var result = ""
    var comments: [String] = []
    func comment() -> String {
      comments.append("//~ \(comments.count) \"{")
      return comments.last!
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      while random.chance(15) {
        result += random.chance(30) ? "\n" : String(repeating: " ", count: 3) + comment() + "\n"
      }
      result += line
      if random.chance(15) { result += random.pick([" ", "", "\t"]) + comment() }
      result += random.pick(["\n", "\r\n", "\n\n"])
    }
    return (result, comments)
  }

  private static func comments(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      line.range(of: "//~").map { String(line[$0.lowerBound...]) }
    }
  }
}

extension Substring {
  /// Where this text first stands.
  fileprivate func range(of text: String) -> Range<Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(text) { return at..<index(at, offsetBy: text.count) }
      at = index(after: at)
    }
    return nil
  }
}
