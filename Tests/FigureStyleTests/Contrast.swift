import FigureStyle
import Glibc

extension Color {
  /// As WCAG defines it: from 1 for equal colours to 21 for black on white.
  func contrast(with other: Color) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private var luminance: Double {
    func linear(_ byte: UInt8) -> Double {
      let value = Double(byte) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  var isGrey: Bool { red == green && green == blue }
}

extension Style {
  /// Every colour that text and pointers can stand on, but for padding.
  var grounds: [Color] { emptyGrounds + [regions.code, regions.globals, regions.heap, regions.stack].map(\.band) }

  /// What shows through what is not there any more, and cells whose value was dropped.
  var emptyGrounds: [Color] {
    let regionFills = [regions.code, regions.globals, regions.heap, regions.stack].compactMap(\.fill)
    return [background, frame.fill, cell.fill, cell.tagFill].compactMap { $0 } + regionFills
  }

  var pointerLooks: [(kind: String, look: PointerStyle)] {
    [
      ("owner", pointers.owner), ("strong", pointers.strong), ("weak", pointers.weak), ("shared", pointers.shared),
      ("mutable", pointers.mutable), ("ref", pointers.ref), ("ref-mut", pointers.refMut), ("guard", pointers.guard),
      ("raw", pointers.raw), ("function", pointers.function), ("vtable", pointers.vtable),
    ]
  }
}
