import Diagnostics

/// A diagnostic for people: `file:line:column: error: message`, the source line, a caret, notes, help.
struct HumanDiagnostic {
  var isColored: Bool

  func text(of diagnostic: Diagnostic) -> String {
    let isError = diagnostic.severity == .error
    var text = head(
      at: diagnostic.location, word: diagnostic.severity.rawValue, isError ? .red : .yellow, diagnostic.message)
    text += excerpt(diagnostic.location)
    for note in diagnostic.notes {
      text += head(at: note.location, word: "note", .cyan, note.message)
      // The same line need not be shown again.
      let isShown = note.location?.line == diagnostic.location?.line && note.location?.file == diagnostic.location?.file
      if !isShown { text += excerpt(note.location) }
    }
    if let help = diagnostic.help { text += paint("help:", .green) + " \(VisibleText.of(help))\n" }
    return text
  }

  private func head(at location: SourceLocation?, word: String, _ color: Ink, _ message: String) -> String {
    var place = ""
    if let location {
      place = VisibleText.of(location.file)
      if location.line > 0 { place += ":\(location.line):\(location.column)" }
      if let path = location.path, !path.isEmpty { place += place.isEmpty ? path : ": \(VisibleText.of(path))" }
      if !place.isEmpty { place += ": " }
    } else if word != "note" {
      place = "memfig: "
    }
    return paint(place, .bold) + paint(word + ":", color) + " \(VisibleText.of(message))\n"
  }

  /// The source line and what of it is meant.
  private func excerpt(_ location: SourceLocation?) -> String {
    guard let location, location.line > 0, let line = location.sourceLine, !line.isEmpty else { return "" }
    let scalars = line.unicodeScalars
    let before = max(0, location.column - location.sourceLineStart)
    guard before <= scalars.count else { return "" }
    var lead = ""
    var marked = 0
    for (index, scalar) in scalars.enumerated() {
      if index < before {
        // A tab above is a tab below, wherever its stops are.
        lead += scalar == "\t" ? "\t" : String(repeating: " ", count: VisibleText.width(of: scalar))
      } else if index < before + location.length {
        marked += max(VisibleText.width(of: scalar), index == before ? 1 : 0)
      } else {
        break
      }
    }
    let underline = "^" + String(repeating: "~", count: max(0, marked - 1))
    return "    \(VisibleText.of(line, keepingTabs: true))\n    \(lead)\(paint(underline, .green))\n"
  }

  private enum Ink: String {
    case red = "1;31"
    case yellow = "1;33"
    case cyan = "1;36"
    case green = "1;32"
    case bold = "1"
  }

  private func paint(_ text: String, _ ink: Ink) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }
}
