/// A function's name in debug information, compared with its path in MIR.
struct FunctionName {
  /// The last named part and the closures in it: `["main", "{closure#0}"]`.
  let tail: [String]

  init(_ path: [String]) {
    let parts = path.map(Self.closure)
    let start = parts.lastIndex { !$0.hasPrefix("{") } ?? 0
    tail = Array(parts[start...])
  }

  /// Debug information says what kind of closure it is: `{async_fn#0}`, MIR does not.
  private static func closure(_ part: String) -> String {
    guard part.hasPrefix("{"), !part.hasPrefix("{impl"), let hash = part.firstIndex(of: "#") else { return part }
    return "{closure" + part[hash...]
  }
}

/// Whether one of two paths is the other's end: MIR's are as rustc was given them, debug information's are absolute.
func sameFile(_ a: String, _ b: String) -> Bool {
  let a = a.split(separator: "/").filter { $0 != "." }
  let b = b.split(separator: "/").filter { $0 != "." }
  let common = min(a.count, b.count)
  return a.suffix(common) == b.suffix(common)
}
