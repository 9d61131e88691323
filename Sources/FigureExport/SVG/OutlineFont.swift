import CCairo

/// A font that gives its glyphs' outlines, slanted and thickened as it is drawn.
final class OutlineFont {
  private let font: OpaquePointer?
  private let cairo: OpaquePointer?
  private var known: [UInt32: String?] = [:]

  /// - Parameters:
  ///   - drawer: The font at some size (`cairo_scaled_font_t *`).
  ///   - size: That size, in points.
  init(_ drawer: OpaquePointer, size: Double) {
    var matrix = cairo_matrix_t()
    cairo_scaled_font_get_font_matrix(drawer, &matrix)
    // It is upright or slanted; its height is that of the text, in whatever units it was laid out.
    let scale = GlyphOutlines.unitsPerSize / abs(matrix.yy)
    cairo_matrix_scale(&matrix, scale, scale)
    var identity = cairo_matrix_t()
    cairo_matrix_init_identity(&identity)
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    cairo_scaled_font_get_font_options(drawer, options)
    font = cairo_scaled_font_create(cairo_scaled_font_get_font_face(drawer), &matrix, &identity, options)
    let surface = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nil)
    cairo = cairo_create(surface)
    cairo_surface_destroy(surface)
    cairo_set_scaled_font(cairo, font)
  }

  deinit {
    cairo_destroy(cairo)
    cairo_scaled_font_destroy(font)
  }

  /// An outline in SVG's path language; empty for a space, nil for a glyph that is no outline.
  func outline(of glyph: UInt32) -> String? {
    if let path = known[glyph] { return path }
    var item = cairo_glyph_t(index: UInt(glyph), x: 0, y: 0)
    cairo_new_path(cairo)
    cairo_glyph_path(cairo, &item, 1)
    let path = cairo_copy_path(cairo)
    defer { cairo_path_destroy(path) }
    var pen = OutlinePen()
    if let path { pen.draw(path.pointee) }
    var outline: String? = pen.text
    if pen.text.isEmpty {
      var extents = cairo_text_extents_t()
      cairo_scaled_font_glyph_extents(font, &item, 1, &extents)
      if extents.width > 0 || cairo_status(cairo) != CAIRO_STATUS_SUCCESS { outline = nil }
    }
    known[glyph] = .some(outline)
    return outline
  }
}

/// Writes cairo's paths in whole units, each point from the last one on.
private struct OutlinePen {
  private(set) var text = ""
  private var last = (x: 0, y: 0)
  private var start = (x: 0, y: 0)
  private var isOpen = false

  mutating func draw(_ path: cairo_path_t) {
    var index = 0
    while index < Int(path.num_data), let data = path.data {
      let header = data[index].header
      let points = (1..<max(Int(header.length), 1)).map { step in
        (x: Int(data[index + step].point.x.rounded()), y: Int(data[index + step].point.y.rounded()))
      }
      switch header.type {
      case CAIRO_PATH_MOVE_TO:
        // Behind each outline cairo moves to where it stands.
        isOpen = false
        start = points[0]
      case CAIRO_PATH_LINE_TO: line(points[0])
      case CAIRO_PATH_CURVE_TO: curve(points)
      default:
        if isOpen { text += "z" }
        isOpen = false
        last = start
      }
      index += Int(header.length)
    }
  }

  private mutating func open() {
    if isOpen { return }
    isOpen = true
    write("m", [start.x - last.x, start.y - last.y])
    last = start
  }

  private mutating func line(_ end: (x: Int, y: Int)) {
    open()
    if end == last { return }
    if end.y == last.y {
      write("h", [end.x - last.x])
    } else if end.x == last.x {
      write("v", [end.y - last.y])
    } else {
      write("l", [end.x - last.x, end.y - last.y])
    }
    last = end
  }

  private mutating func curve(_ points: [(x: Int, y: Int)]) {
    open()
    write("c", points.flatMap { [$0.x - last.x, $0.y - last.y] })
    last = points[2]
  }

  /// A minus is separation enough.
  private mutating func write(_ command: String, _ numbers: [Int]) {
    text += command
    for (place, number) in numbers.enumerated() {
      if place > 0, number >= 0 { text += " " }
      text += String(number)
    }
  }
}
