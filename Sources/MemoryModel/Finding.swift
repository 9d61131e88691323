import Diagnostics

/// Something wrong or doubtful in a model, by its path; readers turn the path into a place in their file.
package struct Finding: Hashable, Sendable {
  package var severity: Diagnostic.Severity
  package var message: String
  package var path: ModelPath
  /// A second part of the model that explains the first.
  package var note: Note?
  package var help: String?
  /// The place that is missing, or not as the pointer says.
  package var target: Place?

  package struct Note: Hashable, Sendable {
    package var message: String
    package var path: ModelPath
  }

  init(
    _ severity: Diagnostic.Severity, _ message: String, at path: ModelPath, note: Note? = nil, help: String? = nil
  ) {
    self.severity = severity
    self.message = message
    self.path = path
    self.note = note
    self.help = help
  }
}

extension MemoryModel {
  /// Everything that is wrong (errors) or doubtful (warnings) in the model, each with the JSON path of its place.
  ///
  /// A model without errors can be drawn. Whether its types and literals are ones the notation can write is not looked at.
  public func validate() -> [Diagnostic] {
    findings().map { finding in
      func location(_ path: ModelPath) -> SourceLocation { SourceLocation(file: "", path: path.description) }
      return Diagnostic(
        finding.severity, finding.message, at: location(finding.path),
        notes: finding.note.map { [Diagnostic.Note($0.message, at: location($0.path))] } ?? [], help: finding.help)
    }
  }
}
