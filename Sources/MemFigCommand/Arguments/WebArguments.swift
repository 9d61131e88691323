import ArgumentParser
import MemFig

/// How an SVG is written.
struct WebArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      How SVG holds text: live, in fonts that the reader has; embed, with what it needs of its fonts; paths, as \
      outlines (default: live).
      """, valueName: "way"))
  var text: SVGText = .live

  @Option(
    help: ArgumentHelp(
      """
      What stands before every id in SVG, for pages with several: a letter, then letters, digits, -, _ or .; \
      {name} is the input's name, {n} a state's number and {state} its label.
      """, valueName: "text"),
    transform: IDPrefixArgument.checked)
  var idPrefix: String = ""

  func applied(to options: DrawingOptions) -> DrawingOptions {
    var options = options
    options.svgText = text
    options.idPrefix = idPrefix
    return options
  }
}

enum IDPrefixArgument {
  /// What an id may begin with in HTML, XML and CSS alike.
  static func checked(_ text: String) throws -> String {
    var plain = text
    for part in ["{name}", "{n}", "{state}"] { plain = plain.replacing(part, with: "x") }
    let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte | 0x20) }
    let startsWell = plain.utf8.first.map { isLetter($0) || $0 == UInt8(ascii: "_") } ?? false
    guard startsWell, plain.utf8.count <= 100,
      plain.utf8.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) || "-_.".utf8.contains($0) })
    else { throw ValidationError("expected a letter, then letters, digits, -, _, ., {name}, {n} or {state}") }
    return text
  }
}

extension SVGText: ExpressibleByArgument {}
