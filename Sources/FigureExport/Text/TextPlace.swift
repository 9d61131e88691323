/// Canonical places, short: the heap's, globals' and code's without their region, variables as `frame.variable`.
enum TextPlace {
  static func short(_ id: String) -> String {
    var text = id[...]
    for part in ["#band", "#bar", "#tag"] where text.hasSuffix(part) { text = text.dropLast(part.count) }
    for region in ["heap/", "globals/", "code/", "stack/main/", "stack/"] where text.hasPrefix(region) {
      let place = String(text.dropFirst(region.count))
      return place.utf8.contains(UInt8(ascii: "#")) ? place.replacing("#more", with: " …") : place
    }
    return String(text)
  }

  /// Elements of one array, or bytes of one string: `buffer[1..4]`.
  static func range(from first: String, to last: String) -> String {
    guard let start = first.lastIndex(of: "["), let end = last.lastIndex(of: "["), first.hasSuffix("]"),
      last.hasSuffix("]")
    else { return short(first) }
    let lower = first[start...].dropFirst().prefix { $0.isNumber }
    let inner = last[end...].dropFirst().dropLast()
    let upper = inner.firstRange(of: "..").map { String(inner[$0.upperBound...]) } ?? Int(inner).map { "\($0 + 1)" }
    return short(String(first[..<start])) + "[\(lower)..\(upper ?? "")]"
  }
}
