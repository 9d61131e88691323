import MemoryNotation

/// A text that holds a memory model.
public struct ModelText: Sendable {
  /// How a model is written.
  public enum Format: Hashable, Sendable {
    case notation, json
    /// An author's directives, which are no model.
    case cut
  }

  public var bytes: [UInt8]
  /// The name that diagnostics call it by.
  public var file: String
  public var format: Format
  /// The author's directives that stand in a file of their own.
  public var cut: CutText?
  /// Set where a program's capture made it.
  package var captured: Captured?

  /// What is made of a captured model, to which the limits on inputs do not apply.
  package enum Captured: Int, Sendable {
    case everything
    /// JSON alone, and all but JSON, where these are to say different things.
    case onlyJSON, allButJSON
  }

  public init(_ bytes: [UInt8], file: String, format: Format = .notation) {
    self.bytes = bytes
    self.file = file
    self.format = format
  }

  /// The text of a model, in canonical form.
  public init(of model: MemoryModel, file: String, format: Format = .notation) {
    let text =
      switch format {
      case .notation: Notation.text(of: model)
      case .json: ModelJSON.text(of: model)
      case .cut: ""
      }
    self.init(Array(text.utf8), file: file, format: format)
  }

  /// The model, and what is doubtful in it.
  ///
  /// - Throws: `Diagnostics` with all errors of the text.
  public func model() throws -> (model: MemoryModel, warnings: [Diagnostic]) {
    let reading = read(within: .standard)
    guard let model = reading.model else { throw Diagnostics(reading.diagnostics) }
    return (model, reading.diagnostics)
  }

  /// A model, or the errors that stand in its way.
  package func read(within limits: ReadingLimits) -> Reading {
    var limits = limits
    if captured != nil { (limits.inputBytes, limits.cells) = (.max, .max) }
    var reading = read(keeping: limits)
    guard let cut, var model = reading.model else { return reading }
    reading = Reading(model: model, diagnostics: reading.diagnostics + cut.add(to: &model, within: limits))
    if reading.model != nil { reading.model = model }
    return reading
  }

  private func read(keeping limits: ReadingLimits) -> Reading {
    switch format {
    case .notation: Notation.read(bytes, file: file, limits: limits)
    case .json: ModelJSON.read(bytes, file: file, limits: limits)
    case .cut: Reading(model: nil, diagnostics: [.cutAlone(in: file)])
    }
  }

  /// The JSON Schema of models in JSON.
  public static var schema: String { ModelJSON.schema }

  /// The notation in canonical form, comments kept.
  ///
  /// - Throws: `Diagnostics` where the text cannot be read.
  package func formatted(within limits: ReadingLimits) throws -> [UInt8] {
    let text =
      format == .cut
      ? try CutFile.format(bytes, file: file, limits: limits)
      : try Notation.format(bytes, file: file, limits: limits)
    return Array(text.utf8)
  }
}

extension Diagnostic {
  static func cutAlone(in file: String) -> Diagnostic {
    .error(
      "it holds an author's directives, and no model", at: SourceLocation(file: file),
      help: "name the model; directives are found beside it, or with --cut")
  }
}
