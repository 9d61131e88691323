import MemFig

/// What is done with each input.
package enum Work: Sendable {
  /// Writes the plan's targets. `state` picks one state, by label or number.
  case draw(DrawingOptions, state: String?)
  /// Finds the model's errors and the figure's broken promises.
  case check(DrawingOptions)
  /// Writes the figure in words; only its alt text where short.
  case describe(DrawingOptions, state: String?, isShort: Bool)
  /// Writes the model itself.
  case convert
  /// Writes the canonical text.
  case format
}

extension Work {
  /// Whether it shows a model as its author wants it, and not as it is.
  var usesCut: Bool {
    switch self {
    case .draw, .check, .describe: true
    case .convert, .format: false
    }
  }
}
