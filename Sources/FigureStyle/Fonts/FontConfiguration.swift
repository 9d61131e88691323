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
}
