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

  deinit { FcConfigDestroy(pointer) }

  /// Makes it the one that everything in this process uses; must come before pango starts.
  func makeCurrent() { FcConfigSetCurrent(pointer) }

  /// Adds what `document` says.
  func add(document: String) { FcConfigParseAndLoadFromMemory(pointer, document, FcFalse) }

  // MARK: Fonts

  /// The files of a family, in the order of their names.
  func files(of family: String) -> [String] {
    fonts(of: family) { font in
      var text: UnsafeMutablePointer<FcChar8>?
      guard FcPatternGetString(font, FC_FILE, 0, &text) == FcResultMatch, let text else { return nil }
      return String(cString: text)
    }.sorted()
  }

  /// Those of `scalars` that a face of the family lacks.
  func lacking(_ scalars: Set<Unicode.Scalar>, in family: String) -> Set<Unicode.Scalar> {
    fonts(of: family) { font in scalars.filter { !Self.has($0, font) } }.reduce(into: []) { $0.formUnion($1) }
  }

  /// Those of `scalars` that no font at all has.
  func lacking(_ scalars: Set<Unicode.Scalar>) -> Set<Unicode.Scalar> {
    var missing = scalars
    guard let set = FcConfigGetFonts(pointer, FcSetSystem)?.pointee else { return missing }
    for index in 0..<Int(set.nfont) where !missing.isEmpty {
      guard let font = set.fonts[index] else { continue }
      missing = missing.filter { !Self.has($0, font) }
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
