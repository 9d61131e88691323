import FigureStyle
import MemoryModel

/// The title and the state's label over each page, where they are asked for.
struct Heading {
  /// By state; as many on each page as the longest needs, so that all pages are alike.
  private let lines: [[String]]
  private let typography: Typography

  init(
    of model: MemoryModel, style: Style, options: LayoutOptions, measuring: borrowing some TextMeasuring & ~Copyable
  ) throws {
    typography = Typography(style: style)
    guard options.showsTitle else {
      lines = []
      return
    }
    let texts = model.states.map { state in
      let parts = [options.title ?? model.title, state.label].compactMap { $0 }.filter { !$0.isEmpty }
      return DrawnText.shown(parts.joined(separator: " – "), limit: 120)
    }
    guard let width = options.width else {
      lines = texts.map { $0.isEmpty ? [] : [$0] }
      return
    }
    let words = texts.map { $0.split(separator: " ").map(String.init) }
    let font = typography.region
    let sizes = try TextSizes(of: (words.flatMap { $0 } + [" "]).map { MeasuredText($0, font) }, measuring: measuring)
    lines = words.map { Self.broken($0, within: width - 2 * style.spacing.margin, sizes, font) }
  }

  /// As many words on each line as it has room for; a word that has none is shortened.
  private static func broken(_ words: [String], within room: Double, _ sizes: TextSizes, _ font: Font) -> [String] {
    var lines: [String] = []
    var used = Double.infinity
    for word in words {
      let width = sizes[word, font].width
      let needed = used + sizes[" ", font].width + width
      if needed <= room {
        lines[lines.count - 1] += " " + word
        used = needed
      } else {
        let limit = width > room ? max(Int(Double(word.count) * room / width) - 1, 3) : word.count
        lines.append(DrawnText.shown(word, limit: limit))
        used = width
      }
    }
    return lines
  }

  /// All lines, in the font they stand in.
  var texts: [MeasuredText] { lines.flatMap { $0 }.map { MeasuredText($0, typography.region) } }

  /// What it takes from the top of the page, in points.
  var height: Double {
    let count = lines.map(\.count).max() ?? 0
    return count == 0 ? 0 : ((Double(count) * Self.lineHeight + 0.9) * typography.style.sizes.region).rounded()
  }

  /// By the font's size.
  private static let lineHeight = 1.3

  /// The widest line, in points.
  func width(_ sizes: TextSizes) -> Double { texts.map { sizes[$0.text, $0.font].width }.max() ?? 0 }

  func labels(of state: Int, in scene: Scene) -> [Label] {
    guard lines.indices.contains(state) else { return [] }
    let size = scene.style.sizes.region
    return lines[state].enumerated().map { index, text in
      scene.label(
        text, typography.region, scene.style.inks.ink,
        from: Point(
          x: scene.style.spacing.margin,
          y: scene.style.spacing.margin + size / 2 + 2 + Double(index) * Self.lineHeight * size),
        id: index == 0 ? "title" : "title\(index + 1)")
    }
  }
}
