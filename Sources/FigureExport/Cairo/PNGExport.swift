import CCairo
import Diagnostics
import FigureLayout
import Graphviz

/// A page as PNG that says how large it prints.
enum PNGExport {
  /// cairo draws no larger picture.
  static let largest = 32_767

  static func bytes(
    of page: FigurePage, of figure: Figure, dpi: Double, draw: (OpaquePointer) throws -> Void
  ) throws -> [UInt8] {
    let scale = dpi / 72
    // What is less than a thousandth of a pixel is no pixel.
    let wide = (page.size.width * scale - 0.001).rounded(.up)
    let tall = (page.size.height * scale - 0.001).rounded(.up)
    guard wide >= 1, tall >= 1, wide <= Double(largest), tall <= Double(largest) else {
      throw Diagnostics([tooLarge(max(wide, tall), dpi: dpi)])
    }
    let isOpaque = figure.background.map { $0.alpha == 255 } ?? false
    let surface = try CairoSurface.image(width: Int(wide), height: Int(tall), isOpaque: isOpaque)
    try surface.draw { cairo in
      cairo_scale(cairo, scale, scale)
      fill(cairo, with: figure)
      try draw(cairo)
    }
    return PNGResolution.set(dpi, in: try surface.png())
  }

  static func tooLarge(_ pixels: Double, dpi: Double) -> Diagnostic {
    .error(
      "the picture would be \(Int(pixels)) pixels long, more than the limit of \(largest)",
      help: "ask for less than --dpi \(ShortDecimal.text(dpi)), or write SVG or PDF")
  }
}
