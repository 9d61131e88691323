import Foundation
import Testing

/// The examples as people see them: with their fonts, through the whole command.
@Suite struct ExampleFigureTests {
  private static let folder = URL(filePath: #filePath).appending(path: "../../../Examples").standardized
  static let topics = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  private func path(_ topic: String, _ ending: String) -> String {
    Self.folder.appending(path: "\(topic)/\(topic)\(ending)").path
  }

  @Test(arguments: ["print", "mono", "dark", "textbook", "auto"]) func allKeepTheirPromises(style: String) throws {
    let memfig = try Memfig()
    let result = try memfig(["check", "--strict", "--style", style] + Self.topics.map { path($0, ".mem") })
    #expect(result.errors == "")
    #expect(result.status == 0)
    #expect(Self.topics.count >= 14)
    for topic in Self.topics {
      let options = options(topic)
      // How a picture is written is nothing to be checked.
      if options.isEmpty || options.contains("--text") { continue }
      let result = try memfig(["check", "--strict", "--style", style, path(topic, ".mem")] + options)
      #expect(result.errors == "", "\(topic)")
      #expect(result.status == 0)
    }
  }

  /// How the figures beside a topic are drawn.
  private func options(_ topic: String) -> [String] {
    let file = Self.folder.appending(path: "\(topic)/options").path
    return ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "").split { $0.isWhitespace }.map(String.init)
  }

  /// Figures that ask for more than the model.
  @Test func figuresWithOptionsAreOfToday() throws {
    let memfig = try Memfig()
    let exam = ["--blank", "values", "--blank", "pointers", "--key"]
    #expect(try memfig(["render", path("exam", ".mem"), "-o", "exam-{sheet}.svg"] + exam).errors == "")
    for view in ["owners", "borrows"] {
      let topic = "owners-and-borrows"
      #expect(try memfig("render", path(topic, ".mem"), "--only", view, "-o", "\(topic)-\(view).svg").errors == "")
    }
    for file in try memfig.folder.names {
      let topic = file.hasPrefix("exam") ? "exam" : "owners-and-borrows"
      let kept = try? Data(contentsOf: Self.folder.appending(path: "\(topic)/\(file)"))
      #expect(kept == (try memfig.folder.data(file)), "\(file)")
    }
    #expect(try memfig.folder.names.count == 4)
  }

  /// `make examples` draws them anew.
  @Test(arguments: topics) func theFigureBesideIsOfToday(topic: String) throws {
    let memfig = try Memfig()
    let lines = try String(contentsOfFile: path(topic, ".mem"), encoding: .utf8).split(separator: "\n")
    let states = lines.count { $0.hasPrefix("state ") }
    let name = states > 1 ? "\(topic)-{n}.svg" : "\(topic).svg"
    let result = try memfig(["render", path(topic, ".mem"), "-o", name] + options(topic))
    #expect(result.errors == "")
    let drawn = try memfig.folder.names
    #expect(drawn.count == max(states, 1))
    for file in drawn {
      let kept = try? Data(contentsOf: Self.folder.appending(path: "\(topic)/\(file)"))
      #expect(kept == (try memfig.folder.data(file)), "\(file)")
    }
  }
}
