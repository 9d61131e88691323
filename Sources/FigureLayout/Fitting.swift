import Diagnostics
import FigureStyle

/// Brings a figure onto the page it was asked for: rows wrap, spacing shrinks, and only then is all of it scaled.
struct Fitting {
  private let plan: Plan
  private let style: Style
  private let sizes: TextSizes
  private let options: LayoutOptions
  private let heading: Heading

  /// A scene, and at what part of its size it is drawn.
  struct Result {
    var scene: Scene
    var scale = 1.0
  }

  init(_ plan: Plan, style: Style, sizes: TextSizes, options: LayoutOptions, heading: Heading) {
    self.plan = plan
    self.style = style
    self.sizes = sizes
    self.options = options
    self.heading = heading
  }

  /// - Throws: `Diagnostics` where it does not fit and may not be scaled.
  func result() throws -> Result {
    var result = try fitted()
    if let height = options.height { result.scene.fill(height / result.scale) }
    return result
  }

  private func fitted() throws -> Result {
    if options.fit == .scale { return scaledWhole() }
    for shrinking in limit == nil && options.width == nil ? [0] : Self.shrinkings {
      let scene = scene(width: options.width, shrinking: shrinking)
      if fits(scene, scale: 1) { return Result(scene: scene) }
      if options.fit == .error, shrinking == Self.shrinkings.last { throw Diagnostics([refusal(scene)]) }
      // Spacing alone does not halve a figure.
      if options.fit == .wrap, scene.size.height > Self.hopeless * (limit ?? .infinity) { break }
    }
    return scaled()
  }

  /// How far spacing goes towards its bounds, step by step.
  private static let shrinkings = [0, 0.5, 1]

  /// By how much a figure may be too high for spacing to be tried.
  private static let hopeless = 1.8

  private var limit: Double? { options.height ?? options.heightLimit }

  private func layout(shrinking: Double) -> Layout {
    Layout(
      plan, style: shrinking == 0 ? style : style.shrunk(by: shrinking), sizes: sizes, heading: heading,
      view: options.view)
  }

  private func scene(width: Double?, shrinking: Double) -> Scene {
    let layout = layout(shrinking: shrinking)
    return width.map {
      layout.wrapped(
        to: $0, attempts: plan.blocks.count > Self.large ? 4 : shrinking == 0 ? 12 : 4,
        highest: Self.hopeless * (limit ?? .infinity))
    } ?? layout.natural()
  }

  private func fits(_ scene: Scene, scale: Double) -> Bool {
    // A page's edge is met exactly.
    scene.size.width * scale <= (options.width ?? .infinity) + 1e-6
      && scene.size.height * scale <= (limit ?? .infinity) + 1e-6
  }

  // MARK: Scaling

  /// Rows as they come.
  private func scaledWhole() -> Result {
    let layout = layout(shrinking: 0)
    let whole = layout.natural()
    let scale = min(
      1, (options.width ?? .infinity) / whole.size.width, (limit ?? .infinity) / whole.size.height)
    return Result(scene: options.width.map { layout.natural(page: $0 / scale) } ?? whole, scale: scale)
  }

  /// In rows that are laid out for a larger page, which then is made smaller: as little as will do.
  private func scaled() -> Result {
    let layout = layout(shrinking: 1)
    guard let width = options.width else {
      let scene = layout.natural()
      return Result(scene: scene, scale: min(1, (limit ?? .infinity) / scene.size.height))
    }
    var best = (value: 0.0, scale: 1.0, page: width, reserves: true)
    // A tower is no use either, however large its texts are.
    let height = limit ?? max(Self.tower, 2 * width)
    /// - Returns: whether a larger page may do better.
    func attempt(_ page: Double) -> Bool {
      // Either way of filling rows may do better; of a large figure one is tried.
      for reserves in plan.blocks.count > Self.large ? [true] : [true, false] {
        let size = layout.filled(page, reserving: reserves, page: nil).size
        let scale = min(1, width / size.width)
        let value = min(scale, height / size.height)
        if value > best.value { best = (value, limit == nil ? scale : value, page, reserves) }
      }
      // On a larger page wide rows decide alone: then each step makes all of it smaller. Rows rarely fill their page.
      return 1.2 * width / (page * step) > best.value
    }
    var page = width
    while attempt(page) { page *= step }
    for factor in [step.squareRoot(), 1 / step.squareRoot()] { _ = attempt(best.page * factor) }
    return Result(
      scene: layout.filled(best.page, reserving: best.reserves, page: width / best.scale), scale: best.scale)
  }

  /// How high a figure may become on a page without a height before it is made smaller instead: as a page of A4, in
  /// points.
  private static let tower = 700.0

  /// Blocks of a figure for which fewer ways are tried.
  private static let large = 80

  /// From one page that is tried to the next.
  private var step: Double { plan.blocks.count > Self.large ? 1.45 : 1.2 }

  // MARK: Messages

  private func refusal(_ scene: Scene) -> Diagnostic {
    if let width = options.width, scene.size.width > width { return Self.tooWide(scene.size.width, for: width) }
    return Self.tooHigh(scene.size.height, for: limit ?? 0)
  }

  static func tooWide(_ natural: Double, for width: Double) -> Diagnostic {
    .error(
      "the figure does not fit a width of \(points(width)): it needs at least \(points(natural.rounded(.up)))",
      help: "ask for a larger width, shorten texts and arrays, or let it be scaled: --fit wrap")
  }

  static func tooHigh(_ natural: Double, for height: Double) -> Diagnostic {
    .error(
      "the figure does not fit a height of \(points(height)): it needs at least \(points(natural.rounded(.up)))",
      help: "ask for a larger height or width, shorten texts and arrays, or let it be scaled: --fit wrap")
  }

  static func points(_ length: Double) -> String { PrintedSizes.short(length) + " pt" }
}
