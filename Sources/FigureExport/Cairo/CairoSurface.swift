import CCairo
import Diagnostics
import FigureLayout

/// A cairo surface that writes into memory.
struct CairoSurface: ~Copyable {
  let pointer: OpaquePointer
  private let output: Output

  /// Where cairo's bytes go.
  final class Output {
    var bytes: [UInt8] = []

    static let write: cairo_write_func_t = { output, data, count in
      guard let output, let data else { return CAIRO_STATUS_WRITE_ERROR }
      Unmanaged<Output>.fromOpaque(output).takeUnretainedValue().bytes += UnsafeBufferPointer(
        start: data, count: Int(count))
      return CAIRO_STATUS_SUCCESS
    }

    var opaque: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
  }

  /// A PDF document, whose first page has this size.
  static func pdf(_ size: Size) throws -> CairoSurface {
    try CairoSurface { cairo_pdf_surface_create_for_stream(Output.write, $0.opaque, size.width, size.height) }
  }

  /// An Encapsulated PostScript file of this size.
  static func eps(_ size: Size) throws -> CairoSurface {
    try CairoSurface {
      let surface = cairo_ps_surface_create_for_stream(Output.write, $0.opaque, size.width, size.height)
      cairo_ps_surface_set_eps(surface, 1)
      return surface
    }
  }

  /// A picture of so many pixels; without alpha where it is opaque.
  static func image(width: Int, height: Int, isOpaque: Bool) throws -> CairoSurface {
    try CairoSurface { _ in
      cairo_image_surface_create(isOpaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
    }
  }

  private init(_ make: (Output) -> OpaquePointer?) throws {
    let output = Output()
    guard let pointer = make(output) else { throw Diagnostics([Self.failed("out of memory")]) }
    self.output = output
    self.pointer = pointer
  }

  deinit { cairo_surface_destroy(pointer) }

  /// Draws with a context of its own (`cairo_t *`).
  func draw(_ body: (OpaquePointer) throws -> Void) throws {
    guard let cairo = cairo_create(pointer) else { throw Diagnostics([Self.failed("out of memory")]) }
    defer { cairo_destroy(cairo) }
    try check()
    try body(cairo)
    let status = cairo_status(cairo)
    if status != CAIRO_STATUS_SUCCESS { throw Diagnostics([Self.failed(Self.words(for: status))]) }
    try check()
  }

  /// What a document surface wrote, to its end.
  consuming func finished() throws -> [UInt8] {
    cairo_surface_finish(pointer)
    try check()
    return output.bytes
  }

  /// A picture as PNG.
  func png() throws -> [UInt8] {
    let output = Output()
    let status = cairo_surface_write_to_png_stream(pointer, Output.write, output.opaque)
    if status != CAIRO_STATUS_SUCCESS { throw Diagnostics([Self.failed(Self.words(for: status))]) }
    return output.bytes
  }

  private func check() throws {
    let status = cairo_surface_status(pointer)
    if status != CAIRO_STATUS_SUCCESS { throw Diagnostics([Self.failed(Self.words(for: status))]) }
  }

  private static func words(for status: cairo_status_t) -> String { String(cString: cairo_status_to_string(status)) }

  static func failed(_ reason: String) -> Diagnostic { .error("cairo cannot draw the figure: \(reason)") }
}

/// Fills a page's background.
func fill(_ cairo: OpaquePointer, with figure: Figure) {
  guard let color = figure.background else { return }
  cairo_set_source_rgba(
    cairo, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255, Double(color.alpha) / 255)
  cairo_paint(cairo)
}
