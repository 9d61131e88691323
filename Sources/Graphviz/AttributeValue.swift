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

/// How an outline or a line is drawn, and whether what it encloses is filled.
public struct LineStyle: AttributeValue {
  public enum Stroke: String, Sendable {
    case solid, dashed, dotted
  }

  public var stroke: Stroke
  public var isFilled: Bool
  public var isRounded: Bool
  public var isInvisible: Bool

  public init(_ stroke: Stroke = .solid, isFilled: Bool = false, isRounded: Bool = false, isInvisible: Bool = false) {
    self.stroke = stroke
    self.isFilled = isFilled
    self.isRounded = isRounded
    self.isInvisible = isInvisible
  }

  public func spell(into bytes: inout [UInt8]) -> Bool {
    if isInvisible { return "invis".spell(into: &bytes) }
    var words: [String] = isRounded ? ["rounded"] : []
    if isFilled { words.append("filled") }
    if stroke != .solid || words.isEmpty { words.append(stroke.rawValue) }
    return words.joined(separator: ",").spell(into: &bytes)
  }
}

/// An sRGB colour, `0xRRGGBBAA`.
public struct GraphColor: AttributeValue, Hashable {
  public var rgba: UInt32

  public init(rgba: UInt32) { self.rgba = rgba }

  public static let transparent = GraphColor(rgba: 0)

  public func spell(into bytes: inout [UInt8]) -> Bool {
    if rgba & 0xFF == 0 { return "transparent".spell(into: &bytes) }
    bytes.append(UInt8(ascii: "#"))
    let isOpaque = rgba & 0xFF == 0xFF
    for shift in stride(from: 28, through: isOpaque ? 8 : 0, by: -4) {
      let digit = UInt8(rgba >> UInt32(shift) & 0xF)
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
    }
    return true
  }
}

/// A length in points, which Graphviz takes in inches.
public struct Inches: AttributeValue {
  public var points: Double

  public init(points: Double) { self.points = points }

  public func spell(into bytes: inout [UInt8]) -> Bool {
    guard points.isFinite, abs(points) < 1e8 else { return false }
    ShortDecimal.append(points / 72, digits: 6, to: &bytes)
    return true
  }
}

/// A point of the plane, in points, y growing upwards.
public struct Position: AttributeValue, Hashable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  public func spell(into bytes: inout [UInt8]) -> Bool {
    guard x.spell(into: &bytes) else { return false }
    bytes.append(UInt8(ascii: ","))
    return y.spell(into: &bytes)
  }
}

/// A rectangle by two corners, in points.
public struct Box: AttributeValue {
  public var lower: Position
  public var upper: Position

  public init(lower: Position, upper: Position) {
    self.lower = lower
    self.upper = upper
  }

  public func spell(into bytes: inout [UInt8]) -> Bool {
    guard lower.spell(into: &bytes) else { return false }
    bytes.append(UInt8(ascii: ","))
    return upper.spell(into: &bytes)
  }
}

/// An edge's way: cubic Béziers, the tip of the arrow at their end, and the end of the tail before their start.
public struct EdgePath: AttributeValue {
  public var tailTip: Position?
  public var headTip: Position?
  /// One point, and three more a piece.
  public var points: [Position]

  public init(tailTip: Position?, headTip: Position?, points: [Position]) {
    self.tailTip = tailTip
    self.headTip = headTip
    self.points = points
  }

  public func spell(into bytes: inout [UInt8]) -> Bool {
    for (prefix, tip) in [(UInt8(ascii: "s"), tailTip), (UInt8(ascii: "e"), headTip)] {
      guard let tip else { continue }
      bytes.append(prefix)
      bytes.append(UInt8(ascii: ","))
      guard tip.spell(into: &bytes) else { return false }
      bytes.append(UInt8(ascii: " "))
    }
    for (index, point) in points.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: " ")) }
      guard point.spell(into: &bytes) else { return false }
    }
    return true
  }
}

/// A font as Pango names it: families in order of preference, then weight and slant.
public struct FontName: AttributeValue, Hashable {
  public var families: [String]
  public var isBold: Bool
  public var isItalic: Bool

  public init(families: [String], isBold: Bool = false, isItalic: Bool = false) {
    self.families = families
    self.isBold = isBold
    self.isItalic = isItalic
  }

  public func spell(into bytes: inout [UInt8]) -> Bool {
    let traits = [isBold ? "Bold" : nil, isItalic ? "Italic" : nil].compactMap { $0 }
    // The comma keeps a family's last word from being taken for a trait.
    return (families + (traits.isEmpty ? [] : [traits.joined(separator: " ")])).joined(separator: ", ").spell(
      into: &bytes)
  }
}

/// Text in an attribute in which Graphviz would expand backslashes; it means itself.
public struct PlainText: AttributeValue {
  public var text: String

  public init(_ text: String) { self.text = text }

  public func spell(into bytes: inout [UInt8]) -> Bool { PlainText.escaped(text).spell(into: &bytes) }

  /// A backslash is two. In DOT, a single one before a quote could not be read again.
  public static func escaped(_ text: String) -> String { replacing("\\", with: "\\\\", in: text) }

  /// The text that was escaped.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var plain: [UInt8] = []
    var isEscape = false
    for byte in text.utf8 {
      isEscape = byte == UInt8(ascii: "\\") && !isEscape
      if !isEscape { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  fileprivate static func replacing(_ character: Character, with other: String, in text: String) -> String {
    text.contains(character)
      ? text.split(separator: character, omittingEmptySubsequences: false).joined(separator: other) : text
  }
}

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
