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

  static func replacing(_ character: Character, with other: String, in text: String) -> String {
    text.contains(character)
      ? text.split(separator: character, omittingEmptySubsequences: false).joined(separator: other) : text
  }
}
