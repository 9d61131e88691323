import Diagnostics

/// A diagnostic as one line of JSON, for editors and scripts.
enum JSONDiagnostic {
  static func line(of diagnostic: Diagnostic) -> String {
    var members = [("severity", quoted(diagnostic.severity.rawValue)), ("message", quoted(diagnostic.message))]
    members += place(diagnostic.location)
    if let help = diagnostic.help { members.append(("help", quoted(help))) }
    if !diagnostic.notes.isEmpty {
      let notes = diagnostic.notes.map { object([("message", quoted($0.message))] + place($0.location)) }
      members.append(("notes", "[\(notes.joined(separator: ","))]"))
    }
    return object(members) + "\n"
  }

  private static func place(_ location: SourceLocation?) -> [(String, String)] {
    guard let location else { return [] }
    var members = [("file", quoted(location.file))]
    if location.line > 0 {
      members += [
        ("line", String(location.line)), ("column", String(location.column)), ("length", String(location.length)),
      ]
    }
    if let path = location.path { members.append(("path", quoted(path))) }
    return members
  }

  private static func object(_ members: [(String, String)]) -> String {
    "{\(members.map { "\"\($0)\":\($1)" }.joined(separator: ","))}"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\u{0}"..<" ", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
