extension MIRText {
  /// Whether a value of the type that this names may hold heap blocks of its own. What only looks at others' does not.
  var mayHoldBlocks: Bool {
    let type = trimmed
    guard let first = type.first else { return false }
    switch first {
    case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"): return false
    case UInt8(ascii: "("), UInt8(ascii: "["):
      guard let close = type.closing(type.startIndex) else { return true }
      let inner = type[(type.startIndex + 1)..<close]
      let parts =
        first == UInt8(ascii: "[") ? [inner.first("; ").map { inner[..<$0] } ?? inner] : inner.typesBetweenCommas
      return parts.contains { $0.mayHoldBlocks }
    default: break
    }
    let name = type.prefix { $0 != UInt8(ascii: "<") }
    let text = name.string
    if Self.plain.contains(text) || text.hasPrefix("fn(") || text.hasPrefix("unsafe ") || text.hasPrefix("extern ") {
      return false
    }
    guard name.endIndex < type.endIndex, Self.wrappers.contains(text), type.last == UInt8(ascii: ">") else {
      return true
    }
    return type[(name.endIndex + 1)..<(type.endIndex - 1)].typesBetweenCommas.contains { $0.mayHoldBlocks }
  }

  /// How many fields a tuple's type has.
  var tupleFields: Int? {
    guard first == UInt8(ascii: "("), closing(startIndex) == endIndex - 1 else { return nil }
    return self[(startIndex + 1)..<(endIndex - 1)].typesBetweenCommas.count
  }

  /// Parts between commas that stand in no bracket, angle brackets included.
  private var typesBetweenCommas: [MIRText] {
    var parts: [MIRText] = []
    var depth = 0
    var start = startIndex
    for index in indices {
      switch self[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: ">") where index > startIndex && self[index - 1] == UInt8(ascii: "-"): break
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"): depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        parts.append(self[start..<index].trimmed)
        start = index + 1
      default: break
      }
    }
    let rest = self[start...].trimmed
    return rest.isEmpty ? parts : parts + [rest]
  }

  /// What holds nothing, and what only borrows.
  private static let plain: Set = [
    "bool", "char", "str", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize",
    "f32", "f64", "'_", "'static", "std::fmt::Arguments", "core::fmt::rt::Argument", "std::slice::Iter",
    "std::slice::IterMut", "std::str::Chars", "std::cell::Ref", "std::cell::RefMut", "std::sync::MutexGuard",
    "std::sync::RwLockReadGuard", "std::sync::RwLockWriteGuard", "std::time::Duration", "std::time::Instant",
    "std::cmp::Ordering", "std::marker::PhantomData", "std::convert::Infallible",
  ]
  /// What holds just what its parameters do.
  private static let wrappers: Set = [
    "std::option::Option", "std::result::Result", "std::ops::ControlFlow", "std::task::Poll", "std::ops::Range",
    "std::ops::RangeInclusive", "std::mem::ManuallyDrop", "std::cell::Cell", "std::cell::RefCell", "std::pin::Pin",
  ]
}
