import CHarfBuzz
import Diagnostics

/// A font, and the characters that are used of it.
struct SubsetFont {
  /// A file's font, and where it stands on its axes.
  struct Key: Hashable {
    fileprivate let face: OpaquePointer
    fileprivate let coordinates: [Float]
    /// One of the fonts that are this one at some size.
    fileprivate let font: OpaquePointer

    init(_ font: OpaquePointer) {
      self.font = font
      face = hb_font_get_face(font)
      var count: UInt32 = 0
      let first = hb_font_get_var_coords_design(font, &count)
      coordinates = Array(UnsafeBufferPointer(start: first, count: Int(count)))
    }

    static func == (a: Key, b: Key) -> Bool { a.face == b.face && a.coordinates == b.coordinates }

    func hash(into hasher: inout Hasher) {
      hasher.combine(face)
      hasher.combine(coordinates)
    }
  }

  private let key: Key
  private var scalars: Set<UInt32> = [0x20]

  init(_ key: Key) { self.key = key }

  mutating func use(_ text: String) { for scalar in text.unicodeScalars { scalars.insert(scalar.value) } }

  /// As the font itself says.
  var family: String {
    var length: UInt32 = 200
    var name = [CChar](repeating: 0, count: Int(length))
    hb_ot_name_get_utf8(key.face, 1, nil, &length, &name)
    return String(decoding: name.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  var isItalic: Bool {
    hb_style_get_value(key.font, HB_STYLE_TAG_ITALIC) > 0 || hb_style_get_value(key.font, HB_STYLE_TAG_SLANT_ANGLE) != 0
  }

  /// Whether its maker lets it be embedded, and in part.
  var mayBeEmbedded: Bool {
    let table = hb_face_reference_table(key.face, Self.tag("OS/2"))
    defer { hb_blob_destroy(table) }
    var length: UInt32 = 0
    guard let bytes = hb_blob_get_data(table, &length), length >= 10 else { return true }
    let rights = UInt16(UInt8(bitPattern: bytes[8])) << 8 | UInt16(UInt8(bitPattern: bytes[9]))
    // Restricted, unless something less strict is said too; no subsets; bitmaps alone.
    return rights & 0xF != 2 && rights & 0x300 == 0
  }

  /// A font of the used characters and all they may be joined to, in one place on its axes.
  func subset() throws -> (bytes: [UInt8], weights: String) {
    let weight = String(Int(hb_style_get_value(key.font, HB_STYLE_TAG_WEIGHT).rounded()))
    if let bytes = bytes(isPinned: true) { return (bytes, weight) }
    // HarfBuzz pins no axes of CFF2: the reader's weight chooses.
    if let bytes = bytes(isPinned: false) { return (bytes, "1 1000") }
    throw Diagnostics([Self.noSubset(family)])
  }

  private func bytes(isPinned: Bool) -> [UInt8]? {
    guard let input = hb_subset_input_create_or_fail() else { return nil }
    defer { hb_subset_input_destroy(input) }
    let unicodes = hb_subset_input_unicode_set(input)
    for scalar in scalars { hb_set_add(unicodes, scalar) }
    // Figures are drawn without hints.
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING.rawValue)
    // Whose font it is, and where its licence stands; its whole text can be longer than the font.
    let names = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID)
    hb_set_clear(names)
    for name: UInt32 in [0, 14] { hb_set_add(names, name) }
    if isPinned, !pin(input) { return nil }
    guard let face = hb_subset_or_fail(key.face, input) else { return nil }
    defer { hb_face_destroy(face) }
    let blob = hb_face_reference_blob(face)
    defer { hb_blob_destroy(blob) }
    var length: UInt32 = 0
    guard let data = hb_blob_get_data(blob, &length), length > 0 else { return nil }
    return UnsafeBufferPointer(start: data, count: Int(length)).map(UInt8.init(bitPattern:))
  }

  private func pin(_ input: OpaquePointer?) -> Bool {
    var count = hb_ot_var_get_axis_count(key.face)
    if count == 0 { return true }
    // No value is set for CFF2: it would be ignored.
    let outlines = hb_face_reference_table(key.face, Self.tag("CFF2"))
    defer { hb_blob_destroy(outlines) }
    if hb_blob_get_length(outlines) > 0 { return false }
    var axes = [hb_ot_var_axis_info_t](repeating: hb_ot_var_axis_info_t(), count: Int(count))
    hb_ot_var_get_axis_infos(key.face, 0, &count, &axes)
    return axes.prefix(Int(count)).enumerated().allSatisfy { number, axis in
      let value = number < key.coordinates.count ? key.coordinates[number] : axis.default_value
      return hb_subset_input_pin_axis_location(input, key.face, axis.tag, value) != 0
    }
  }

  private static func tag(_ name: StaticString) -> hb_tag_t {
    UnsafeBufferPointer(start: name.utf8Start, count: 4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  static func noSubset(_ family: String) -> Diagnostic {
    .error("the font \"\(family)\" cannot be embedded in part", help: "use --text paths, or choose another font")
  }
}
