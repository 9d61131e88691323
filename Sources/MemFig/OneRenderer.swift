import FigureExport
import Synchronization

/// The one renderer a process may have, and the lock in front of it. Started when first used, then kept: the second
/// figure costs a tenth of the first.
enum OneRenderer {
  private static let renderer = Mutex<Renderer?>(nil)

  static func use<Result: Sendable>(_ body: (borrowing Renderer) throws -> Result) throws -> Result {
    try renderer.withLock { slot in
      if slot == nil { slot = try Renderer() }
      return try body(slot!)
    }
  }
}
