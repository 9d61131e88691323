import Diagnostics

extension WireWriter {
  mutating func put(_ diagnostic: Diagnostic) {
    put(diagnostic.severity == .error ? 1 : 0)
    put(diagnostic.message)
    put(diagnostic.location)
    put(diagnostic.help)
    put(diagnostic.notes.count)
    for note in diagnostic.notes {
      put(note.message)
      put(note.location)
    }
  }

  private mutating func put(_ location: SourceLocation?) {
    put(location == nil ? 0 : 1)
    guard let location else { return }
    put(location.file)
    put(location.line)
    put(location.column)
    put(location.length)
    put(location.sourceLine)
    put(location.sourceLineStart)
    put(location.path)
  }
}

extension WireReader {
  mutating func diagnostic() throws(Malformed) -> Diagnostic {
    let severity: Diagnostic.Severity = try number() == 1 ? .error : .warning
    var diagnostic = Diagnostic(severity, try text(), at: try location(), help: try optionalText())
    for _ in 0..<max(try number(), 0) {
      diagnostic.notes.append(Diagnostic.Note(try text(), at: try location()))
    }
    return diagnostic
  }

  private mutating func location() throws(Malformed) -> SourceLocation? {
    guard try number() == 1 else { return nil }
    var location = SourceLocation(
      file: try text(), line: try number(), column: try number(), length: try number(), sourceLine: try optionalText())
    location.sourceLineStart = try number()
    location.path = try optionalText()
    return location
  }
}
