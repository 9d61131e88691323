import ArgumentParser
import MemFig
import RenderJob

struct Styles: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the built-in styles, or print one as a sheet.",
    discussion: """
      A sheet of one's own says what it extends and what it changes, and is drawn with by its path:

        memfig styles mono > ours.toml
        memfig render rc.mem --style ours.toml -o rc.svg
      """)

  @Argument(help: ArgumentHelp("The style whose sheet to print.", valueName: "name"))
  var name: String?

  func validate() throws {
    if let name, DrawingOptions.styleSheet(named: name) == nil {
      throw ValidationError("there is no style \"\(name)\": styles are \(Self.names.joined(separator: ", "))")
    }
  }

  func run() throws {
    if let name, let sheet = DrawingOptions.styleSheet(named: name) {
      try Page.print(String(decoding: sheet, as: UTF8.self))
    } else {
      try Page.print(Self.names.map { $0 + "\n" }.joined())
    }
  }

  private static var names: [String] { DrawingOptions.styleNames }
}
