import FigureStyle

/// The source beside the memory: its size is that of the largest excerpt, so that nothing moves from state to state.
struct CodePanel {
  private let view: CodeView
  private let labels: [String?]
  private let style: Style
  private let sizes: TextSizes
  private let typography: CodeTypography
  private(set) var size = Size(width: 0, height: 0)
  private var numberWidth = 0.0
  /// The widest number of a state.
  private var numberOfStates = 0.0
  /// By line, the widest in any state: badges, what is said beside them, and frames' names.
  private var badgeWidths: [CodeView.Spot: Double] = [:]
  private var labelWidths: [CodeView.Spot: Double] = [:]
  private var callWidths: [CodeView.Spot: Double] = [:]

  /// - Parameter limit: The panel's greatest width, in points.
  init(_ view: CodeView, labels: [String?], style: Style, sizes: TextSizes, limit: Double) {
    self.view = view
    self.labels = labels
    self.style = style
    self.sizes = sizes
    typography = CodeTypography(style: style)
    measure()
    let limit = min(limit, 2 * Self.padding + numberWidth + Self.numberGap + Self.widest * advance)
    var width = 0.0
    var rows = 0
    for (index, excerpt) in view.excerpts.enumerated() {
      rows = max(rows, excerpt.rows.rows.count)
      for row in excerpt.rows.rows { width = max(width, self.width(of: row, in: index)) }
      width = max(width, headingWidth(excerpt.path))
    }
    size = Size(
      width: min(width.rounded(.up), limit),
      height: (2 * Self.padding + headingHeight + Double(rows) * rowHeight).rounded(.up))
  }

  /// What has to be measured.
  static func texts(of view: CodeView, labels: [String?], style: Style) -> [MeasuredText] {
    let typography = CodeTypography(style: style)
    var texts = [
      MeasuredText("0", typography.code), MeasuredText("0", typography.keyword), MeasuredText("…", typography.code),
    ]
    for excerpt in view.excerpts {
      texts.append(MeasuredText(excerpt.path, typography.path))
      guard let text = view.texts[excerpt.path] else { continue }
      for case .line(let line) in excerpt.rows.rows {
        texts.append(MeasuredText("\(line)", typography.number))
        for run in text.lines[line - 1].runs where !run.text.utf8.allSatisfy({ $0 < 0x80 }) {
          texts.append(MeasuredText(run.text, typography.font(of: run.kind)))
        }
      }
    }
    for (spot, states) in view.markers {
      for text in badges(view, at: spot, states) { texts.append(MeasuredText(text, typography.badge)) }
      for state in states {
        if let label = label(view, labels, at: spot, in: state) { texts.append(MeasuredText(label, typography.label)) }
      }
    }
    for page in view.pages {
      guard let page else { continue }
      for line in Set(page.calls.map(\.line)) {
        texts.append(MeasuredText(calls(page, at: line), typography.call))
      }
    }
    return texts
  }

  private mutating func measure() {
    for state in view.pages.indices where view.pages[state] != nil {
      numberOfStates = max(numberOfStates, sizes["\(state + 1)", typography.badge].width)
    }
    for excerpt in view.excerpts {
      for case .line(let line) in excerpt.rows.rows {
        numberWidth = max(numberWidth, sizes["\(line)", typography.number].width)
      }
    }
    for (spot, states) in view.markers {
      badgeWidths[spot] = Self.badges(view, at: spot, states).map { badgeSize($0).width }.max()
      for state in states {
        guard let label = Self.label(view, labels, at: spot, in: state) else { continue }
        labelWidths[spot] = max(labelWidths[spot] ?? 0, sizes[label, typography.label].width)
      }
    }
    for page in view.pages {
      guard let page else { continue }
      for line in Set(page.calls.map(\.line)) {
        let spot = CodeView.Spot(path: page.path, line: line)
        callWidths[spot] = max(callWidths[spot] ?? 0, callSize(Self.calls(page, at: line)).width)
      }
    }
  }

  // MARK: Measures

