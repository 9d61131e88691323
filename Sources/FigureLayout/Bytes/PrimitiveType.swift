import MemoryModel

/// Rust's types whose sizes are the same everywhere.
enum PrimitiveType {
  /// In bytes, of a primitive type, or an array of such; nil for all others.
  static func size(of type: String) -> Int? {
    switch type {
    case "()": 0
    case "bool", "u8", "i8": 1
    case "u16", "i16": 2
    case "u32", "i32", "f32", "char": 4
    case "u64", "i64", "f64", "usize", "isize": 8
    case "u128", "i128": 16
    default:
      ArrayType.element(of: type).flatMap(size).flatMap { size in
        ArrayType.length(of: type).flatMap { $0 <= 1 << 40 ? size * $0 : nil }
      }
    }
  }
}
