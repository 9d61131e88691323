/// An input's name as a part of ids.
enum InputName {
  /// The last part of the path without its ending; each run of characters that ids cannot have is one `-`.
  static func slug(_ file: String) -> String {
    var name = file.split(separator: "/").last.map(String.init) ?? file
    if let dot = name.lastIndex(of: "."), dot > name.startIndex { name = String(name[..<dot]) }
    var slug = ""
    for character in name {
      if character.isASCII, character.isLetter || character.isNumber || character == "_" {
        slug.append(character)
      } else if !slug.hasSuffix("-") {
        slug += "-"
      }
    }
    return slug
  }
}
