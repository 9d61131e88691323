import MemoryModel

/// A const's value, of the compiler's text of it.
enum ConstText {
  static func value(_ text: String, type: String) -> Value {
    let text = text.hasPrefix("const ") ? String(text.dropFirst(6)) : text
    guard let first = text.unicodeScalars.first else { return .opaque }
    if text == "()" || text == "true" || text == "false" { return .scalar(text) }
    if first == "\"" || first == "'" {
      return text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? .opaque : .scalar(text)
    }
    if ("0"..."9").contains(first) || first == "-" { return number(text, type: type) }
    let isPath = text.unicodeScalars.allSatisfy { $0 == ":" || $0 == "_" || $0.properties.isXIDContinue }
    return isPath && text != "_" ? .literal(text) : .opaque
  }

  /// Without the suffix of its type; floats in as few digits as tell them apart.
  private static func number(_ text: String, type: String) -> Value {
    var text = text
    if text.hasSuffix("_" + type) {
      text.removeLast(type.count + 1)
    } else if text.hasSuffix(type) {
      text.removeLast(type.count)
    }
    switch type {
    case "f32": return Float(text).map { .scalar(Scalars.float($0)) } ?? .opaque
    case "f64": return Double(text).map { .scalar(Scalars.float($0)) } ?? .opaque
    default: return text.allSatisfy { $0.isHexDigit || "-_xo".contains($0) } ? .scalar(text) : .opaque
    }
  }
}
