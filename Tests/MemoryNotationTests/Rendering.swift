import Diagnostics

/// Diagnostics as a terminal shows them.
func render(_ diagnostics: [Diagnostic]) -> String {
  var text = ""
  func caret(_ location: SourceLocation?) {
    guard let location, let line = location.sourceLine else { return }
    let indent = location.column - location.sourceLineStart
    text += "    \(line)\n    " + String(repeating: " ", count: indent)
    text += String(repeating: "^", count: min(location.length, 60)) + "\n"
  }
  func place(_ location: SourceLocation?) -> String {
    guard let location else { return "" }
    return location.file + (location.line > 0 ? ":\(location.line):\(location.column)" : "")
      + (location.path.map { " \($0)" } ?? "") + ": "
  }
  for diagnostic in diagnostics {
    text += place(diagnostic.location) + "\(diagnostic.severity.rawValue): \(diagnostic.message)\n"
    caret(diagnostic.location)
    for note in diagnostic.notes {
      text += "  " + place(note.location) + "note: \(note.message)\n"
      caret(note.location)
    }
    if let help = diagnostic.help { text += "  help: \(help)\n" }
  }
  return text
}
