import Diagnostics

/// How a page with all that stands on it comes onto the page that was asked for.
struct FittedPage {
  /// At what part of its size it is drawn.
  let scale: Double
  /// What it has over and under it, each, in points of its own size.
  let slack: Double
  private let size: Size

  /// - Throws: `Diagnostics` where it is too large and may not be scaled.
  init(_ size: Size, options: LayoutOptions) throws {
    self.size = size
    let limit = options.height ?? options.heightLimit ?? .infinity
    let width = options.width ?? .infinity
    let fit = min(1, width / size.width, limit / size.height)
    // A page's edge is met exactly.
    let scale = fit > 1 - 1e-9 ? 1 : fit
    self.scale = scale
    slack = options.height.map { max(($0 / scale - size.height) / 2, 0) } ?? 0
    guard options.fit == .error, scale < 1 else { return }
    throw Diagnostics([
      size.width > width ? Fitting.tooWide(size.width, for: width) : Fitting.tooHigh(size.height, for: limit)
    ])
  }

  /// What stands on the page that was asked for, or on a larger one, which is then made smaller: as little as will do.
  ///
  /// On a larger page rows are longer, and all of it is lower.
  static func best(
    _ options: LayoutOptions, compose: (_ width: Double?) throws -> Composition
  ) throws -> Composition {
    let first = try compose(options.width)
    guard let width = options.width, options.fit != .error else { return first }
    func scale(_ composition: Composition) -> Double {
      let limit = options.height ?? options.heightLimit ?? .infinity
      return min(1, width / composition.size.width, limit / composition.size.height)
    }
    var best = (scale: scale(first), composition: first)
    var page = width * Self.step
    while width / page > best.scale + 1e-9 {
      let composition = try compose(page)
      if scale(composition) > best.scale { best = (scale(composition), composition) }
      page *= Self.step
    }
    if best.scale == 1 { return best.composition }
    // All of the page that was asked for is used: where the height decides, it is that of a still larger one.
    var whole = try compose(width / best.scale)
    for _ in 0..<8 where scale(whole) * whole.size.width < width - 1e-6 { whole = try compose(width / scale(whole)) }
    return whole
  }

  /// From one page that is tried to the next.
  private static let step = 1.2

  /// Stands in the middle of the page that was asked for.
  func fill(_ page: inout FigurePage) {
    if slack == 0 { return }
    page.size.height = size.height + 2 * slack
    page.move(x: 0, y: slack)
  }
}
