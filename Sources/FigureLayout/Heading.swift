import FigureStyle
import MemoryModel

/// The title and the state's label over each page, where they are asked for.
struct Heading {
  /// Words by state.
  private let words: [[String]]
  /// What its lines have room for, in points; nil makes each one line.
  private let room: Double?
  private let typography: Typography

  init(of model: MemoryModel, style: Style, options: LayoutOptions) {
    typography = Typography(style: style)
    room = options.width.map { $0 - 2 * style.spacing.margin }
    guard options.showsTitle else {
      words = []
      return
    }
    words = model.states.map { state in
      let parts = [options.title ?? model.title, state.label].compactMap { $0 }.filter { !$0.isEmpty }
      return DrawnText.shown(parts.joined(separator: " – "), limit: 120).split(separator: " ").map(String.init)
    }
  }

  /// All that has to be measured.
  var texts: [MeasuredText] {
    let all = words.flatMap { $0 }
    return all.isEmpty ? [] : (all + [" ", "…"]).map { MeasuredText($0, typography.region) }
  }

  struct Line {
    var text: String
    /// In points.
    var width: Double
  }

  /// By state, as many words on each line as it has room for; a word that has none is shortened.
  func lines(_ sizes: TextSizes) -> [[Line]] {
    let font = typography.region
    let space = sizes[" ", font].width
    return words.map { words in
      var lines: [Line] = []
      for word in words {
        let width = sizes[word, font].width
        if let last = lines.last, last.width + space + width <= room ?? .infinity {
          lines[lines.count - 1] = Line(text: last.text + " " + word, width: last.width + space + width)
        } else if let room, width > room {
          let share = (room - sizes["…", font].width) / width
          let kept = max(Int(Double(word.count) * share * 0.9), 1)
          let part = width * Double(kept) / Double(word.count)
          lines.append(Line(text: word.prefix(kept) + "…", width: part + sizes["…", font].width))
        } else {
          lines.append(Line(text: word, width: width))
        }
      }
      return lines
    }
  }

  /// What it takes from the top of all pages, in points.
  func height(_ sizes: TextSizes) -> Double {
    let count = lines(sizes).map(\.count).max() ?? 0
    return count == 0 ? 0 : ((Double(count) * Self.lineHeight + 0.9) * typography.style.sizes.region).rounded()
  }

  /// By the font's size.
  private static let lineHeight = 1.3

  /// The widest line, in points.
  func width(_ sizes: TextSizes) -> Double { lines(sizes).flatMap { $0 }.map(\.width).max() ?? 0 }

  func labels(of state: Int, in scene: Scene) -> [Label] {
    guard words.indices.contains(state) else { return [] }
    let size = typography.style.sizes.region
    let margin = typography.style.spacing.margin
    let height = scene.sizes[" ", typography.region].height
    return lines(scene.sizes)[state].enumerated().map { index, line in
      let middle = margin + size / 2 + 2 + Double(index) * Self.lineHeight * size
      return Label(
        id: index == 0 ? "title" : "title\(index + 1)", text: line.text, font: typography.region,
        color: typography.style.inks.ink,
        rect: scene.flipped(Rect(x: margin, y: middle - height / 2, width: line.width, height: height)))
    }
  }
}
