import Diagnostics
import FigureExport
import FigureLayout
import FigureStyle
import Synchronization

/// The one renderer a process may have, and the lock in front of it. Started when first used, then kept: the second
/// figure costs a tenth of the first.
enum OneRenderer {
  private struct State: ~Copyable {
    var renderer: Renderer?
    var fonts: ActiveFonts?
  }

  private static let state = Mutex(State())

  /// Uses the renderer with the fonts it has.
  static func use<Result: Sendable>(_ body: (borrowing Renderer) throws -> Result) throws -> Result {
    try state.withLock { state in
      if state.renderer == nil { state.renderer = try Renderer() }
      return try body(state.renderer!)
    }
  }

  /// Chooses the fonts, if that has not been done yet, and measures with them.
  ///
  /// - Throws: `ActiveFonts.Stale` where other fonts were chosen for other texts.
  static func sizes(of texts: [MeasuredText], style: Style, fonts: FontChoosing) throws -> Measured {
    let warnings = try state.withLock { state in
      if state.fonts != nil { return try state.fonts!.warnings(for: texts, style: style, fonts) }
      let active = try ActiveFonts(for: texts, style: style, fonts)
      state.fonts = active
      return active.warnings
    }
    return Measured(sizes: try use { try $0.sizes(of: texts) }, warnings: warnings)
  }

  struct Measured {
    var sizes: [Size]
    var warnings: [Diagnostic]
  }
}
