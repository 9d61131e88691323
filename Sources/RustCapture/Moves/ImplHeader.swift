/// What an `impl` block is for: MIR names it by its place in the source alone.
struct ImplHeader: Hashable {
  /// The last part of the type's path.
  var type: String
  /// That of the trait's.
  var trait: String?

  /// - Parameter text: from `impl` on.
  init?(_ text: String) {
    var rest = Substring(text)
    for word in ["unsafe ", "default "] where rest.hasPrefix(word) { rest = rest.dropFirst(word.count) }
    guard rest.hasPrefix("impl") else { return nil }
    rest = rest.dropFirst(4)
    if rest.hasPrefix("<") {
      guard let end = Self.closing(rest) else { return nil }
      rest = rest[rest.index(after: end)...]
    }
    if let brace = Self.outside(rest, "{") { rest = rest[..<brace] }
    if let clause = Self.outside(rest, " where ") { rest = rest[..<clause] }
    if let between = Self.outside(rest, " for ") {
      trait = Self.lastName(rest[..<between])
      rest = rest[between...].dropFirst(5)
    }
    guard let name = Self.lastName(rest) else { return nil }
    type = name
  }

  private static func closing(_ text: Substring) -> Substring.Index? {
    var depth = 0
    var last: Character = " "
    for index in text.indices {
      if text[index] == "<" { depth += 1 }
      if text[index] == ">", last != "-" {
        depth -= 1
        if depth == 0 { return index }
      }
      last = text[index]
    }
    return nil
  }

  /// Where a word stands in no brackets.
  private static func outside(_ text: Substring, _ word: String) -> Substring.Index? {
    var depth = 0
    var last: Character = " "
    for index in text.indices {
      let character = text[index]
      if depth == 0, text[index...].hasPrefix(word) { return index }
      if "<([".contains(character) { depth += 1 }
      if ")]".contains(character) || (character == ">" && last != "-") { depth -= 1 }
      last = character
    }
    return nil
  }

  static func lastName(_ type: Substring) -> String? {
    let bare = type.drop { $0 == " " || $0 == "&" || $0 == "!" }
    let text = bare.hasPrefix("mut ") ? bare.dropFirst(4) : bare
    let name = MIRItems.path(String(text).trimmingSpaces).last
    return name.flatMap { $0.isEmpty || $0.hasPrefix("<") ? nil : $0 }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = self[...].drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension MIRItems {
  /// The headers of all `impl` blocks that paths name.
  mutating func readHeaders(_ source: (_ file: String) -> SourceLines?) {
    var names: Set<String> = []
    for function in functions.values.joined() { names.formUnion(function.path) }
    for constant in constants { names.formUnion(constant.path) }
    for name in names where name.hasPrefix("<impl at ") {
      // `<impl at src/a.rs:18:1: 20:2>`
      var place = name.dropFirst(9).split(separator: " ")[0].split(separator: ":")
      guard let column = place.popLast().flatMap({ Int($0) }), let line = place.popLast().flatMap({ Int($0) }) else {
        continue
      }
      if let text = source(place.joined(separator: ":"))?.header(line: line, column: column) {
        headers[name] = ImplHeader(text)
      }
    }
  }

  /// The item that a path names; nil where it is not this crate's. One of several, or of a type that is not known, has no
  /// value.
  func constant(_ path: [String]) -> Constant? {
    let named = constants.filter { $0.path.last == path.last }
    guard let used = path.last else { return nil }
    if named.count == 1, path.count == 1 || !hasHeader(named[0].path) { return named[0] }
    let exact = named.filter { $0.path == path }
    if exact.count == 1 { return exact[0] }
    let meant = named.filter { isMeant($0.path, by: path) }
    if meant.count == 1 { return meant[0] }
    if let known = Self.alike(meant, named: used) { return known }
    guard path.count > 1, path[path.count - 2].hasPrefix("<") else {
      return nil
    }
    // A trait's own, which the type does not change, or that of any type.
    let trait = Self.trait(path[path.count - 2])
    let ofTrait = named.filter { constant in
      let outer = constant.path.dropLast().last ?? ""
      return headers[outer].map { $0.trait == trait } ?? (outer == trait)
    }
    let isOpen =
      Self.type(path[path.count - 2]).map { type in
        type == "Self" || type.count == 1 && !headers.values.contains { $0.type == type }
      } ?? true
    if !isOpen, let own = ofTrait.first(where: { $0.path.dropLast().last == trait }) { return own }
    return Self.alike(ofTrait, named: used)
  }

  /// Whether it is known what a path's block is for.
  private func hasHeader(_ path: [String]) -> Bool {
    path.allSatisfy { !$0.hasPrefix("<impl at ") || headers[$0] != nil }
  }

  /// What several consts have in common.
  private static func alike(_ constants: [Constant], named name: String) -> Constant? {
    guard let first = constants.first, constants.allSatisfy({ $0.type == first.type }) else { return nil }
    return Constant(path: ["_", name], type: first.type, value: nil)
  }

  /// Whether a path as it is written can mean an item, whose path may be shorter or longer.
  private func isMeant(_ item: [String], by path: [String]) -> Bool {
    let count = min(item.count, path.count)
    if count < 2, item.count != path.count, item.count > 1 { return false }
    return zip(item.suffix(count), path.suffix(count)).allSatisfy { item, used in
      guard item.hasPrefix("<impl at ") else { return item == used }
      guard let header = headers[item] else { return false }
      guard used.hasPrefix("<") else { return header.trait == nil && header.type == used }
      return header.trait == Self.trait(used) && header.type == Self.type(used)
    }
  }

  /// `Point` of `<prog::Point as prog::Shape>`.
  static func type(_ part: String) -> String? {
    guard let split = part.lastRange(of: " as ") else { return nil }
    return ImplHeader.lastName(part[..<split.lowerBound].dropFirst())
  }

  /// `Shape` of `<prog::Point as prog::Shape>`.
  static func trait(_ part: String) -> String? {
    guard let split = part.lastRange(of: " as "), part.hasSuffix(">") else { return nil }
    return ImplHeader.lastName(part[split.upperBound...].dropLast())
  }

  /// A path without places in the source; nil where a block's header is not known.
  func readable(_ path: [String]) -> [String]? {
    var parts: [String] = []
    for part in path {
      if part.hasPrefix("<impl at ") {
        guard let type = headers[part]?.type else { return nil }
        parts.append(type)
      } else if part.hasPrefix("<") {
        guard let type = Self.type(part) else { return nil }
        parts.append(type)
      } else {
        parts.append(part)
      }
    }
    return parts
  }
}

extension String {
  fileprivate func lastRange(of word: String) -> Range<Index>? {
    guard count >= word.count else { return nil }
    var start = index(endIndex, offsetBy: -word.count)
    while true {
      if self[start...].hasPrefix(word) { return start..<index(start, offsetBy: word.count) }
      guard start > startIndex else { return nil }
      start = index(before: start)
    }
  }
}
