import Diagnostics

/// A diagnostic as one line of JSON, for editors and scripts.
enum JSONDiagnostic {
  static func line(of diagnostic: Diagnostic) -> String {
    var members = [
      ("severity", JSONText.quoted(diagnostic.severity.rawValue)), ("message", JSONText.quoted(diagnostic.message)),
    ]
    members += place(diagnostic.location)
    if let help = diagnostic.help { members.append(("help", JSONText.quoted(help))) }
    if !diagnostic.notes.isEmpty {
      let notes = diagnostic.notes.map {
        JSONText.object([("message", JSONText.quoted($0.message))] + place($0.location))
      }
      members.append(("notes", "[\(notes.joined(separator: ","))]"))
    }
    return JSONText.object(members) + "\n"
  }

  private static func place(_ location: SourceLocation?) -> [(String, String)] {
    guard let location else { return [] }
    var members = [("file", JSONText.quoted(location.file))]
    if location.line > 0 {
      members += [
        ("line", String(location.line)), ("column", String(location.column)), ("length", String(location.length)),
      ]
    }
    if let path = location.path { members.append(("path", JSONText.quoted(path))) }
    return members
  }
}