  static let padding = 7.0
  /// In columns; longer lines are cut.
  private static let widest = 100.0
  private static let numberGap = 8.0
  private static let badgeGap = 6.0
  private static let callGap = 12.0

  private var rowHeight: Double { (style.sizes.code * 1.5).rounded() }
  private var headingHeight: Double { view.hasSeveralSources ? (style.sizes.region * 1.7).rounded() : 0 }
  private var advance: Double { sizes["0", typography.code].width }

  private func headingWidth(_ path: String) -> Double {
    view.hasSeveralSources ? sizes[path, typography.path].width + 2 * Self.padding : 0
  }

  private var codeStart: Double { Self.padding + numberWidth + Self.numberGap }

  /// At least that of the widest number, so that a state's badge is the same everywhere.
  private func badgeSize(_ text: String) -> Size {
    Badge.size(text: max(sizes[text, typography.badge].width, numberOfStates), style: style)
  }

  private func callSize(_ text: String) -> Size {
    Size(
      width: sizes[text, typography.call].width + 8, height: (style.sizes.field * 1.45).rounded())
  }

  private func width(of run: SourceText.Run) -> Double {
    let font = typography.font(of: run.kind)
    return run.text.utf8.allSatisfy { $0 < 0x80 }
      ? sizes["0", font].width * Double(run.text.utf8.count) : sizes[run.text, font].width
  }

  private func end(of line: SourceText.Line, indentation: Int) -> Double {
    guard let last = line.runs.last else { return advance * Double(max(line.indentation - indentation, 0)) }
    return advance * Double(last.column - indentation) + width(of: last)
  }

  /// The natural width of a row in all states, with the panel's padding.
  private func width(of row: CodeExcerpt.Row, in excerpt: Int) -> Double {
    guard case .line(let number) = row, let text = view.texts[view.excerpts[excerpt].path] else { return 0 }
    let line = text.lines[number - 1]
    var width = codeStart + end(of: line, indentation: view.excerpts[excerpt].rows.indentation)
    let spot = CodeView.Spot(path: view.excerpts[excerpt].path, line: number)
    if let badge = badgeWidths[spot] { width += Self.badgeGap + badge }
    if let label = labelWidths[spot] { width += Self.badgeGap + label }
    if let call = callWidths[spot] { width += Self.callGap + call }
    return width + Self.padding
  }

  /// The badge of a state at its memory.
  func badge(of state: Int, at corner: Point) -> Shape {
    let text = "\(state + 1)"
    let size = badgeSize(text)
    return Badge.shape(
      text, sizes[text, typography.badge], isFilled: true,
      in: Rect(x: corner.x, y: corner.y - size.height, width: size.width, height: size.height), style: style,
      id: "badge")
  }

  // MARK: Words

  /// All that the badge of a line says in one state or another.
  private static func badges(_ view: CodeView, at spot: CodeView.Spot, _ states: [Int]) -> [String] {
    let isLeft = view.pages.contains { $0?.path == spot.path && $0?.line != spot.line }
    return states.map { "\($0 + 1)" } + (isLeft ? [otherBadge(at: states)] : [])
  }

  /// What it says in states that stand elsewhere.
  private static func otherBadge(at states: [Int]) -> String {
    let first = "\(states[0] + 1)"
    if states.count == 1 { return first }
    return first + (states.count == 2 ? ", " : "–") + "\(states[states.count - 1] + 1)"
  }

  /// What is said beside a badge: the marker's text, or the state's own label where the source has no marker.
  private static func label(
    _ view: CodeView, _ labels: [String?], at spot: CodeView.Spot, in state: Int
  ) -> String? {
    guard let page = view.pages[state], page.path == spot.path, let text = view.texts[page.path] else { return nil }
    if let marker = text.lines[spot.line - 1].marker { return marker.isEmpty ? nil : marker }
    guard page.line == spot.line else { return nil }
    return labels[state].map { DrawnText.shown($0, limit: 40) }
  }

