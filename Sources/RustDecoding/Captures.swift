import ProcessSnapshot

/// What a closure has of another frame by reference.
enum Captures {
  /// Whether the closure's environment borrows the variable mutably.
  static func isMutable(_ name: String, in frame: Frame, _ layout: Layout) -> Bool {
    guard let number = frame.function.firstRange(of: "{closure#") else { return false }
    let environment =
      frame.function[..<number.lowerBound] + "{closure_env#" + frame.function[number.upperBound...]
    let wanted = RustPath.withoutFinalArguments(String(environment))
    for type in layout.types where type.kind == .struct && type.name.contains("{closure_env#") {
      guard RustPath.withoutFinalArguments(type.name) == wanted,
        let field = type.fields.first(where: { $0.name == "_ref__" + name })
      else { continue }
      return layout[field.type]?.name.hasPrefix("&mut ") == true
    }
    return false
  }
}

extension RustPath {
  /// Without the generic arguments behind a closing brace.
  static func withoutFinalArguments(_ path: String) -> String {
    guard let brace = path.lastIndex(of: "}") else { return path }
    return String(path[...brace])
  }
}

extension String {
  func firstRange(of text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
