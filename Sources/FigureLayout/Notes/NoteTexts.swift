import FigureStyle
import MemoryModel

/// The author's notes and captions, in words that are measured one by one.
struct NoteTexts {
  struct Note {
    var place: CutPlace
    var text: String
    /// By state.
    var isShown: [Bool]
    var words: [String]
    /// Its place in words, said first where no line leads to it.
    var heading: [String]
  }

  private(set) var notes: [Note] = []
  /// Words by state.
  private(set) var captions: [[String]]
  let typography: Typography

  init(of cut: CutModel, style: Style) {
    typography = Typography(style: style)
    captions = cut.captions.map { Self.words($0 ?? "") }
    for (state, own) in cut.notes.enumerated() {
      var counts: [CutModel.Note: Int] = [:]
      for note in own {
        // What is said twice in one state is said in two boxes.
        counts[note, default: 0] += 1
        var number = counts[note] ?? 1
        let known = notes.firstIndex { known in
          guard known.place == note.place, known.text == note.text else { return false }
          number -= 1
          return number == 0
        }
        if let known {
          notes[known].isShown[state] = true
        } else {
          notes.append(
            Note(
              place: note.place, text: note.text, isShown: cut.notes.indices.map { $0 == state },
              words: Self.words(note.text),
              heading: Self.words(PlaceWords.readable(note.place.description) + ":")))
        }
      }
    }
  }

  private static func words(_ text: String) -> [String] {
    DrawnText.shown(text, limit: 2_000).split(whereSeparator: \.isWhitespace).map(String.init)
  }

  var isEmpty: Bool { notes.isEmpty }
  var hasNoCaption: Bool { captions.allSatisfy(\.isEmpty) }

  var texts: [MeasuredText] {
    var texts = notes.flatMap(\.words).map { MeasuredText($0, typography.note) }
    texts += notes.flatMap(\.heading).map { MeasuredText($0, typography.noteHeading) }
    if !notes.isEmpty { texts += [" ", "…"].map { MeasuredText($0, typography.note) } }
    let words = captions.flatMap { $0 }
    if !words.isEmpty { texts += (words + [" ", "…"]).map { MeasuredText($0, typography.caption) } }
    return texts
  }

  /// A piece of a line in one font.
  struct Run {
    var text: String
    var font: Font
    var width: Double
  }

  /// Words in lines of at most `room` points; one that has no room is shortened.
  func lines(_ words: [(text: String, font: Font)], room: Double, _ sizes: TextSizes) -> [[Run]] {
    var lines: [[Run]] = []
    var used = 0.0
    let space = sizes[" ", words.last?.font ?? typography.note].width
    for word in words {
      var run = Run(text: word.text, font: word.font, width: sizes[word.text, word.font].width)
      if run.width > room {
        let mark = sizes["…", typography.note].width
        let kept = max(Int(Double(word.text.count) * (room - mark) / run.width * 0.9), 1)
        run.width = run.width * Double(kept) / Double(word.text.count) + mark
        run.text = word.text.prefix(kept) + "…"
      }
      if let last = lines.last?.last, used + space + run.width <= room {
        used += space + run.width
        if last.font == run.font {
          let index = lines.count - 1
          lines[index][lines[index].count - 1].text += " " + run.text
          lines[index][lines[index].count - 1].width += space + run.width
        } else {
          lines[lines.count - 1].append(run)
        }
      } else {
        lines.append([run])
        used = run.width
      }
    }
    return lines
  }

  func captionLines(of state: Int, room: Double, _ sizes: TextSizes) -> [[Run]] {
    lines(captions[state].map { ($0, typography.caption) }, room: room, sizes)
  }

  func captionHeight(room: Double, _ sizes: TextSizes) -> Double {
    let count = captions.indices.map { captionLines(of: $0, room: room, sizes).count }.max() ?? 0
    return count == 0 ? 0 : Double(count) * Self.lineHeight * typography.caption.size + Self.captionGap
  }

  static let lineHeight = 1.3
  /// Over a caption.
  static let captionGap = 7.0
}

extension Typography {
  var note: Font { Font(family: style.fonts.sans, size: style.sizes.frame) }
  var noteHeading: Font { Font(family: style.fonts.sans, size: style.sizes.frame, bold: true) }
  var caption: Font { Font(family: style.fonts.sans, size: style.sizes.name) }
}
