import Foundation
import Testing

/// The pages in `Manual` are made of the help (`make manual`).
@Suite struct ManualTests {
  private struct Help: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable { var name: String }
      var abstract: String?
      var names: [Name]?
      var shouldDisplay: Bool
    }
    struct Command: Decodable {
      var commandName: String
      var abstract: String?
      var discussion: String?
      var arguments: [Argument]?
      var subcommands: [Command]?
    }
    var command: Command
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Manual")

  private static func page(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name + ".1"), encoding: .utf8)
  }

  @Test func pagesSayWhatTheHelpSays() throws {
    let dump = try Memfig()("--experimental-dump-help").text
    let tool = try JSONDecoder().decode(Help.self, from: Data(dump.utf8)).command
    for command in [tool] + (tool.subcommands ?? []) {
      let name = command.commandName == "memfig" ? "memfig" : "memfig.\(command.commandName)"
      let page = try Self.page(name)
      for text in [command.abstract, command.discussion].compactMap({ $0 }) {
        for line in text.split(separator: "\n") { #expect(page.contains(line), "\(name): \(line)") }
      }
      for argument in command.arguments ?? [] where argument.shouldDisplay {
        for option in argument.names ?? [] {
          #expect(page.contains(" \(option.name.count > 1 ? "-" : "")\(option.name)"), "\(name): \(option.name)")
        }
        if let text = argument.abstract { #expect(page.contains(text), "\(name): \(text)") }
      }
    }
  }

  @Test func pagesSayThatCaptureRunsTheProgram() throws {
    for command in ["capture", "check", "render"] {
      #expect(try Self.page("memfig.\(command)").contains("with your rights"), "\(command)")
    }
  }
}
