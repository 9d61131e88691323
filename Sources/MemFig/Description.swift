import FigureLayout

/// What the figure of one state shows, in words.
public struct Description: Hashable, Sendable {
  /// The state's label as written, or nil.
  public var label: String?
  /// The label as a part of file names, unique among the states.
  public var slug: String
  /// One sentence, to stand in for the picture.
  public var alt: String
  /// Every region, value, lifecycle and connection, one sentence each.
  public var sentences: [String]
}

extension MemoryModel {
  /// The figure's words, one a state; nothing is laid out, and no fonts are needed.
  ///
  /// - Throws: `Diagnostics` where something is to be left blank that is not there.
  public func descriptions(options: DrawingOptions) throws -> [Description] {
    let options = try options.resolved(for: self)
    return zip(PageWords.pages(of: self, options: options.layout), stateSlugs).map { words, slug in
      Description(
        label: words.label, slug: slug, alt: options.summary ?? words.summary, sentences: words.sentences)
    }
  }
}
