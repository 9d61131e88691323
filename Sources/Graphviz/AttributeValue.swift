/// What an attribute may hold, as Graphviz spells it.
public protocol AttributeValue: Sendable {
  /// nil where the value cannot be given to Graphviz (a number that is not finite, say).
  var spelling: String? { get }
  /// Whether the spelling is markup.
  var isHTML: Bool { get }
}

extension AttributeValue {
  public var isHTML: Bool { false }
}

extension AttributeValue where Self: RawRepresentable, RawValue == String {
  public var spelling: String? { rawValue }
}

extension Double: AttributeValue {
  public var spelling: String? {
    // What is larger than this has no place on any page, and makes Graphviz's arithmetic overflow.
    isFinite && abs(self) < 1e8 ? ShortDecimal.text(self) : nil
  }
}

extension Bool: AttributeValue {
  public var spelling: String? { self ? "true" : "false" }
}

extension String: AttributeValue {
  /// Control characters are not for drawing; they would make formats ill-formed.
  public var spelling: String? {
    utf8.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F } ? nil : self
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

  public var spelling: String? {
    if isInvisible { return "invis" }
    var words: [String] = isRounded ? ["rounded"] : []
    if isFilled { words.append("filled") }
    if stroke != .solid || words.isEmpty { words.append(stroke.rawValue) }
    return words.joined(separator: ",")
  }
}

/// An sRGB colour, `0xRRGGBBAA`.
public struct GraphColor: AttributeValue, Hashable {
  public var rgba: UInt32

  public init(rgba: UInt32) { self.rgba = rgba }

  public static let transparent = GraphColor(rgba: 0)

  public var spelling: String? {
    if rgba & 0xFF == 0 { return "transparent" }
    let opaque = rgba & 0xFF == 0xFF
    let digits = String(opaque ? rgba >> 8 : rgba, radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: (opaque ? 6 : 8) - digits.count) + digits
  }
}

/// A length in points, which Graphviz takes in inches.
public struct Inches: AttributeValue {
  public var points: Double

  public init(points: Double) { self.points = points }

  public var spelling: String? {
    points.isFinite && abs(points) < 1e8 ? ShortDecimal.text(points / 72, digits: 6) : nil
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

  public var spelling: String? {
    guard let x = x.spelling, let y = y.spelling else { return nil }
    return x + "," + y
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

  public var spelling: String? {
    guard let lower = lower.spelling, let upper = upper.spelling else { return nil }
    return lower + "," + upper
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

  public var spelling: String? {
    var words: [String] = []
    for (prefix, tip) in [("s,", tailTip), ("e,", headTip)] {
      guard let tip else { continue }
      guard let text = tip.spelling else { return nil }
      words.append(prefix + text)
    }
    for point in points {
      guard let text = point.spelling else { return nil }
      words.append(text)
    }
    return words.joined(separator: " ")
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

  public var spelling: String? {
    let traits = [isBold ? "Bold" : nil, isItalic ? "Italic" : nil].compactMap { $0 }
    // The comma keeps a family's last word from being taken for a trait.
    return (families + (traits.isEmpty ? [] : [traits.joined(separator: " ")])).joined(separator: ", ").spelling
  }
}

/// Text in an attribute in which Graphviz would expand backslashes; it means itself.
public struct PlainText: AttributeValue {
  public var text: String

  public init(_ text: String) { self.text = text }

  public var spelling: String? { PlainText.escaped(text).spelling }

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

  public var spelling: String? {
    guard let text = text.spelling else { return nil }
    return isStruckThrough ? "<S>" + Markup.escaped(text) + "</S>" : Self.literal(text)
  }

  /// Graphviz reads backslashes and entities in labels; here none is meant.
  private static func literal(_ text: String) -> String {
    PlainText.replacing("&", with: "&amp;", in: PlainText.escaped(text))
  }
}
