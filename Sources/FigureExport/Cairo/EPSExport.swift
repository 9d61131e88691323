import CCairo
import FigureLayout

/// A page as Encapsulated PostScript.
enum EPSExport {
  static func bytes(
    of page: FigurePage, of figure: Figure, options: ExportOptions, draw: (OpaquePointer) throws -> Void
  ) throws -> [UInt8] {
    let surface = try CairoSurface.eps(page.size)
    // A comment is one line of ASCII, 255 characters at most.
    let title = String(
      String.UnicodeScalarView(figure.title.unicodeScalars.filter { (0x20..<0x7F).contains($0.value) }))
    if !title.isEmpty { cairo_ps_surface_dsc_comment(surface.pointer, "%%Title: " + title.prefix(200)) }
    try surface.draw { cairo in
      fill(cairo, with: figure)
      try draw(cairo)
      cairo_show_page(cairo)
    }
    return dated(try surface.finished(), options.date)
  }

  /// cairo writes the hour of the day, whatever it is told.
  private static func dated(_ bytes: [UInt8], _ date: Int?) -> [UInt8] {
    let mark = Array("%%CreationDate: ".utf8)
    var lines = bytes.split(separator: 0x0A, maxSplits: 8, omittingEmptySubsequences: false)
    guard let line = lines.firstIndex(where: { $0.starts(with: mark) }) else { return bytes }
    if let date {
      lines[line] = ArraySlice(mark + Array(UTCDate(secondsSince1970: date).iso8601.utf8))
    } else {
      lines.remove(at: line)
    }
    return Array(lines.joined(separator: [0x0A]))
  }
}
