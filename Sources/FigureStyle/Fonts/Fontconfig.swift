import CFontconfig

/// One configuration of fontconfig: the fonts it knows, and how it chooses among them.
final class Fontconfig {
  private let pointer: OpaquePointer

  /// A configuration that knows nothing but what `document`, a fonts.conf, says; nil where fontconfig refuses it.
  init?(document: String) {
    guard let pointer = FcConfigCreate() else { return nil }
    guard FcConfigParseAndLoadFromMemory(pointer, document, FcFalse) != 0, FcConfigBuildFonts(pointer) != 0 else {
      FcConfigDestroy(pointer)
      return nil
    }
    self.pointer = pointer
  }

  private init(pointer: OpaquePointer) { self.pointer = pointer }

  /// The machine's configuration, or the one that is in use; nil where there is none.
  static func current() -> Fontconfig? { FcConfigReference(nil).map { Fontconfig(pointer: $0) } }

  /// The machine's configuration, a copy to be changed; nil where there is none.
  static func machine() -> Fontconfig? { FcInitLoadConfigAndFonts().map { Fontconfig(pointer: $0) } }

  deinit { FcConfigDestroy(pointer) }

  /// Makes it the one that everything in this process uses; must come before pango starts.
  func makeCurrent() { FcConfigSetCurrent(pointer) }

  /// Adds what `document` says.
  func add(document: String) { FcConfigParseAndLoadFromMemory(pointer, document, FcFalse) }

  // MARK: Fonts

  /// Adds the fonts of a file, or of a folder and what is in it. False where there are none.
  func add(path: String) -> Bool {
    let before = FcConfigGetFonts(pointer, FcSetApplication)?.pointee.nfont ?? 0
    if FcConfigAppFontAddFile(pointer, path) == FcFalse { FcConfigAppFontAddDir(pointer, path) }
    return FcConfigGetFonts(pointer, FcSetApplication)?.pointee.nfont ?? 0 > before
  }

  /// The families of the fonts that were added, each with its first file, in the order of their names.
  var addedFamilies: [(family: String, file: String)] {
    guard let set = FcConfigGetFonts(pointer, FcSetApplication)?.pointee else { return [] }
    var files: [String: String] = [:]
    for index in 0..<Int(set.nfont) {
      guard let font = set.fonts[index], let family = Self.families(of: font).first else { continue }
      let file = Self.text(FC_FILE, of: font) ?? ""
      files[family] = min(files[family] ?? file, file)
    }
    return files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Leaves out what is installed of the families that were added.
  func preferAdded() {
    let added = Set(addedFamilies.map { $0.family.lowercased() })
    guard !added.isEmpty, let set = FcConfigGetFonts(pointer, FcSetSystem) else { return }
    var kept: Int32 = 0
    for index in 0..<Int(set.pointee.nfont) {
      guard let font = set.pointee.fonts[index] else { continue }
      // A few patterns that nobody frees; the set itself belongs to fontconfig.
      if Self.families(of: font).contains(where: { added.contains($0.lowercased()) }) { continue }
      set.pointee.fonts[Int(kept)] = font
      kept += 1
    }
    set.pointee.nfont = kept
  }

  /// The family that is drawn with where one is missing.
  func substitute(for family: String) -> String? {
    guard let pattern = FcPatternCreate() else { return nil }
    defer { FcPatternDestroy(pattern) }
    FcPatternAddString(pattern, FC_FAMILY, family)
    FcConfigSubstitute(pointer, pattern, FcMatchPattern)
    FcDefaultSubstitute(pattern)
    var result = FcResultNoMatch
    guard let font = FcFontMatch(pointer, pattern, &result) else { return nil }
    defer { FcPatternDestroy(font) }
    return Self.families(of: font).first
  }

  /// All families, in no order.
  var families: Set<String> {
    var names: Set<String> = []
    for kind in [FcSetSystem, FcSetApplication] {
      guard let set = FcConfigGetFonts(pointer, kind)?.pointee else { continue }
      for index in 0..<Int(set.nfont) { if let font = set.fonts[index] { names.formUnion(Self.families(of: font)) } }
    }
    return names
  }

  private static func families(of font: OpaquePointer) -> [String] {
    var names: [String] = []
    var text: UnsafeMutablePointer<FcChar8>?
    while FcPatternGetString(font, FC_FAMILY, Int32(names.count), &text) == FcResultMatch, let name = text {
      names.append(String(cString: name))
    }
    return names
  }

  private static func text(_ object: String, of font: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<FcChar8>?
    guard FcPatternGetString(font, object, 0, &text) == FcResultMatch else { return nil }
    return text.map { String(cString: $0) }
  }

  /// The files of a family, in the order of their names.
  func files(of family: String) -> [String] {
    fonts(of: family) { Self.text(FC_FILE, of: $0) }.sorted()
  }

  /// Those of `scalars` that a face of the family lacks.
  func lacking(_ scalars: Set<Unicode.Scalar>, in family: String) -> Set<Unicode.Scalar> {
    fonts(of: family) { font in scalars.filter { !Self.has($0, font) } }.reduce(into: []) { $0.formUnion($1) }
  }

  /// Those of `scalars` that no font at all has.
  func lacking(_ scalars: Set<Unicode.Scalar>) -> Set<Unicode.Scalar> {
    var missing = scalars
    for kind in [FcSetApplication, FcSetSystem] {
      guard let set = FcConfigGetFonts(pointer, kind)?.pointee else { continue }
      for index in 0..<Int(set.nfont) where !missing.isEmpty {
        guard let font = set.fonts[index] else { continue }
        missing = missing.filter { !Self.has($0, font) }
      }
    }
    return missing
  }

  private static func has(_ scalar: Unicode.Scalar, _ font: OpaquePointer) -> Bool {
    var charset: OpaquePointer?
    return FcPatternGetCharSet(font, FC_CHARSET, 0, &charset) == FcResultMatch
      && FcCharSetHasChar(charset, scalar.value) != 0
  }

  private func fonts<Result>(of family: String, _ body: (OpaquePointer) -> Result?) -> [Result] {
    guard let pattern = FcPatternCreate() else { return [] }
    defer { FcPatternDestroy(pattern) }
    FcPatternAddString(pattern, FC_FAMILY, family)
    guard let objects = FcObjectSetCreate() else { return [] }
    defer { FcObjectSetDestroy(objects) }
    FcObjectSetAdd(objects, FC_FILE)
    FcObjectSetAdd(objects, FC_CHARSET)
    guard let set = FcFontList(pointer, pattern, objects) else { return [] }
    defer { FcFontSetDestroy(set) }
    return (0..<Int(set.pointee.nfont)).compactMap { index in set.pointee.fonts[index].flatMap(body) }
  }
}
