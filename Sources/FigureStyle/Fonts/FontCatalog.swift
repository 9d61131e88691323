import Diagnostics

/// What fonts a style asks for, and what of them is there.
package struct FontCatalog {
  /// A family of a style.
  package struct Font: Hashable, Sendable {
    package var family: String
    /// What the style uses it for: `sans`, `mono`, `type`, `fallback`.
    package var roles: [String]
    /// The first of its files; nil where it is not installed.
    package var file: String?
    /// Debian's package of it; nil where none is known.
    package var package: String?

    package var isInstalled: Bool { file != nil }
  }

  /// The families of a style: the main ones, then the fallbacks in their order.
  package static func fonts(of style: Style) -> [Font] {
    var roles: [String: [String]] = [:]
    let uses =
      [("sans", style.fonts.sans), ("mono", style.fonts.mono), ("type", style.fonts.type)]
      + style.fonts.fallbacks.map { ("fallback", $0) }
    for (role, family) in uses { roles[family, default: []].append(role) }
    let machine = Fontconfig.current()
    return distinct(uses.map(\.1)).map { family in
      Font(
        family: family, roles: roles[family] ?? [], file: machine?.files(of: family).first,
        package: KnownFont(family: family)?.package)
    }
  }

  /// A warning for each main family that is not installed.
  package static func missing(for style: Style) -> [Diagnostic] {
    fonts(of: style).filter { !$0.isInstalled && $0.roles != ["fallback"] }.map { missing($0.family) }
  }

  static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  // MARK: Messages

  static func missing(_ family: String) -> Diagnostic {
    let package = KnownFont(family: family)?.package
    return .warning(
      "the font \"\(family)\" is not installed, another one is used instead",
      help: package.map { "install the package \"\($0)\"" } ?? "install it, or name another one in the style")
  }

  /// One warning for each package that would help.
  static func undrawable(_ scalars: Set<Unicode.Scalar>) -> [Diagnostic] {
    let packages = Dictionary(grouping: scalars.sorted { $0.value < $1.value }, by: KnownFont.package(for:))
    return packages.sorted { $0.key < $1.key }.map { package, scalars in
      let shown = scalars.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
      let more = scalars.count > 3 ? " and \(scalars.count - 3) more" : ""
      return .warning("no font of the style has \(shown)\(more)", help: "install the package \"\(package)\"")
    }
  }
}
