import FoundationEssentials
import MemFig

/// Descriptions as they are written: for people, or for programs.
enum DescriptionText {
  /// - Parameter isShort: The one sentence only.
  static func bytes(of descriptions: [Description], as format: OutputFormat, isShort: Bool) throws -> [UInt8] {
    if format == .json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let states = descriptions.map {
        State(label: $0.label, slug: $0.slug, alt: $0.alt, description: isShort ? nil : $0.sentences)
      }
      return Array(try encoder.encode(Document(states: states))) + [UInt8(ascii: "\n")]
    }
    let separator = isShort ? "" : "\n"
    let texts = descriptions.map { ([$0.alt] + (isShort ? [] : [""] + $0.sentences)).joined(separator: "\n") + "\n" }
    return Array(texts.joined(separator: separator).utf8)
  }

  private struct Document: Encodable {
    var states: [State]
  }

  private struct State: Encodable {
    var label: String?
    var slug: String
    var alt: String
    var description: [String]?
  }
}
