import ArgumentParser
import MemFig

/// Which fonts a figure is drawn with.
struct FontArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("The font of names and labels, instead of the style's.", valueName: "family"),
    transform: FamilyArgument.checked)
  var font: String?

  @Option(
    help: ArgumentHelp("The font of values, instead of the style's.", valueName: "family"),
    transform: FamilyArgument.checked)
  var monoFont: String?

  @Option(
    help: ArgumentHelp(
      "A font's file, or a folder with fonts, that need not be installed. May be given several times.",
      valueName: "path"))
  var fontPath: [String] = []

  /// - Throws: `Diagnostics` where a path cannot be read.
  func applied(to options: DrawingOptions) throws -> DrawingOptions {
    let unreadable = fontPath.compactMap(DrawingOptions.unreadable(fontPath:))
    if !unreadable.isEmpty { throw Diagnostics(unreadable) }
    var options = options
    if let font { options.useFont(font) }
    if let monoFont { options.useMonoFont(monoFont) }
    options.fontPaths = fontPath
    return options
  }
}

enum FamilyArgument {
  /// Pango takes a comma for the end of a family.
  static func checked(_ text: String) throws -> String {
    guard !text.isEmpty, text.utf8.count <= 100, !text.contains(","), text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { throw ValidationError("expected the name of one font family") }
    return text
  }
}
