import Foundation
import Testing

@Suite struct HelpTests {
  @Test(arguments: ["render", "capture", "check", "describe", "convert", "fmt", "styles", "fonts", "schema", "info"])
  func everySubcommandIsExplained(subcommand: String) throws {
    let memfig = try Memfig()
    let help = try memfig("help", subcommand)
    #expect(help.status == 0)
    let parts = help.text.components(separatedBy: "\n\n")
    #expect(parts[0].hasPrefix("OVERVIEW: "))
    // Between the overview and the usage stands a discussion with an example.
    #expect(parts.firstIndex { $0.hasPrefix("USAGE: ") } ?? 0 >= 2)
    #expect(help.text.components(separatedBy: "USAGE:")[0].contains("\n  memfig \(subcommand)"))
    #expect(try memfig("--help").text.contains("  \(subcommand) "))
  }

  @Test func everyOptionIsExplained() throws {
    let memfig = try Memfig()
    for subcommand in ["render", "capture", "check", "describe", "convert", "fmt"] {
      let lines = try memfig("help", subcommand).text.split(separator: "\n")
      for (line, next) in zip(lines, lines.dropFirst()) where line.hasPrefix("  -") {
        let hasText = line.dropFirst(2).contains("  ") || next.hasPrefix("      ") || line.contains("> ")
        #expect(hasText, "\(subcommand): \(line)")
      }
    }
  }

  @Test func version() throws { #expect(try Memfig()("--version").text == "memfig 0.1.0\n") }
}
