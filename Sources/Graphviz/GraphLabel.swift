/// What is written on an object.
public struct GraphLabel: AttributeValue {
  public var text: String
  public var isStruckThrough: Bool

  public init(_ text: String, isStruckThrough: Bool = false) {
    self.text = text
    self.isStruckThrough = isStruckThrough
  }

  public var isHTML: Bool { isStruckThrough }

  public func spell(into bytes: inout [UInt8]) -> Bool {
    (isStruckThrough ? "<S>" + Markup.escaped(text) + "</S>" : Self.literal(text)).spell(into: &bytes)
  }

  /// Graphviz reads backslashes and entities in labels; here none is meant.
  private static func literal(_ text: String) -> String {
    PlainText.replacing("&", with: "&amp;", in: PlainText.escaped(text))
  }
}
