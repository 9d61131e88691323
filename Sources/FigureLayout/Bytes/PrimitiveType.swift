/// Rust's types whose sizes are the same everywhere.
enum PrimitiveType {
  /// In bytes, of a primitive type, or an array or tuple of such; nil for all others.
  static func size(of type: String) -> Int? {
    switch type {
    case "()": 0
    case "bool", "u8", "i8": 1
    case "u16", "i16": 2
    case "u32", "i32", "f32", "char": 4
    case "u64", "i64", "f64", "usize", "isize": 8
    case "u128", "i128": 16
    default: array(type).flatMap { element, count in size(of: element).map { $0 * count } }
    }
  }

  private static func array(_ type: String) -> (element: String, count: Int)? {
    guard type.hasPrefix("["), type.hasSuffix("]"), let semicolon = type.lastIndex(of: ";") else { return nil }
    let digits = type[type.index(after: semicolon)...].dropLast().filter { $0 != " " }
    guard let count = Int(digits), (0...1_000_000_000).contains(count) else { return nil }
    return (String(type[type.index(after: type.startIndex)..<semicolon]), count)
  }

  /// `u16` and `bool` of `(u16, bool)`; nil for what is no tuple.
  static func members(ofTuple type: String) -> [String]? {
    guard type.hasPrefix("("), type.hasSuffix(")") else { return nil }
    var members: [String] = [""]
    var depth = 0
    for character in type.dropFirst().dropLast() {
      switch character {
      case "(", "[", "<", "{": depth += 1
      case ")", "]", ">", "}": depth -= 1
      case "," where depth == 0:
        members.append("")
        continue
      default: break
      }
      members[members.count - 1].append(character)
    }
    let trimmed = members.map { String($0.drop { $0 == " " }) }
    return trimmed.last == "" ? trimmed.dropLast() : trimmed
  }
}
