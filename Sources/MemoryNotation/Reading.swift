import Diagnostics
import MemoryModel

/// What came of reading a text: a model, or the errors that stand in its way.
package struct Reading: Hashable, Sendable {
  /// nil where `diagnostics` holds an error.
  package var model: MemoryModel?
  /// In the order of the text.
  package var diagnostics: [Diagnostic]

  package init(model: MemoryModel?, diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
    self.model = diagnostics.contains { $0.severity == .error } ? nil : model
  }
}
