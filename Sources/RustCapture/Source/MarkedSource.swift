import Diagnostics

/// A Rust source file and the markers in it.
package struct MarkedSource: Sendable {
  /// As the user named it.
  package let file: String
  package let text: [UInt8]
  package let markers: [Marker]
  /// What keeps markers from being statements, as far as the text alone tells.
  package let problems: [Diagnostic]
  let tokens: [RustToken]
  let spots: [MarkerSpot]

  /// - Parameter firstID: The first marker's number; the others' follow.
  package init(_ text: [UInt8], file: String, firstID: Int = 1) {
    self.file = file
    self.text = text
    let lexer = RustLexer(text)
    tokens = lexer.tokens
    var markers: [Marker] = []
    var places: [Int] = []
    for comment in lexer.comments {
      let words = String(decoding: text[comment.range], as: UTF8.self)
      guard let label = Marker.label(ofComment: words[...].utf8) else { continue }
      let line = Self.line(around: comment.range.lowerBound, in: text)
      markers.append(
        Marker(
          id: firstID + markers.count, label: label.isEmpty ? nil : label, file: file, line: comment.line,
          column: String(decoding: text[line.lowerBound..<comment.range.lowerBound], as: UTF8.self)
            .unicodeScalars.count + 1,
          offset: comment.range.lowerBound, sourceLine: String(decoding: text[line], as: UTF8.self)))
      places.append(comment.tokensBefore)
    }
    self.markers = markers
    spots = MarkerSpot.spots(at: places, among: tokens, of: text)
    problems = zip(markers, spots).compactMap { $0.problem(at: $1) }
  }

  /// The text with a probe at each of these markers, all lines where they were.
  package func instrumented(for chosen: some Sequence<Marker>, edition: Edition) -> [UInt8] {
    var copy: [UInt8] = []
    var at = 0
    for marker in chosen.sorted(by: { $0.offset < $1.offset }) {
      copy += text[at..<marker.offset]
      copy += Probe.text(id: marker.id, edition: edition).utf8
      at = marker.offset
    }
    return copy + text[at...]
  }

  /// Whether it may be made of several files, or reads others while it is compiled.
  var reachesOtherFiles: Bool {
    tokens.indices.dropLast().contains { index in
      switch word(index) {
      case "mod": index + 2 < tokens.count && tokens[index + 2].isSign(";")
      case "include", "include_str", "include_bytes": tokens[index + 1].isSign("!")
      case "path": tokens[index + 1].isSign("=")
      default: false
      }
    }
  }

  private func word(_ index: Int) -> String {
    tokens[index].kind == .word ? String(decoding: text[tokens[index].range], as: UTF8.self) : ""
  }

  private static func line(around offset: Int, in text: [UInt8]) -> Range<Int> {
    let start = text[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    var end = text[offset...].firstIndex(of: 0x0A) ?? text.count
    if end > start, text[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }
}
