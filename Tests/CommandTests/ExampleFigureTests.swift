import Foundation
import Testing

/// The examples as people see them: with their fonts, through the whole command.
@Suite struct ExampleFigureTests {
  private static let folder = URL(filePath: #filePath).appending(path: "../../../Examples").standardized
  static let topics = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  private func path(_ topic: String, _ ending: String) -> String {
    Self.folder.appending(path: "\(topic)/\(topic)\(ending)").path
  }

  @Test(arguments: ["print", "mono", "dark", "textbook"]) func allKeepTheirPromises(style: String) throws {
    let memfig = try Memfig()
    let result = try memfig(["check", "--strict", "--style", style] + Self.topics.map { path($0, ".mem") })
    #expect(result.errors == "")
    #expect(result.status == 0)
    #expect(Self.topics.count >= 14)
  }

  /// `make examples` draws them anew.
  @Test(arguments: topics) func theFigureBesideIsOfToday(topic: String) throws {
    let memfig = try Memfig()
    let lines = try String(contentsOfFile: path(topic, ".mem"), encoding: .utf8).split(separator: "\n")
    let states = lines.count { $0.hasPrefix("state ") }
    let mark = "// Drawn with: "
    let options = lines[0].hasPrefix(mark) ? lines[0].dropFirst(mark.count).split(separator: " ").map(String.init) : []
    let name = states > 1 ? "\(topic)-{n}.svg" : "\(topic).svg"
    let result = try memfig(["render", path(topic, ".mem"), "-o", name] + options)
    #expect(result.errors == "")
    let drawn = try memfig.folder.names
    #expect(drawn.count == max(states, 1))
    for file in drawn {
      let kept = try? Data(contentsOf: Self.folder.appending(path: "\(topic)/\(file)"))
      #expect(kept == (try memfig.folder.data(file)), "\(file)")
    }
  }
}
