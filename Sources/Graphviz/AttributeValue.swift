/// What an attribute may hold, as Graphviz spells it.
public protocol AttributeValue: Sendable {
  /// Appends the spelling in UTF-8.
  /// - Returns: false where the value cannot be given to Graphviz (a number that is not finite, say).
  func spell(into bytes: inout [UInt8]) -> Bool
  /// Whether the spelling is markup.
  var isHTML: Bool { get }
}

extension AttributeValue {
  public var isHTML: Bool { false }

  /// nil where the value cannot be given to Graphviz.
  public var spelling: String? {
    var bytes: [UInt8] = []
    return spell(into: &bytes) ? String(decoding: bytes, as: UTF8.self) : nil
  }
}

extension AttributeValue where Self: RawRepresentable, RawValue == String {
  public func spell(into bytes: inout [UInt8]) -> Bool { rawValue.spell(into: &bytes) }
}

extension Double: AttributeValue {
  public func spell(into bytes: inout [UInt8]) -> Bool {
    // What is larger than this has no place on any page, and makes Graphviz's arithmetic overflow.
    guard isFinite, abs(self) < 1e8 else { return false }
    ShortDecimal.append(self, to: &bytes)
    return true
  }
}

extension Bool: AttributeValue {
  public func spell(into bytes: inout [UInt8]) -> Bool { (self ? "true" : "false").spell(into: &bytes) }
}

extension String: AttributeValue {
  /// Control characters are not for drawing; they would make formats ill-formed.
  public func spell(into bytes: inout [UInt8]) -> Bool {
    var text = self
    return text.withUTF8 { utf8 in
      for byte in utf8 where byte < 0x20 && byte != 0x0A || byte == 0x7F { return false }
      bytes.append(contentsOf: utf8)
      return true
    }
  }
}

public enum OutputOrder: String, AttributeValue {
  case nodesFirst = "nodesfirst"
  case edgesFirst = "edgesfirst"
}

public enum NodeShape: String, AttributeValue {
  case box, circle, diamond, plain, point
}

/// What decides a node's size.
public enum SizeRule: String, AttributeValue {
  /// Its label, and at least its width and height.
  case label = "false"
  /// Its width and height; a label that does not fit is a warning.
  case fixed = "true"
  /// Its width and height, whatever its label.
  case shape
}

public enum EdgeDirection: String, AttributeValue {
  case forward, back, both, none
}

public enum Arrowhead: String, AttributeValue {
  case normal, normalnormal, onormal, vee, dot, odot, odiamond, box, none
}
