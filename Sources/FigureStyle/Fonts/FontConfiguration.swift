import Diagnostics

/// Which fonts a process draws with.
package enum FontConfiguration {
  /// Makes fontconfig know the styles' fonts, and where these stand in Debian's folders, nothing else: figures are the
  /// same on every machine, and start-up takes half the time. Fonts in other places are found the machine's own way.
  ///
  /// Must come before pango starts. The fallbacks' folders are large, and left out unless a text needs them.
  ///
  /// - Parameters:
  ///   - others: styles that may be drawn with later; what of their fonts is installed is known too.
  ///   - texts: what will be drawn; nil where it is not known yet.
  /// - Throws: `Diagnostics` where there is no font under a path that a style names.
  /// - Returns: a warning for each font, or group of characters, that will be replaced.
  @discardableResult
  package static func activate(
    for styles: [Style], alsoFor others: [Style] = [], texts: [String]?
  ) throws -> [Diagnostic] {
    let choice = try FontChoice(for: styles, alsoFor: others, texts: texts)
    choice.configuration?.makeCurrent()
    return choice.warnings
  }

  /// Adds what a style names, that came after pango had started: fonts under its paths, and installed ones that were left
  /// out.
  ///
  /// - Throws: `Diagnostics` where there is no font under one of the paths.
  /// - Returns: a warning for each font that will be replaced, and whether pango has to look anew.
  package static func extend(for style: Style, newPaths: [String]) throws -> (warnings: [Diagnostic], isChanged: Bool) {
    _ = try FontCatalog.families(under: newPaths)
    guard let current = Fontconfig.current() else { return ([], false) }
    for path in newPaths { _ = current.add(path: path) }
    if !newPaths.isEmpty { current.preferAdded() }
    var isChanged = !newPaths.isEmpty
    func missing() -> [String] {
      FontCatalog.distinct(style.fonts.mains).filter { current.files(of: $0).isEmpty }
    }
    let leftOut = missing()
    if !leftOut.isEmpty, let machine = Fontconfig.machine() {
      for file in leftOut.flatMap(machine.files) where current.add(path: file) { isChanged = true }
    }
    return (missing().map { FontCatalog.missing($0, in: current) }, isChanged)
  }
}
