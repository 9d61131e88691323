import Diagnostics

/// Sets what a style sheet says on top of the style it extends, and collects all that is wrong with it.
struct StyleReader {
  private(set) var style: Style
  private(set) var problems: [StyleProblem] = []
  /// The colours that were read, by their paths; "none" is transparent.
  private(set) var colors: [String: Color] = [:]
  /// The paths of values that were read.
  private var seen: Set<String> = []
  /// Paths that were complained about, so that what stands in them is not.
  private var rejected: Set<String> = []
  private var nearest = NearestName(budget: 20_000)

  init(_ entries: [TOMLEntry], onto base: Style) {
    style = base
    for entry in entries where !StyleKey.isOfSheets(entry.path) {
      if entry.path.first == StyleKey.maxElements { readLimit(entry) } else { read(entry) }
    }
  }

  /// The paths of values that the sheet does not set.
  var missing: [String] { StyleKey.all.map(\.path).filter { !seen.contains($0) } }

  private mutating func read(_ entry: TOMLEntry) {
    var path = ""
    for (part, name) in entry.path.enumerated() {
      let parent = path
      path += (parent.isEmpty ? "" : ".") + name
      if rejected.contains(path) { return }
      let isLast = part + 1 == entry.path.count
      let isName = !name.contains(".")
      if isName, let key = StyleKey.byPath[path] {
        if isLast, case .table = entry.value.content { rejected.insert(path) }
        seen.insert(path)
        if isLast {
          read(entry.value, key)
        } else {
          rejected.insert(path)
          problems.append(.wrongType(path, expected: key.kind.expected, found: "a table", entry.key(part)))
        }
        return
      } else if isName, StyleKey.tables.contains(path) {
        if isLast, entry.value.kind != "a table" {
          problems.append(.wrongType(path, expected: "a table", found: entry.value.kind, entry.value.range))
        }
      } else {
        rejected.insert(path)
        let known = StyleKey.names(in: parent)
        problems.append(.unknownKey(path, nearest.among(known, to: name), known: known, entry.key(part)))
        return
      }
    }
  }

  /// How long arrays of a type may be: the type is the key.
  private mutating func readLimit(_ entry: TOMLEntry) {
    let path = StyleKey.maxElements
    if entry.path.count == 1 {
      if case .table = entry.value.content { return }
      problems.append(.wrongType(path, expected: "a table", found: entry.value.kind, entry.value.range))
      return
    }
    let own = "\(path).\(entry.path[1])"
    if rejected.contains(own) { return }
    guard entry.path.count == 2, case .number(let number) = entry.value.content else {
      let isTable = entry.path.count > 2
      rejected.insert(own)
      problems.append(
        .wrongType(
          own, expected: "a number", found: isTable ? "a table" : entry.value.kind,
          isTable ? entry.key(1) : entry.value.range))
      return
    }
    guard (2...1_000_000).contains(number), number == number.rounded() else {
      problems.append(.outOfRange(own, 2...1_000_000, unit: "", entry.value.range))
      return
    }
    style.maxElements[entry.path[1]] = Int(number)
  }

  // MARK: Values

  private mutating func read(_ value: TOMLValue, _ key: StyleKey) {
    switch (key.kind, value.content) {
    case (.color(let set), .string(let text)):
      if let color = color(text, value.range, allowsNone: false) {
        colors[key.path] = color
        set(&style, color)
      }
    case (.paint(let set), .string("none")):
      colors[key.path] = .transparent
      set(&style, nil)
    case (.paint(let set), .string(let text)):
      if let color = color(text, value.range, allowsNone: true) {
        colors[key.path] = color
        set(&style, color)
      }
    case (.length(let limits, let set), .string(let text)):
      if let points = Length.points(text) {
        if isInRange(points, limits, " points", key, value.range) { set(&style, points) }
      } else {
        problems.append(.badLength(text, value.range))
      }
    case (.length(let limits, let set), .number(let points)):
      if isInRange(points, limits, " points", key, value.range) { set(&style, points) }
    case (.factor(let limits, let set), .number(let number)):
      if isInRange(number, limits, "", key, value.range) { set(&style, number) }
    case (.family(let set), .string(let text)):
      if isFamily(text, value.range) { set(&style, text) }
    case (.families(let set), .array(let elements)):
      set(&style, elements.compactMap { family($0, key) })
    case (.tail(let set), .string(let text)):
      if let tail: PointerStyle.Tail = choice(text, key, value.range) { set(&style, tail) }
    case (.line(let set), .string(let text)):
      if let line: PointerStyle.Line = choice(text, key, value.range) { set(&style, line) }
    case (.head(let set), .string(let text)):
      if let head: PointerStyle.Head = choice(text, key, value.range, except: PointerStyle.Head.none) {
        set(&style, head)
      }
    default:
      problems.append(.wrongType(key.path, expected: key.kind.expected, found: value.kind, value.range))
    }
  }

  private mutating func color(_ text: String, _ range: Range<Int>, allowsNone: Bool) -> Color? {
    if let color = Color(hex: text) { return color }
    problems.append(.badColor(text, allowsNone: allowsNone, range))
    return nil
  }

  private mutating func isInRange(
    _ number: Double, _ limits: ClosedRange<Double>, _ unit: String, _ key: StyleKey, _ range: Range<Int>
  ) -> Bool {
    if limits.contains(number) { return true }
    problems.append(.outOfRange(key.path, limits, unit: unit, range))
    return false
  }

  private mutating func family(_ value: TOMLValue, _ key: StyleKey) -> String? {
    guard case .string(let text) = value.content else {
      problems.append(
        .wrongType(key.path, expected: key.kind.expected, found: "an array with " + value.kind, value.range))
      return nil
    }
    return isFamily(text, value.range) ? text : nil
  }

  /// Pango takes a comma for the end of a family.
  private mutating func isFamily(_ text: String, _ range: Range<Int>) -> Bool {
    let isFamily =
      !text.isEmpty && text.utf8.count <= 100
      && text.unicodeScalars.allSatisfy { $0 != "," && $0.properties.generalCategory != .control }
    if !isFamily { problems.append(.badFamily(text, range)) }
    return isFamily
  }

  private mutating func choice<Choice: RawRepresentable<String> & CaseIterable & Equatable>(
    _ text: String, _ key: StyleKey, _ range: Range<Int>, except: Choice? = nil
  ) -> Choice? {
    let known = Choice.allCases.filter { $0 != except }.map(\.rawValue)
    if known.contains(text) { return Choice(rawValue: text) }
    problems.append(.unknownValue(key.path, text, nearest.among(known, to: text), known: known, range))
    return nil
  }
}
