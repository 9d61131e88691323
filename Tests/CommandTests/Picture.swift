import CCairo
import Foundation

/// The pixels of a PNG.
struct Picture {
  let width: Int
  let height: Int
  /// Each 0xRRGGBB.
  let pixels: [UInt32]

  struct Unreadable: Error {}

  init(_ file: URL) throws {
    let surface = cairo_image_surface_create_from_png(file.path)
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface) else {
      throw Unreadable()
    }
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    let width = width
    pixels = (0..<height).flatMap { y in
      UnsafeRawPointer(data + y * stride).withMemoryRebound(to: UInt32.self, capacity: width) { row in
        (0..<width).map { row[$0] & 0xFFFFFF }
      }
    }
  }

  /// As `#RRGGBB`.
  func color(_ x: Int, _ y: Int) -> String {
    let digits = String(pixels[y * width + x], radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// How many pixels are 0xRRGGBB.
  func count(of color: UInt32) -> Int { pixels.count { $0 == color } }

  /// How many pixels of a part are far from those of another picture: by a quarter of the way from black to white.
  func differences(from other: Picture, in part: (x: Range<Int>, y: Range<Int>)? = nil) -> Int {
    guard (width, height) == (other.width, other.height) else { return pixels.count }
    let (columns, rows) = part ?? (0..<width, 0..<height)
    return rows.reduce(0) { count, y in
      count + columns.count { x in Self.isFar(pixels[y * width + x], other.pixels[y * width + x]) }
    }
  }

  private static func isFar(_ a: UInt32, _ b: UInt32) -> Bool {
    [0, 8, 16].contains { shift in abs(Int(a >> shift & 0xFF) - Int(b >> shift & 0xFF)) > 64 }
  }
}
