/// What a colour becomes where a reader prefers dark.
package struct DarkColor: Hashable, Sendable {
  private let red: UInt8
  private let green: UInt8
  private let blue: UInt8
  private let alpha: UInt8
  package let role: ColorRole

  init(_ color: Color, role: ColorRole) {
    (red, green, blue, alpha) = (color.red, color.green, color.blue, color.alpha)
    self.role = role
  }

  package var color: Color { Color(red: red, green: green, blue: blue, alpha: alpha) }
}

/// What a style uses a colour for: one of its keys.
package struct ColorRole: Hashable, Sendable, Comparable {
  /// Among all keys of style sheets.
  let number: UInt16

  package static func < (a: ColorRole, b: ColorRole) -> Bool { a.number < b.number }

  /// A class of what is filled with it: `fill-heap-band`, `fill-ink`.
  package var fillClass: String { "fill-" + name(as: "fill") }
  /// A class of what is outlined with it: `line-cell`, `line-pointer-strong`.
  package var lineClass: String { "line-" + name(as: "line") }

  private func name(as use: String) -> String {
    var parts = StyleKey.all[Int(number)].path.replacing("-fill", with: ".fill").split(separator: ".")
    if ["inks", "regions"].contains(parts[0]) { parts.removeFirst() }
    if parts[0] == "pointers" { parts[0] = "pointer" }
    if parts.count > 1, let last = parts.last, last == "color" || last == use { parts.removeLast() }
    return parts.joined(separator: "-")
  }
}
