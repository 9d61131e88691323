import Diagnostics

/// How large a figure's texts are on paper.
package struct PrintedSizes {
  /// The least that people read without a glass, in points.
  package static let readable = 5.0

  /// Of values, and of the smallest text, in points; nil where there is none.
  private(set) var value: Double?
  private(set) var smallest: Double?
  private let scale: Double

  package init(of figure: Figure) {
    scale = figure.scale
    for page in figure.pages {
      for group in page.groups { visit(group) }
      visit(page.texts)
    }
  }

  private mutating func visit(_ group: Group) {
    visit(group.texts)
    for shape in group.shapes { visit(shape.texts) }
    for inner in group.groups { visit(inner) }
  }

  private mutating func visit(_ texts: [Label]) {
    for text in texts {
      smallest = min(smallest ?? .infinity, text.font.size)
      if text.id.hasSuffix("#value"), text.font.size > value ?? 0 { value = text.font.size }
    }
  }

  /// What of the sizes was not asked for, or cannot be read.
  package var warnings: [Diagnostic] {
    // A hair's breadth is not told.
    if scale < 0.9995 { return [Self.scaled(to: scale, value: value, smallest: smallest)] }
    if let smallest, smallest < Self.readable { return [Self.small(smallest)] }
    return []
  }

  // MARK: Messages

  static func scaled(to scale: Double, value: Double?, smallest: Double?) -> Diagnostic {
    var texts = value.map { ["values print at \(short($0)) pt"] } ?? []
    if let smallest, smallest != value {
      texts.append("the smallest text" + (value == nil ? " prints" : "") + " at \(short(smallest)) pt")
    }
    let isSmall = smallest.map { $0 < readable } ?? false
    return .warning(
      "the figure is scaled to \(short(scale * 100)) % to fit its page"
        + (texts.isEmpty ? "" : ": " + texts.joined(separator: ", ")) + (isSmall ? ", too small to read" : ""),
      help: "ask for a larger page, shorten texts and arrays, or leave blocks out with --depth")
  }

  static func small(_ size: Double) -> Diagnostic {
    .warning(
      "the smallest text prints at \(short(size)) pt, too small to read",
      help: "\(short(readable)) pt are the least: ask for a larger --font-size")
  }

  /// `86`, `9.4`.
  static func short(_ number: Double) -> String {
    let tenths = (number * 10).rounded() / 10
    return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
  }
}
