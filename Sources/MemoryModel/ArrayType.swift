/// What an array's type says of its length and its elements.
package enum ArrayType {
  /// `6` for `[i32; 6]`; nil for other types, and for lengths that are not a number.
  package static func length(of type: String) -> Int? {
    guard type.utf8.first == UInt8(ascii: "["), type.utf8.last == UInt8(ascii: "]"),
      let semicolon = type.utf8.lastIndex(of: UInt8(ascii: ";"))
    else { return nil }
    let digits = type.utf8[type.utf8.index(after: semicolon)...].dropLast().drop { $0 == 0x20 }
    return digits.allSatisfy { (0x30...0x39).contains($0) } ? String(digits).flatMap { Int($0) } : nil
  }

  /// Whether values of the type have elements, or bytes, that can be pointed at one by one.
  static func hasElements(_ type: String) -> Bool {
    type.utf8.first == UInt8(ascii: "[") || type == "str" || type == "String"
  }

  /// `i32` for `[i32; 6]` and for `[i32]`; nil for other types.
  package static func element(of type: String) -> String? {
    var reader = TypeReader(type)
    guard let argument = reader.argument(0), argument.of == "[" else { return nil }
    return argument.type
  }
}
