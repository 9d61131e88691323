import MemoryModel
import MemoryNotation

/// A text that holds an author's directives for a model in another file.
public struct CutText: Hashable, Sendable {
  public var bytes: [UInt8]
  /// The name that diagnostics call it by.
  public var file: String

  public init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// The variables of which a capture is to show more or less, as they are written, and how much.
  ///
  /// - Throws: `Diagnostics` where the text cannot be read.
  package func details(within limits: ReadingLimits) throws(Diagnostics) -> [(name: String, detail: CutDetail)] {
    try CutFile.details(bytes, file: file, limits: limits)
  }

  /// Adds the directives to a model; what is wrong or doubtful in them comes back.
  package func add(to model: inout MemoryModel, within limits: ReadingLimits) -> [Diagnostic] {
    CutFile.add(bytes, file: file, to: &model, limits: limits)
  }
}
