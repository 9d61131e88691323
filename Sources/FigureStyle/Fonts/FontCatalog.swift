import Diagnostics
import Glibc

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
    let machine = style.fonts.paths.isEmpty ? Fontconfig.current() : Fontconfig.machine()
    for path in style.fonts.paths { _ = machine?.add(path: path) }
    machine?.preferAdded()
    return distinct(uses.map(\.1)).map { family in
      Font(
        family: family, roles: roles[family] ?? [], file: machine?.files(of: family).first,
        package: KnownFont.package(of: family))
    }
  }

  /// The families of the fonts in files and folders, each with its first file.
  ///
  /// - Throws: `Diagnostics` where there is no font under one of the paths.
  package static func families(under paths: [String]) throws -> [(family: String, file: String)] {
    if paths.isEmpty { return [] }
    let alone = Fontconfig(document: FontDocument.whole(folders: [], fallbacks: []))
    let empty = paths.filter { alone?.add(path: $0) != true }
    if !empty.isEmpty { throw Diagnostics(empty.map(noFont)) }
    return alone?.addedFamilies ?? []
  }

  static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  // MARK: Messages

  /// - Parameter machine: What is there, which says what is used instead.
  static func missing(_ family: String, in machine: Fontconfig?) -> Diagnostic {
    let substitute = machine?.substitute(for: family).map { "\"\($0)\"" } ?? "another one"
    var nearest = NearestName()
    let near = nearest.among(machine?.families.sorted() ?? [], to: family).map { "did you mean \"\($0)\"?" }
    let package = KnownFont.package(of: family).map { "install the package \"\($0)\"" }
    return .warning(
      "the font \"\(family)\" is not installed, \(substitute) is used instead",
      help: package ?? near ?? "install it, name its file with --font-path, or choose another one")
  }

  static func noFont(under path: String) -> Diagnostic {
    unreadable(path) ?? .error("there is no font in \"\(path)\"", help: "name a font's file, or a folder with some")
  }

  /// nil where it can be read, and so may have fonts.
  package static func unreadable(_ path: String) -> Diagnostic? {
    if access(path, R_OK) == 0 { return nil }
    let reason = errno == ENOENT ? "there is no such file" : String(cString: strerror(errno)).lowercased()
    return .error("cannot read the fonts in \"\(path)\": \(reason)")
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
