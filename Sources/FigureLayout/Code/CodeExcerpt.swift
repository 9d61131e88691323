/// Which lines of a source are shown.
struct CodeExcerpt {
  enum Row: Hashable {
    /// Counted from 1.
    case line(Int)
    /// Where lines are left out.
    case gap
    case blank
  }

  var rows: [Row]
  /// Columns that all lines start with, and that are not shown.
  var indentation: Int

  /// Longer excerpts are shortened.
  static let longest = 24
  /// Lines around a marker that stands in no function.
  private static let around = 11

  /// - Parameters:
  ///   - marker: the line of a state.
  ///   - essential: all lines that something stands at, in states that share the excerpt.
  ///   - count: this many lines around the marker; nil is the function it is in.
  init(of text: SourceText, marker: Int, essential: Set<Int>, count: Int?) {
    let kept = Self.kept(of: text, marker: marker, essential: essential, count: count).sorted()
    rows = Self.rows(kept, of: text)
    indentation =
      rows.compactMap { row in
        if case .line(let line) = row, !text.lines[line - 1].isBlank { text.lines[line - 1].indentation } else { nil }
      }.min() ?? 0
  }

  private static func kept(of text: SourceText, marker: Int, essential: Set<Int>, count: Int?) -> Set<Int> {
    let last = text.lines.count
    func window(_ count: Int) -> Set<Int> {
      let first = max(1, min(marker - count / 2, last - count + 1))
      return Set(first...min(first + count - 1, last))
    }
    if let count { return window(count) }
    guard let own = text.scanner.function(at: marker)?.lines else { return window(around).union(essential) }
    var functions: [ClosedRange<Int>] = [own]
    for line in essential.sorted() {
      guard let other = text.scanner.function(at: line)?.lines, !functions.contains(other) else { continue }
      functions.append(other)
    }
    let whole = functions.reduce(into: essential) { $0.formUnion($1) }
    if whole.count <= longest { return whole }
    func outline(_ lines: ClosedRange<Int>, _ context: Int) -> Set<Int> {
      let inside = essential.filter(lines.contains)
      let near = inside.flatMap { Array($0 - context...$0 + context) }.filter(lines.contains)
      return Set([lines.lowerBound, lines.upperBound] + near)
    }
    let others = functions.dropFirst().reduce(into: essential) { $0.formUnion(outline($1, 0)) }
    if own.count + others.count <= longest { return others.union(own) }
    for context in [6, 4, 3, 2, 1] {
      let kept = others.union(outline(own, context))
      if kept.count <= longest { return kept }
    }
    return others.union(outline(own, 0))
  }

  private static func rows(_ kept: [Int], of text: SourceText) -> [Row] {
    var rows: [Row] = []
    var last: Int?
    for line in kept where line <= text.lines.count {
      if let last, line > last + 1 {
        let missing = last + 1..<line
        if missing.allSatisfy({ text.lines[$0 - 1].isBlank }) {
          rows.append(.blank)
        } else if missing.count == 1 {
          rows.append(.line(missing.lowerBound))
        } else {
          rows.append(.gap)
        }
      }
      rows.append(.line(line))
      last = line
    }
    return rows
  }
}
