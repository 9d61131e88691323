import Diagnostics
import MemoryModel

/// The memory notation's JSON: models to and from one JSON object.
package enum ModelJSON {
  /// Stands under `memfig` in every file.
  static let version = 1

  /// Reads and validates a text; all its errors are reported, each with its position and JSON path.
  package static func read(_ bytes: [UInt8], file: String, limits: ReadingLimits = .standard) -> Reading {
    let map = SourceMap(bytes: bytes, file: file)
    if let problem = SourceCheck.problem(in: bytes, limits: limits, spelling: .json) {
      return Reading(model: nil, diagnostics: map.diagnostics([problem]))
    }
    var decoding = ModelDecoding(JSONReader(bytes, limits: limits))
    let model = decoding.run()
    return Reading(model: model, diagnostics: map.diagnostics(decoding.reader.problems))
  }

  /// A model as JSON, in a fixed order; reading it gives the same model.
  package static func text(of model: MemoryModel) -> String { ModelEncoding.text(of: model) }
}
