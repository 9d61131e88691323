/// A Rust path's parts, by the `::` outside all brackets.
enum RustPath {
  static func parts(_ path: String) -> [String] {
    var parts: [String] = []
    var current: [UInt8] = []
    var depth = 0
    let bytes = Array(path.utf8)
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ">") where at > 0 && bytes[at - 1] == UInt8(ascii: "-"): break
      case UInt8(ascii: ">"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ":") where depth == 0 && at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: ":"):
        parts.append(String(decoding: current, as: UTF8.self))
        current = []
        at += 2
        continue
      default: break
      }
      current.append(byte)
      at += 1
    }
    parts.append(String(decoding: current, as: UTF8.self))
    return parts.filter { !$0.isEmpty }
  }

  /// Without the generic arguments at the end of a part: `Stack` of `Stack<i32>`.
  static func withoutArguments(_ part: String) -> String {
    guard let bracket = part.firstIndex(of: "<"), bracket != part.startIndex else { return part }
    return String(part[..<bracket])
  }

  /// `{closure_env#0}` and `{closure#0}` are both `closure`; nil for other parts.
  static func compilerName(_ part: String) -> String? {
    guard part.hasPrefix("{"), let end = part.firstIndex(where: { $0 == "#" || $0 == "}" }) else { return nil }
    var name = part[part.index(after: part.startIndex)..<end]
    if name.hasPrefix("{") { name = name.dropFirst() }
    if name.hasSuffix("_env") { name = name.dropLast(4) }
    return String(name)
  }
}
