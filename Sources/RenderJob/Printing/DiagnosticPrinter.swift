import Diagnostics
import Glibc

/// Prints diagnostics to standard error, those of an input together.
package struct DiagnosticPrinter: Sendable {
  package enum Form: String, Sendable, CaseIterable {
    case human, json
  }

  package var form: Form
  package var isColored: Bool
  package var showsWarnings: Bool

  package init(form: Form = .human, isColored: Bool = false, showsWarnings: Bool = true) {
    self.form = form
    self.isColored = isColored
    self.showsWarnings = showsWarnings
  }

  /// More than these of one input tell people nothing new.
  private static let most = 50

  /// - Parameter transcript: What another program said, to be shown as it is, before.
  package func print(_ diagnostics: [Diagnostic], after transcript: String = "") {
    var diagnostics = diagnostics
    if !transcript.isEmpty {
      switch form {
      case .human: Self.say(transcript.hasSuffix("\n") ? transcript : transcript + "\n")
      case .json: if !diagnostics.isEmpty { diagnostics[0].notes.append(Diagnostic.Note(transcript)) }
      }
    }
    let shown = diagnostics.filter { showsWarnings || $0.severity == .error }
    if shown.isEmpty { return }
    var text = ""
    switch form {
    case .human:
      let human = HumanDiagnostic(isColored: isColored)
      for diagnostic in shown.prefix(Self.most) { text += human.text(of: diagnostic) }
      if shown.count > Self.most { text += "… and at least \(shown.count - Self.most) more\n" }
    case .json:
      for diagnostic in shown { text += JSONDiagnostic.line(of: diagnostic) }
    }
    Self.say(text)
  }

  /// Writes text to standard error in one piece.
  package static func say(_ text: String) {
    // Where standard error is gone there is nobody to tell.
    _ = Descriptor.write(Array(text.utf8), to: STDERR_FILENO)
  }
}
