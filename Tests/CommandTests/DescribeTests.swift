import Foundation
import Testing

@Suite struct DescribeTests {
  private let memfig: Memfig

  init() throws {
    memfig = try Memfig()
    try memfig.folder.write(Models.one, to: "one.mem")
    try memfig.folder.write(Models.twoStates, to: "two.mem")
  }

  @Test func everyConnectionIsSaid() throws {
    let words = try memfig("describe", "one.mem")
    #expect(words.status == 0)
    #expect(
      words.text == """
        Shared references: memory with 1 frame on the stack and 1 pointer.

        The stack holds 1 frame.
        The frame main holds 2 variables.
        a (i32) in main is 100.
        b (&i32) in main is a shared reference to a in main.

        """)
  }

  @Test func theSVGSaysTheSame() throws {
    let svg = try memfig("render", "two.mem", "--state", "2").text
    let words = try memfig("describe", "two.mem", "--state", "2").text.split(separator: "\n")
    #expect(words.count > 3)
    for line in words {
      let escaped = line.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      #expect(svg.contains(escaped), "\(line)")
    }
  }

  @Test func short() throws {
    let lines = try memfig("describe", "two.mem", "--short").text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("Before: memory with ") == true)
    #expect(try memfig("describe", "two.mem", "-s", "--state", "2").text == lines[1] + "\n")
    #expect(try memfig("describe", "one.mem", "-s", "--title", "T").text.hasPrefix("T: memory"))
  }

  @Test func forPrograms() throws {
    let words = try memfig("describe", "two.mem", "-T", "json")
    let document = try #require(try JSONSerialization.jsonObject(with: words.output) as? [String: Any])
    let states = try #require(document["states"] as? [[String: Any]])
    #expect(states.map { $0["label"] as? String } == ["Before", "After the drop!"])
    #expect(states.map { $0["slug"] as? String } == ["before", "after-the-drop"])
    #expect((states[1]["description"] as? [String])?.contains("a (Rc<i32>) in main was moved out.") == true)
    let short = try memfig("describe", "two.mem", "-T", "json", "--short").text
    #expect(!short.contains("description"))
  }

  @Test func filesByState() throws {
    #expect(try memfig("describe", "two.mem", "-o", "{n}-{state}.txt").status == 0)
    #expect(try memfig.folder.text("2-after-the-drop.txt").hasPrefix("After the drop!: "))
    #expect(try memfig("describe", "two.mem", "-o", "all.json").status == 0)
    #expect(try memfig.folder.text("all.json") == memfig("describe", "two.mem", "-Tjson").text)
  }

  @Test func wrongUse() throws {
    #expect(try memfig("describe", "one.mem", "-o", "one.svg").status == 64)
    #expect(try memfig("describe", "one.mem", "--state", "7").status == 64)
    #expect(try memfig("describe", "no.mem").status == 66)
    try memfig.folder.write(Models.unknownPlace, to: "bad.mem")
    #expect(try memfig("describe", "bad.mem").status == 65)
  }
}
