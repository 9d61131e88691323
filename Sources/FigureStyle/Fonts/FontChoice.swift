import Diagnostics
import Glibc

/// A configuration that has the fonts of some styles, and what is missing in it.
struct FontChoice {
  /// nil where fontconfig has none.
  private(set) var configuration: Fontconfig?
  private(set) var warnings: [Diagnostic] = []
  /// Whether nothing but the styles' own folders is known.
  private(set) var isPrivate = true
  private let fallbacks: [String]
  private let mains: [String]
  /// Of these families the monospaced ones.
  private let monos: [String]
  private let paths: [String]

  /// - Throws: `Diagnostics` where there is no font under a path that a style names.
  init(for styles: [Style], alsoFor others: [Style] = [], texts: [String]?) throws {
    mains = FontCatalog.distinct(styles.flatMap(\.fonts.mains))
    monos = FontCatalog.distinct(styles.map(\.fonts.mono))
    fallbacks = FontCatalog.distinct(styles.flatMap(\.fonts.fallbacks))
    paths = FontCatalog.distinct(styles.flatMap(\.fonts.paths))
    let given = try FontCatalog.families(under: paths)
    choose(texts, given: Set(given.map { $0.family.lowercased() }), Self.installed(others.flatMap(\.fonts.mains)))
  }

  /// - Parameters:
  ///   - given: families that stand under the paths.
  ///   - extra: folders that are known too.
  private mutating func choose(_ texts: [String]?, given: Set<String>, _ extra: [String]) {
    // Whoever names a configuration wants it.
    let installed = mains.filter { !given.contains($0.lowercased()) }
    guard getenv("FONTCONFIG_FILE") == nil, let own = Self.folders(of: installed) else { return useMachine() }
    let folders = FontCatalog.distinct(own + extra)
    let small = withPaths(Fontconfig(document: FontDocument.whole(folders: folders, fallbacks: [])))
    guard let small, mains.allSatisfy({ !small.files(of: $0).isEmpty }) else { return useMachine() }
    let unusual = texts.map(Self.unusualScalars)
    if let unusual, unusual.isEmpty || mains.allSatisfy({ small.lacking(unusual, in: $0).isEmpty }) {
      configuration = small
      return
    }
    let all = FontCatalog.distinct(folders + Self.installed(fallbacks))
    let document = FontDocument.whole(folders: all, fallbacks: fallbacks)
    guard let large = withPaths(Fontconfig(document: document)) else { return useMachine() }
    configuration = large
    let lacking = large.lacking(unusual ?? [])
    if lacking.isEmpty { return }
    // A font that the style does not name may still have them.
    useMachine()
    warnings += FontCatalog.undrawable(lacking)
  }

  private mutating func useMachine() {
    isPrivate = false
    let machine = withPaths(Fontconfig.machine())
    configuration = machine
    let missing = mains.filter { machine?.files(of: $0).isEmpty ?? true }
    machine?.add(document: FontDocument.addition(fallbacks: fallbacks, missingMonos: missing.filter(monos.contains)))
    warnings = missing.map { FontCatalog.missing($0, in: machine) }
  }

  private func withPaths(_ configuration: Fontconfig?) -> Fontconfig? {
    for path in paths { _ = configuration?.add(path: path) }
    if !paths.isEmpty { configuration?.preferAdded() }
    return configuration
  }

  /// The folders of families that Debian packages; nil where there is another one, or it is not installed.
  private static func folders(of families: [String]) -> [String]? {
    let folders = installed(families)
    return folders.count == families.count ? folders : nil
  }

  /// The folders of those families that Debian packages and that are installed.
  private static func installed(_ families: [String]) -> [String] {
    families.compactMap { KnownFont(family: $0) }.filter(\.isInstalled).map(\.folder)
  }

  /// All that is not ASCII and has a shape.
  private static func unusualScalars(_ texts: [String]) -> Set<Unicode.Scalar> {
    var scalars: Set<Unicode.Scalar> = []
    for text in texts where !text.utf8.allSatisfy({ $0 < 0x80 }) {
      for scalar in text.unicodeScalars where scalar.value >= 0x80 {
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .control { continue }
        scalars.insert(scalar)
      }
    }
    return scalars
  }
}
