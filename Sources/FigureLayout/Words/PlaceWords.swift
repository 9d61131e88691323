import MemoryModel

/// Canonical places as people say them: `stack/main/add.x` is `x in add`, `heap/shared.strong` is `shared.strong`.
enum PlaceWords {
  static func readable(_ place: Place) -> String {
    let path = place.path.reduce(into: "") { $0 += $1.description }
    switch place.root {
    case .heap(let name), .global(let name): return Place.quoted(name) + path
    case .code(let name):
      guard let first = place.path.first, case .field(let field) = first else { return name.description }
      let rest = place.path.dropFirst().reduce(into: "") { $0 += $1.description }
      return "\(Place.quoted(field))\(rest) in \(name)"
    case .variable(let thread, let frame, let name):
      return "\(name)\(path) in \(frame)" + (thread == "main" ? "" : " of \(Place.quoted(thread))")
    }
  }

  /// The same from a place's text, with what a figure adds behind it (`#tag`, `#more`) said too.
  static func readable(_ text: String) -> String {
    let (place, part) = split(text)
    let words = readable(place)
    switch part {
    case "tag": return "the tag of \(words)"
    case "more", "more2": return "what is left out of \(words)"
    default: return words
    }
  }

  private static func readable(_ place: Substring) -> String {
    for region in ["heap/", "globals/"] where place.hasPrefix(region) {
      return String(place.utf8.dropFirst(region.utf8.count)) ?? String(place)
    }
    let pieces = pieces(of: place, at: UInt8(ascii: "/"), atMost: 3)
    if pieces.count == 1 { return String(place) }
    let names = self.pieces(of: pieces[pieces.count - 1], at: UInt8(ascii: "."), atMost: 2)
    let thread = pieces.count < 3 || pieces[1] == "main" ? "" : " of \(pieces[1])"
    if names.count == 2 { return "\(names[1]) in \(names[0])\(thread)" }
    return pieces[0] == "code" ? String(names[0]) : "frame \(names[0])\(thread)"
  }

  /// A place and what a figure put behind it; `fact#2` is a place.
  private static func split(_ text: String) -> (place: Substring, part: Substring) {
    guard let hash = text.utf8.lastIndex(of: UInt8(ascii: "#")) else { return (text[...], "") }
    let part = text[text.utf8.index(after: hash)...]
    let isPart = part.utf8.first.map { (0x61...0x7A).contains($0) } == true && !part.utf8.contains(UInt8(ascii: "\""))
    return isPart ? (text[..<hash], part) : (text[...], "")
  }

  /// The text between separators that do not stand in quotes.
  private static func pieces(of text: Substring, at separator: UInt8, atMost count: Int) -> [Substring] {
    var pieces: [Substring] = []
    var start = text.startIndex
    var isQuoted = false
    var isEscaped = false
    for index in text.utf8.indices where pieces.count < count - 1 {
      let byte = text.utf8[index]
      if isEscaped {
        isEscaped = false
      } else if isQuoted, byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == separator, !isQuoted {
        pieces.append(text[start..<index])
        start = text.utf8.index(after: index)
      }
    }
    return pieces + [text[start...]]
  }
}
