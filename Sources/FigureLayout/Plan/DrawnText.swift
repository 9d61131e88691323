/// How texts of a model are drawn: shortened, and without characters that have no shape.
enum DrawnText {
  /// `text` in at most `limit` characters, its middle replaced by `…`, control characters by their pictures.
  static func shown(_ text: String, limit: Int) -> String {
    let short = shortened(text, limit: limit)
    if short.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return short }
    var shown = ""
    for scalar in short.unicodeScalars { shown.unicodeScalars.append(picture(of: scalar)) }
    return shown
  }

  private static func shortened(_ text: String, limit: Int) -> String {
    if text.utf8.count <= limit { return text }
    if text.count <= limit { return text }
    let kept = max(limit - 1, 2)
    return text.prefix(kept - kept / 2) + "…" + text.suffix(kept / 2)
  }

  private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "�"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0xFFFE, 0xFFFF, 0x2028, 0x2029: "�"
    // Marks that turn the direction of text around reach beyond their own label.
    case 0x202A...0x202E, 0x2066...0x2069: "�"
    default: scalar
    }
  }
}
