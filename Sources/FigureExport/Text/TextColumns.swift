/// How many columns of a terminal a text takes.
enum TextColumns {
  static func count(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + count($1) }
  }

  /// 2 for East Asian wide characters and emoji, 0 for what only changes its neighbours.
  static func count(_ character: Character) -> Int {
    if character.utf8.count == 1 { return 1 }
    var width = 0
    for scalar in character.unicodeScalars {
      // The variation selector that asks for a picture.
      if scalar.value == 0xFE0F { return 2 }
      width = max(width, count(scalar))
    }
    return width
  }

  private static func count(_ scalar: Unicode.Scalar) -> Int {
    // Before the combining marks, and box drawing with what stands beside it.
    if scalar.value < 0x300 || (0x2500...0x25CF).contains(scalar.value) { return 1 }
    if scalar.properties.isEmojiPresentation || isWide(scalar.value) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return (0x1160...0x11FF).contains(scalar.value) ? 0 : 1
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
      0x1AFF0...0x1B2FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