  /// The frames that stand at a line; empty where none does.
  private static func calls(_ page: CodeView.Page, at line: Int) -> String {
    var names: [String] = []
    var counts: [String: Int] = [:]
    for call in page.calls where call.line == line {
      if counts[call.name] == nil { names.append(call.name) }
      counts[call.name, default: 0] += 1
    }
    names = names.map { name in counts[name].map { $0 > 1 ? "\(name) ×\($0)" : name } ?? name }
    if names.count > 3 { return names.prefix(2).joined(separator: ", ") + ", … \(names.count - 2) more" }
    return names.joined(separator: ", ")
  }

  // MARK: Painting

  /// - Parameters:
  ///   - origin: the panel's upper left corner; y grows upwards.
  ///   - height: at least its own.
  func group(of state: Int, at origin: Point, width: Double) -> Group {
    let rect = Rect(x: origin.x, y: origin.y - size.height, width: width, height: size.height)
    var group = Group(
      id: "source", role: .source, title: nil, rect: rect, paint: Paint(line: style.frame.line, pen: 0.7, radius: 8))
    guard let page = view.pages[state], let text = view.texts[page.path] else { return group }
    group.title = "line \(page.line) of \(page.path)"
    let excerpt = view.excerpts[page.excerpt].rows
    var y = rect.maxY - Self.padding
    if view.hasSeveralSources {
      let own = sizes[page.path, typography.path]
      group.texts.append(
        Label(
          id: "source#label", text: page.path, font: typography.path, color: style.inks.ink,
          rect: Rect(
            x: rect.minX + Self.padding, y: y - headingHeight / 2 - own.height / 2, width: own.width,
            height: own.height)))
      y -= headingHeight
    }
    for (number, row) in excerpt.rows.enumerated() {
      let place = Rect(x: rect.minX + 2, y: y - rowHeight, width: rect.width - 4, height: rowHeight)
      y -= rowHeight
      switch row {
      case .blank: continue
      case .gap: group.shapes.append(gap(number, place, left: rect.minX))
      case .line(let line):
        paint(text.lines[line - 1], line, page, excerpt.indentation, state, place, left: rect.minX, into: &group)
      }
    }
    return group
  }

  private func gap(_ number: Int, _ place: Rect, left: Double) -> Shape {
    var shape = Shape(id: "source/gap\(number)", role: .line, classes: ["gap"], title: "…", rect: place, paint: Paint())
    let own = sizes["…", typography.code]
    shape.texts = [
      Label(
        id: shape.id + "#text", text: "…", font: typography.code, color: style.inks.faint,
        rect: Rect(x: left + codeStart, y: place.midY - own.height / 2, width: own.width, height: own.height))
    ]
    return shape
  }

