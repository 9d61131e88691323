import Diagnostics
import Glibc

/// A configuration that has the fonts of some styles, and what is missing in it.
struct FontChoice {
  /// nil where fontconfig has none.
  private(set) var configuration: Fontconfig?
  private(set) var warnings: [Diagnostic] = []
  /// Whether nothing but the styles' own folders is known.
  private(set) var isPrivate = true
  let fallbacks: [String]
  private let mains: [String]

  init(for styles: [Style], texts: [String]?) {
    mains = FontCatalog.distinct(styles.flatMap { [$0.fonts.sans, $0.fonts.mono, $0.fonts.type] })
    fallbacks = FontCatalog.distinct(styles.flatMap(\.fonts.fallbacks))
    choose(texts)
  }

  private mutating func choose(_ texts: [String]?) {
    // Whoever names a configuration wants it.
    guard getenv("FONTCONFIG_FILE") == nil, let folders = Self.folders(of: mains) else { return useMachine() }
    let small = Fontconfig(document: FontDocument.whole(folders: folders, fallbacks: []))
    guard let small, mains.allSatisfy({ !small.files(of: $0).isEmpty }) else { return useMachine() }
    let unusual = texts.map(Self.unusualScalars)
    if let unusual, unusual.isEmpty || mains.allSatisfy({ small.lacking(unusual, in: $0).isEmpty }) {
      configuration = small
      return
    }
    let more = fallbacks.compactMap { KnownFont(family: $0) }.filter(\.isInstalled).map(\.folder)
    let document = FontDocument.whole(folders: FontCatalog.distinct(folders + more), fallbacks: fallbacks)
    guard let large = Fontconfig(document: document) else { return useMachine() }
    configuration = large
    let lacking = large.lacking(unusual ?? [])
    if lacking.isEmpty { return }
    // A font that the style does not name may still have them.
    useMachine()
    warnings += FontCatalog.undrawable(lacking)
  }

  private mutating func useMachine() {
    isPrivate = false
    let machine = Fontconfig.current()
    configuration = machine
    warnings = mains.filter { machine?.files(of: $0).isEmpty ?? true }.map(FontCatalog.missing)
  }

  /// The folders of families that Debian packages; nil where there is another one, or it is not installed.
  private static func folders(of families: [String]) -> [String]? {
    let known = families.compactMap { KnownFont(family: $0) }.filter(\.isInstalled)
    return known.count == families.count ? FontCatalog.distinct(known.map(\.folder)) : nil
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
