import FigureStyle

/// Which font each text of a figure stands in.
struct Typography {
  let style: Style

  func font(for role: Face.TextRole) -> Font {
    Font(family: style.fonts.mono, size: style.sizes.value, italic: role == .variant)
  }

  /// An index stands before the values, and is smaller.
  func font(of part: Part, _ role: Face.TextRole) -> Font { part.role == .index ? field : font(for: role) }

  var field: Font { Font(family: style.fonts.sans, size: style.sizes.field) }
  /// A variable's name in its band.
  var name: Font { Font(family: style.fonts.sans, size: style.sizes.name, bold: true) }
  /// A nested compound's name in its band.
  var member: Font { Font(family: style.fonts.sans, size: style.sizes.type) }
  var type: Font { Font(family: style.fonts.type, size: style.sizes.type) }
  /// The offsets over cells to scale.
  var ruler: Font { field.scaled(by: Part.leastNameScale) }
  var region: Font { Font(family: style.fonts.sans, size: style.sizes.region, bold: true) }
  var frame: Font { Font(family: style.fonts.sans, size: style.sizes.frame, bold: true) }
  var thread: Font { Font(family: style.fonts.sans, size: style.sizes.frame) }
}

/// The sizes of all texts of a plan, measured at once.
struct TextSizes {
  private let sizes: [MeasuredText: Size]

  init(of texts: some Sequence<MeasuredText>, measuring: borrowing some TextMeasuring & ~Copyable) throws {
    var known: Set<MeasuredText> = []
    let distinct = texts.filter { known.insert($0).inserted }
    sizes = Dictionary(uniqueKeysWithValues: zip(distinct, try measuring.sizes(of: distinct)))
  }

  /// Zero for a text that was not measured.
  subscript(text: String, font: Font) -> Size {
    sizes[MeasuredText(text, font)] ?? Size(width: 0, height: 0)
  }
}
