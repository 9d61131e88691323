import MemoryModel

/// Functions as figures name them.
enum FunctionName {
  /// A frame's, by the last parts of its path: `add`, `Stack::push`, `closure`.
  static func ofFrame(_ path: String) -> String {
    let parts = parts(path)
    guard let last = parts.last else { return "_" }
    guard last != "closure", parts.count > 1, isType(parts[parts.count - 2]) else { return last }
    return parts[parts.count - 2] + "::" + last
  }

  /// One of the code region, by its path without the crate: `Counter::hit`, `main::closure`, and
  /// `drop_in_place::<Circle>` for std's.
  static func ofCode(_ path: String) -> String {
    let parts = parts(path)
    guard let last = parts.last else { return "_" }
    if ["core::", "alloc::", "std::"].contains(where: path.hasPrefix) {
      return argument(of: RustPath.parts(path).last ?? "").map { "\(last)::<\($0)>" } ?? last
    }
    return parts.joined(separator: "::")
  }

  private static func argument(of part: String) -> String? {
    guard part.hasSuffix(">"), let bracket = part.firstIndex(of: "<"), bracket != part.startIndex else { return nil }
    return TypeName.short(String(part[part.index(after: bracket)...].dropLast()))
  }

  private static func isType(_ part: String) -> Bool {
    part.hasPrefix("<") || part.unicodeScalars.first?.properties.isUppercase == true
  }

  /// Bodies inside a function; an async function's is the function.
  private static let bodies: Set<String> = ["closure", "async_block", "async_closure", "gen_block"]

  /// Without the crate, generic arguments and what the compiler calls impl blocks and async bodies.
  private static func parts(_ path: String) -> [String] {
    var parts = RustPath.parts(path).compactMap { part -> String? in
      if let name = RustPath.compilerName(part) { return bodies.contains(name) ? name : nil }
      if part.hasPrefix("<") {
        return part.hasSuffix(">") ? qualified(part) : nil
      }
      return RustPath.withoutArguments(part)
    }
    if parts.count > 1, !parts[0].hasPrefix("<") { parts.removeFirst() }
    return parts.map(drawable)
  }

  /// `<Circle as Shape>` of `<prog::Circle as prog::Shape>`; nil for bare arguments (`::<i32>`).
  private static func qualified(_ part: String) -> String? {
    let inner = String(part.dropFirst().dropLast())
    if let range = range(of: " as ", in: inner) {
      guard let type = TypeName.short(String(inner[..<range.lowerBound])),
        let trait = TypeName.short(String(inner[range.upperBound...]))
      else { return nil }
      return "<\(type) as \(trait)>"
    }
    let type = TypeName.short(inner)
    return type.flatMap { isType($0) ? RustPath.withoutArguments($0) : nil }
  }

  private static func range(of text: String, in whole: String) -> Range<String.Index>? {
    var start = whole.startIndex
    while start < whole.endIndex {
      if whole[start...].hasPrefix(text) { return start..<whole.index(start, offsetBy: text.count) }
      start = whole.index(after: start)
    }
    return nil
  }

  /// A name that a figure may hold.
  static func drawable(_ name: String) -> String {
    let scalars = name.unicodeScalars.filter {
      $0.properties.generalCategory != .control && !NameRules.isDirectionControl($0)
    }
    return scalars.isEmpty ? "_" : String(String.UnicodeScalarView(scalars))
  }
}
