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
        memfig fonts --font-path ~/fonts --font 'My Sans'

      Fonts under --font-path that the style does not use are listed too.
      """)

  @Option(help: ArgumentHelp("A built-in style, or a style sheet's file.", valueName: "name"))
  var style: String = "print"

  @OptionGroup(title: "Fonts") var arguments: FontArguments

  func run() throws {
    try DiagnosticPrinter().reporting {
      let options = try arguments.applied(to: DrawingOptions(style: style))
      let given = try options.givenFonts
      let fonts = options.fonts
      let lines = fonts.map { font in
        let missing = "missing" + (font.package.map { ": install the package \($0)" } ?? "")
        return "\(font.family) (\(font.roles.joined(separator: ", "))): \(font.file ?? missing)\n"
      }
      let others = given.filter { other in !fonts.contains { $0.family.lowercased() == other.family.lowercased() } }
      try Page.print((lines + others.map { "\($0.family) (given): \($0.file)\n" }).joined())
      return fonts.contains { !$0.isInstalled && $0.roles != ["fallback"] } ? .unavailable : .done
    }
  }
}
