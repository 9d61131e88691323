/// A length as people write it: a number of points, or one with a unit.
package enum Length {
  /// A point is PDF's, 72 an inch; TeX's, of which `\the\columnwidth` tells, are 72.27.
  package static let units = ["pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "texpt": 72 / 72.27]

  /// `9pt`, `2mm`, `0.1in`, `1.5cm` or a bare number of points, in points; nil for anything else.
  package static func points(_ text: String) -> Double? {
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-" || $0 == "+") }
    var unit = text[number.endIndex...]
    if unit.first == " " { unit = unit.dropFirst() }
    guard let value = Double(number), value.isFinite, let scale = unit.isEmpty ? 1 : units[String(unit)] else {
      return nil
    }
    return value * scale
  }
}
