import Foundation

/// An SVG as text, and what stands where in it; lengths in points.
struct SeenSVG {
  let text: String
  let width: Double
  let height: Double

  init(_ text: String) {
    self.text = text
    let size = text.firstMatch(of: /width="([\d.]+)pt" height="([\d.]+)pt"/)
    width = Double(size?.output.1 ?? "") ?? 0
    height = Double(size?.output.2 ?? "") ?? 0
  }

  /// In CSS pixels, rounded up.
  var pixelWidth: Int { Int((width * 4 / 3).rounded(.up)) }
  var pixelHeight: Int { Int((height * 4 / 3).rounded(.up)) }

  /// Without what only files begin with.
  var inline: String { text.replacing(#/^<\?xml[^>]*>\n/#, with: "") }

  /// A spot inside a thing's ground, near its lower left corner, where nothing stands over it.
  func spot(in id: String) -> (x: Double, y: Double)? {
    if id == "background" { return (2, 2) }
    guard let start = text.firstRange(of: id == "background" ? "class=\"background" : "\(id)\" class=") else {
      return nil
    }
    let rest = text[start.upperBound...].prefix(3000)
    if let box = rest.firstMatch(of: /<rect x="([\d.]+)" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"/),
      let x = Double(box.output.1), let y = Double(box.output.2), let height = Double(box.output.3)
    {
      if let path = rest.firstRange(of: "<path d=\"M"), path.lowerBound < box.range.lowerBound {
      } else {
        return (x + 2.5, y + height - 2.5)
      }
    }
    // A rounded box begins on its lower or upper edge, behind its corner's radius of 12.
    guard let path = rest.firstMatch(of: /<path d="M([\d.]+),([\d.]+)C/), let x = Double(path.output.1),
      let y = Double(path.output.2)
    else { return nil }
    return (x, y - 2)
  }

  /// Where a word stands, as text or as outlines.
  func word(_ word: String) -> (x: Double, baseline: Double, size: Double)? {
    if let match = text.firstMatch(
      of: try! Regex(
        "translate\\(([\\d.]+),([\\d.]+)\\)scale\\(([\\d.]+)\\)\"[^>]*aria-label=\"\(word)\"",
        as: (Substring, Substring, Substring, Substring).self))
    {
      return (Double(match.output.1)!, Double(match.output.2)!, Double(match.output.3)! * 1000)
    }
    guard
      let match = text.firstMatch(
        of: try! Regex(
          "<text x=\"([\\d.]+)\" y=\"([\\d.]+)\"[^>]*font-size=\"([\\d.]+)\"[^>]*>\(word)</text>",
          as: (Substring, Substring, Substring, Substring).self))
    else { return nil }
    let size = Double(match.output.3)!
    // Centred; every block is 0.6 wide.
    return (Double(match.output.1)! - Double(word.count) * 0.3 * size, Double(match.output.2)!, size)
  }
}
