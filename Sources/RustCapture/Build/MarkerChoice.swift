import Diagnostics

/// The markers of a program, and those of them that were asked for.
struct MarkerChoice {
  let sources: [MarkedSource]
  let chosen: [Marker]

  init(among sources: [MarkedSource], of request: CaptureRequest) throws(CaptureFailure) {
    let markers = sources.flatMap(\.markers)
    if markers.isEmpty, !request.hasOtherStops { throw .noMarker(request.path) }
    var chosen = markers
    if let asked = request.marker {
      chosen = markers.filter { $0.label == asked }
      if chosen.isEmpty { chosen = markers.filter { $0.name == asked || String($0.line) == asked } }
      if chosen.isEmpty { throw .noSuchMarker(asked, among: markers, of: request.path) }
    }
    let lines = Set(chosen.map(\.location))
    let problems = sources.flatMap(\.problems).filter { $0.location.map(lines.contains) ?? true }
    if !problems.isEmpty { throw CaptureFailure(.program, problems) }
    self.sources = sources
    self.chosen = chosen
  }

  func chosen(in source: MarkedSource) -> [Marker] { chosen.filter { $0.file == source.file } }
}

extension CaptureFailure {
  static func noMarker(_ file: String) -> CaptureFailure {
    CaptureFailure(
      .program,
      .error(
        "there is no marker in it", at: SourceLocation(file: file),
        help: "write \"// <---\" at the end of the line, or on a line of its own, where the memory is to be shown: "
          + "let a = 1; // <--- a is there"))
  }

  static func noSuchMarker(_ asked: String, among markers: [Marker], of file: String) -> CaptureFailure {
    let known = markers.prefix(8).map { $0.label.map { "\"\($0)\"" } ?? "line \($0.line)" }.joined(separator: ", ")
    let more = markers.count > 8 ? ", …" : ""
    return CaptureFailure(
      .usage,
      .error(
        "there is no marker \"\(asked)\"", at: SourceLocation(file: file),
        help: "markers are named by their label or line: \(known)\(more)"))
  }
}
