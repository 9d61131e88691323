import Foundation
import Testing

/// The examples' own programs, compiled, stopped and read.
@Suite(.enabled(if: RustTools.areThere, "needs rustc and memfig-trace"), .serialized)
struct ExampleCaptureTests {
  private static let folder = URL(filePath: #filePath).appending(path: "../../../Examples").standardized
  static let topics = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    .filter { FileManager.default.fileExists(atPath: folder.appending(path: "\($0)/main.rs").path) }

  private func program(_ topic: String) -> String { Self.folder.appending(path: "\(topic)/main.rs").path }

  private func states(_ text: String) -> Int { text.split(separator: "\n").count { $0.hasPrefix("state ") } }

  @Test func everyTopicOfTheArticleHasOne() { #expect(Self.topics.count == 13) }

  /// As many states as the written model has, the same bytes twice, and a figure that keeps its promises.
  @Test(arguments: topics) func isCaptured(topic: String) throws {
    let memfig = try Memfig()
    let first = try memfig("capture", program(topic))
    #expect(first.errors == "")
    #expect(first.status == 0)
    let written = try String(contentsOf: Self.folder.appending(path: "\(topic)/\(topic).mem"), encoding: .utf8)
    #expect(states(first.text) == max(states(written), 1))
    #expect(try memfig("capture", program(topic)).text == first.text)
    try memfig.folder.write(first.text, to: "captured.mem")
    let check = try memfig("check", "captured.mem")
    #expect(check.errors == "")
    #expect(check.status == 0)
  }

  /// What the article's illustrations show.
  @Test func countsFlagsAndLocksAreThere() throws {
    let memfig = try Memfig()
    let expected = [
      "rc-and-weak": [
        "strong: usize = 3, weak: usize = 2", "dropped ", "strong: usize = 0, weak: usize = 2", "moved ",
      ],
      "refcell": ["borrow: isize = -1", "borrow: isize = 1"],
      "arc-mutex-threads": ["locked", "MutexGuard<u32> = {", "stack \"ann\"", "stack \"bob\""],
      "const-and-static": ["const FREEZING: f64 = 273.15", "static mut SKY: char"],
    ]
    for (topic, texts) in expected {
      let text = try memfig("capture", program(topic)).text
      for part in texts { #expect(text.contains(part), "\(topic): \(part)\n\(text)") }
    }
    let consts = try memfig("capture", program("const-and-static")).text
    #expect(consts.split(separator: "const FREEZING", omittingEmptySubsequences: false).count == 3)
  }
}
