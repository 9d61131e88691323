import Diagnostics
import Testing

@testable import MemoryModel

@Suite struct NearestNameTests {
  @Test(
    arguments: [
      ("shard", ["shared", "other"], "shared"), ("stakc", ["stack"], "stack"), ("WEAK", ["weak"], "weak"),
      ("w11", ["w1", "v9"], "w1"), ("buffre", ["buffet", "buffer"], "buffer"), ("abc", ["abd", "abb"], "abb"),
      ("nothing", ["else", "here"], nil), ("a", ["b", "c"], nil), ("A", ["b", "a"], "a"), ("same", ["same"], nil),
      ("", ["a"], nil),
    ] as [(String, [String], String?)])
  func finds(_ name: String, _ candidates: [String], _ expected: String?) {
    var nearest = NearestName()
    #expect(nearest.among(candidates, to: name) == expected)
    var reversed = NearestName()
    #expect(reversed.among(candidates.reversed(), to: name) == expected, "whatever the order")
  }

  @Test func itsWorkIsBounded() {
    let candidates = (0..<1000).map { "name\($0)" }
    var nearest = NearestName(budget: 100_000)
    let answers = (0..<20).map { nearest.among(candidates, to: "nama\($0)") }
    #expect(answers.first != .some(nil))
    #expect(answers.last == .some(nil))
    var none = NearestName(budget: 0)
    #expect(none.among(["shared"], to: "shard") == nil)
  }
}
