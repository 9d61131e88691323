/// What a cell holds.
public indirect enum Value: Hashable, Sendable {
  /// A literal's text as Rust prints it: `42`, `'x'`, `"hello"`, `true`, `()`, `locked`.
  case scalar(String)
  case pointer(Pointer)
  /// A struct's fields, or a tuple's, named `0`, `1`, ….
  case fields([Entry])
  case elements([Element])
  /// An enum's variant with its fields; a bare capitalised path (`None`, `Color::Red`) is one without.
  case variant(String, [Entry])
  case uninitialized
  /// There is a value; it is not shown.
  case opaque
}

/// A place in an array.
public enum Element: Hashable, Sendable {
  case value(Value)
  /// This many elements are left out here.
  case elided(Int)
  /// Capacity for this many elements is unused here.
  case spare(Int)

  /// How many elements of the array this stands for.
  public var count: Int {
    switch self {
    case .value: 1
    case .elided(let count), .spare(let count): count
    }
  }
}

extension Value {
  /// The value a bare literal or path means: a path whose last part is a capitalised name is a variant without fields
  /// (`None`, `Color::Red`), unless it is written all in capitals as constants are (`MAX`) or is a float's `NaN`.
  public static func literal(_ text: String) -> Value {
    let isPath = text.unicodeScalars.allSatisfy { $0 == ":" || $0 == "_" || $0.properties.isXIDContinue }
    let parts = text.unicodeScalars.split(separator: ":")
    guard isPath, text != "NaN", let name = parts.last, let first = name.first,
      first.properties.isUppercase
    else { return .scalar(text) }
    let isConstant = name.count > 1 && !name.contains { $0.properties.isLowercase }
    return isConstant ? .scalar(text) : .variant(text, [])
  }
}
