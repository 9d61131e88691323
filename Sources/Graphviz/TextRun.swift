import CGraphviz
import CGraphvizSupport

/// A part of a measured text that one font has the glyphs for. What it points to lives as long as the process.
public struct TextRun: @unchecked Sendable {
  public struct Glyph: Hashable, Sendable {
    public var id: UInt32
    /// From the text's left end on its baseline, in points, y growing upwards.
    public var position: Position
  }

  /// The font as HarfBuzz has it (`hb_font_t *`).
  public let shaper: OpaquePointer
  /// The font as cairo draws it (`cairo_scaled_font_t *`).
  public let drawer: OpaquePointer
  /// The part of the text, in bytes of UTF-8.
  public let bytes: Range<Int>
  public let glyphs: [Glyph]
}

extension TextSheet.Entry {
  /// The text's runs from left to right; nil where no font has one of its characters.
  public var runs: [TextRun]? {
    final class Runs { var all: [TextRun] = [] }
    let runs = Runs()
    let isKnown = memfig_text_runs(node.node, Unmanaged.passUnretained(runs).toOpaque()) { context, run, glyphs in
      guard let context, let shaper = run.shaper, let drawer = run.drawer else { return }
      let start = Int(run.start)
      Unmanaged<Runs>.fromOpaque(context).takeUnretainedValue().all.append(
        TextRun(
          shaper: OpaquePointer(shaper), drawer: OpaquePointer(drawer), bytes: start..<start + Int(run.count),
          glyphs: UnsafeBufferPointer(start: glyphs, count: Int(run.glyphs)).map {
            TextRun.Glyph(id: $0.id, position: Position(x: $0.x, y: $0.y))
          }))
    }
    return isKnown == 0 ? nil : runs.all
  }
}
