import MemFig

/// A format that an output can be written in: a figure's, the model's own, or what a program's model is made of.
package enum OutputFormat: String, Hashable, Sendable, CaseIterable {
  case svg, pdf, png, eps, dot, txt, json, mem, snapshot

  /// The format by the ending of a file's name.
  package init?(endingOf name: String) {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    self.init(rawValue: name[name.index(after: dot)...].lowercased())
  }

  /// nil where the model is written, not its figure.
  package var figure: FigureFormat? { FigureFormat(rawValue: rawValue) }

  /// Whether one file holds all states.
  var holdsSeveralStates: Bool { figure?.holdsSeveralPages ?? true }
  var isBinary: Bool { figure?.isBinary ?? false }
}
