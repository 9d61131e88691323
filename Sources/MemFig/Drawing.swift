import FigureExport
import FigureLayout
import FigureStyle

/// A finished figure of a model, to be written in any format.
///
/// Graphviz works in this process, behind one lock: a fault in it ends the process. Safe to use from several threads.
public struct Drawing: Sendable {
  package let figure: Figure
  private let options: DrawingOptions
  /// What is not drawn as was asked: fonts that are missing, a figure that is scaled, texts too small to read.
  public let warnings: [Diagnostic]

  /// Lays a model out.
  ///
  /// - Throws: `Diagnostics` where the model has errors, the figure does not fit its page and may not be scaled, or Graphviz or a font is missing.
  public init(of model: MemoryModel, options: DrawingOptions) throws {
    let errors = model.validate().filter { $0.severity == .error }
    if !errors.isEmpty { throw Diagnostics(errors) }
    try self.init(ofChecked: model, options: options)
  }

  /// Lays out a model that a reader has checked.
  package init(ofChecked model: MemoryModel, options: DrawingOptions, fonts: FontChoosing = .forAnyText) throws {
    let options = try options.resolved(for: model)
    let measuring = Measuring(style: options.style, fonts: fonts)
    var figure = try Figure.layOut(model, style: options.style, options: options.layout, measuring: measuring)
    if let summary = options.summary {
      for index in figure.pages.indices { figure.pages[index].summary = summary }
    }
    self.figure = figure
    self.options = options
    warnings = measuring.warnings + figure.warnings + PrintedSizes(of: figure).warnings
  }

  /// How many pages it has: one a state, and as many more where there is a key.
  public var pageCount: Int { figure.pages.count }

  /// The bytes of one file.
  ///
  /// - Parameter pages: Counted from 0; nil is all. Several only in a format that holds several.
  /// - Throws: `Diagnostics` with all that Graphviz and cairo have to say.
  public func bytes(as format: FigureFormat, pages: Range<Int>? = nil) throws -> [UInt8] {
    try OneRenderer.use { renderer in
      try renderer.export(figure, pages: pages ?? 0..<figure.pages.count, as: format, options: options.export)
    }
  }

  /// The bytes of one file with these pages, counted from 0.
  package func bytes(as format: FigureFormat, of pages: [Int]) throws -> [UInt8] {
    // As a part of the whole they keep their numbers.
    if let first = pages.first, pages == Array(first..<first + pages.count) {
      return try bytes(as: format, pages: first..<first + pages.count)
    }
    var part = figure
    part.pages = pages.map { figure.pages[$0] }
    return try OneRenderer.use { [part] renderer in
      try renderer.export(part, pages: 0..<part.pages.count, as: format, options: options.export)
    }
  }

  /// Where the figure breaks what every figure promises: texts that collide, arrows that end nowhere, and the like.
  public func brokenPromises() -> [Diagnostic] { figure.brokenPromises(margin: options.style.spacing.margin) }
}

/// Measures with the one renderer, once the texts say which fonts it needs.
private final class Measuring: TextMeasuring {
  private let style: Style
  private let fonts: FontChoosing
  private(set) var warnings: [Diagnostic] = []

  init(style: Style, fonts: FontChoosing) {
    self.style = style
    self.fonts = fonts
  }

  func sizes(of texts: [MeasuredText]) throws -> [Size] {
    let measured = try OneRenderer.sizes(of: texts, style: style, fonts: fonts)
    warnings = measured.warnings
    return measured.sizes
  }
}
