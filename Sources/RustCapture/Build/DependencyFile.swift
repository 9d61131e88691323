/// The files that a compilation read, as its makefile (`.d`) lists them.
enum DependencyFile {
  static func sources(in text: [UInt8]) -> [String] {
    var sources: [String] = []
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
      guard !line.hasPrefix("#"), let colon = line.range(of: ": ") else { continue }
      for name in names(line[colon.upperBound...]) where !sources.contains(name) { sources.append(name) }
    }
    return sources
  }

  /// Spaces in names are `\ `.
  private static func names(_ text: Substring) -> [String] {
    var names: [String] = []
    var name = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        if character != " " { name.append("\\") }
        name.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == " " {
        if !name.isEmpty { names.append(name) }
        name = ""
      } else {
        name.append(character)
      }
    }
    return name.isEmpty ? names : names + [name]
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(text) { return at..<index(at, offsetBy: text.count) }
      at = index(after: at)
    }
    return nil
  }
}
