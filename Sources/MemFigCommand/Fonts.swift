import ArgumentParser
import MemFig
import RenderJob

struct Fonts: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the fonts of a style, and where they were found.",
    discussion: """
      Each line is a family, what the style uses it for, and its file, or the Debian package that has it. A figure is \
      drawn with another font where one is missing, and a warning says so. Exits 69 when a font that is no fallback \
      is missing:

        memfig fonts --style textbook
      """)

  @Option(help: ArgumentHelp("A built-in style, or a style sheet's file.", valueName: "name"))
  var style: String = "print"

  func run() throws {
    try DiagnosticPrinter().reporting {
      let fonts = try DrawingOptions(style: style).fonts
      let lines = fonts.map { font in
        let missing = "missing" + (font.package.map { ": install the package \($0)" } ?? "")
        return "\(font.family) (\(font.roles.joined(separator: ", "))): \(font.file ?? missing)\n"
      }
      try Page.print(lines.joined())
      return fonts.contains { !$0.isInstalled && $0.roles != ["fallback"] } ? .unavailable : .done
    }
  }
}