  private func paint(
    _ line: SourceText.Line, _ number: Int, _ page: CodeView.Page, _ indentation: Int, _ state: Int, _ place: Rect,
    left: Double, into group: inout Group
  ) {
    let isMarked = page.line == number
    let id = "source/\(number)"
    var row = Shape(
      id: id, role: .line, classes: isMarked ? ["marked"] : [], title: nil, rect: place,
      paint: isMarked ? Paint(fill: style.code.strip) : Paint())
    let digits = sizes["\(number)", typography.number]
    row.texts = [
      label(
        "\(number)", typography.number, isMarked ? style.inks.ink : style.inks.faint, digits.width,
        x: left + Self.padding + numberWidth - digits.width, in: place, id: id + "#number")
    ]
    let calls = Self.calls(page, at: number)
    let callSize = self.callSize(calls)
    let right = place.maxX + 2 - Self.padding
    let callRoom = calls.isEmpty ? 0 : callSize.width + Self.callGap
    let spot = CodeView.Spot(path: page.path, line: number)
    let badge = view.markers[spot].map { isMarked ? "\(state + 1)" : Self.otherBadge(at: $0) }
    let badgeRoom = badgeWidths[spot].map { $0 + Self.badgeGap } ?? 0
    var words = String(repeating: " ", count: max(line.indentation - indentation, 0))
    var x = left + codeStart
    let room = right - callRoom - badgeRoom
    for (index, run) in line.runs.enumerated() {
      let start = left + codeStart + advance * Double(run.column - indentation)
      guard let (text, width) = fitted(run, from: start, to: room, isLast: index == line.runs.count - 1) else { break }
      row.texts.append(
        label(
          text, typography.font(of: run.kind), run.kind == .comment ? style.inks.sub : style.inks.ink, width, x: start,
          in: place, id: id + "#text\(index + 1)"))
      words += String(repeating: " ", count: max(run.column - indentation - words.count, 0)) + text
      x = start + width
      if text != run.text { break }
    }
    if line.runs.isEmpty { x = left + codeStart + advance * Double(max(line.indentation - indentation, 0)) }
    row.title = words
    group.shapes.append(row)
    if let badge, let badgeWidth = badgeWidths[spot] {
      if !line.runs.isEmpty { x += Self.badgeGap }
      let height = badgeSize(badge).height
      let rect = Rect(x: x, y: place.midY - height / 2, width: badgeWidth, height: height)
      group.shapes.append(
        Badge.shape(
          badge, sizes[badge, typography.badge], isFilled: isMarked, in: rect, style: style, id: id + "#badge"))
      x = rect.maxX + Self.badgeGap
      if let words = Self.label(view, labels, at: spot, in: state) {
        let width = sizes[words, typography.label].width
        if x + width <= right - callRoom + 0.01 {
          group.texts.append(
            label(
              words, typography.label, isMarked ? style.inks.ink : style.inks.sub, width, x: x, in: place,
              id: id + "#label"))
        }
      }
    }
    if !calls.isEmpty {
      let rect = Rect(
        x: right - callSize.width, y: place.midY - callSize.height / 2, width: callSize.width, height: callSize.height)
      let width = sizes[calls, typography.call].width
      group.shapes.append(
        Shape(
          id: id + "#call", role: .call, title: "here stands \(calls)", rect: rect,
          paint: Paint(fill: style.frame.fill, line: style.frame.line, pen: 0.7), form: .pill,
          texts: [
            label(
              calls, typography.call, style.inks.ink, width, x: rect.midX - width / 2, in: rect, id: id + "#frames")
          ]))
    }
  }

  /// A run, cut where the panel ends; nil where nothing of it fits.
  private func fitted(
    _ run: SourceText.Run, from start: Double, to end: Double, isLast: Bool
  ) -> (text: String, width: Double)? {
    let width = width(of: run)
    let dots = sizes["…", typography.code].width
    if start + width + (isLast ? 0 : dots) <= end + 0.01 { return (run.text, width) }
    let count = Int((end - dots - start) / advance)
    guard count > 0 else { return start + dots <= end ? ("…", dots) : nil }
    return (run.text.prefix(count) + "…", advance * Double(min(count, run.text.count)) + dots)
  }

  private func label(
    _ text: String, _ font: Font, _ color: Color, _ width: Double, x: Double, in place: Rect, id: String
  ) -> Label {
    let height = font.size * 1.2
    return Label(
      id: id, text: text, font: font, color: color,
      rect: Rect(x: x, y: place.midY - height / 2, width: width, height: height))
  }
}

/// Which font each text beside the memory stands in.
struct CodeTypography {
  let style: Style

  var code: Font { Font(family: style.fonts.mono, size: style.sizes.code) }
  var keyword: Font { Font(family: style.fonts.mono, size: style.sizes.code, bold: true) }
  var number: Font { Font(family: style.fonts.sans, size: style.sizes.field) }
  var label: Font { Font(family: style.fonts.sans, size: style.sizes.type) }
  var badge: Font { Font(family: style.fonts.sans, size: style.sizes.field, bold: true) }
  var call: Font { Font(family: style.fonts.sans, size: style.sizes.field, bold: true) }
  var path: Font { Font(family: style.fonts.sans, size: style.sizes.region, bold: true) }

  func font(of kind: RustScanner.Kind) -> Font { kind == .keyword ? keyword : code }
}
