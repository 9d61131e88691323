import FigureStyle
import MemoryModel
import MemoryNotation
import Testing

@testable import FigureLayout

/// The model of a text in the notation, which must be free of errors.
func model(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> MemoryModel {
  let reading = Notation.read(Array(text.utf8), file: "test.mem")
  return try #require(
    reading.model, "\(reading.diagnostics.map { "\($0.location?.line ?? 0): \($0.message)" })", sourceLocation: location
  )
}

func figure(
  _ text: String, style: Style = .printLike, _ options: LayoutOptions = LayoutOptions(),
  _ location: SourceLocation = #_sourceLocation
) throws -> Figure {
  try figure(model(text, location), style: style, options)
}

func figure(
  _ model: MemoryModel, style: Style = .printLike, _ options: LayoutOptions = LayoutOptions()
) throws -> Figure {
  try .layOut(model, style: style, options: options, measuring: FixedMeasuring())
}

extension Figure {
  /// What promises it breaks, one a line.
  func faults(style: Style = .printLike) -> [String] {
    brokenPromises(margin: style.spacing.margin).map { fault in
      fault.message + fault.notes.map { " (\($0.message))" }.joined()
    }
  }
}
