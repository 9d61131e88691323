#if Capture
/// A function's path as its symbol spells it, for functions that debug information does not have.
///
/// Rust's own mangling and the older one of `_ZN…17h…E`; anything else stays as it is.
struct SymbolName {
  private let bytes: [UInt8]
  private var at = 0
  /// Work that is left: back references may multiply.
  private var budget = 500

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// `<core::num::ParseIntError as core::fmt::Display>::fmt` of `_RNvX…`.
  static func path(of symbol: String) -> String {
    if symbol.hasPrefix("_R") {
      var reader = SymbolName(Array(symbol.utf8.dropFirst(2)))
      return reader.path(isValue: true) ?? symbol
    }
    return symbol.hasPrefix("_ZN") ? older(Array(symbol.utf8.dropFirst(3))) ?? symbol : symbol
  }

  // MARK: The older names

  private static func older(_ bytes: [UInt8]) -> String? {
    var reader = SymbolName(bytes)
    var parts: [String] = []
    while let count = reader.decimal() {
      guard count > 0, count <= bytes.count - reader.at else { return nil }
      parts.append(String(decoding: bytes[reader.at..<(reader.at + count)], as: UTF8.self))
      reader.at += count
    }
    if let last = parts.last, last.count == 17, last.hasPrefix("h") { parts.removeLast() }
    guard !parts.isEmpty else { return nil }
    return parts.map(unescaped).joined(separator: "::")
  }

  private static let escapes: [String: String] = [
    "LT": "<", "GT": ">", "RF": "&", "BP": "*", "LP": "(", "RP": ")", "C": ",", "SP": "@", "u20": " ", "u7b": "{",
    "u7d": "}", "u5b": "[", "u5d": "]", "u3b": ";", "u2b": "+", "u22": "\"", "u27": "'",
  ]

  private static func unescaped(_ part: String) -> String {
    let pieces = part.split(separator: "$", omittingEmptySubsequences: false)
    var text = ""
    for (index, piece) in pieces.enumerated() {
      if index % 2 == 1, let meant = escapes[String(piece)] {
        text += meant
      } else {
        text += piece.replacingDots
      }
    }
    return text.hasPrefix("_<") ? String(text.dropFirst()) : text
  }

  // MARK: Pieces

  private func next() -> UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard next() == character.asciiValue else { return false }
    at += 1
    return true
  }

  private mutating func decimal() -> Int? {
    guard let first = next(), (0x30...0x39).contains(first) else { return nil }
    var value = 0
    while let digit = next(), (0x30...0x39).contains(digit), value < 1 << 20 {
      value = value * 10 + Int(digit - 0x30)
      at += 1
      if first == 0x30 { break }
    }
    return value
  }

  /// To the base of 62, up to an underscore; that alone is 0.
  private mutating func number62() -> Int? {
    var value = 0
    if take("_") { return 0 }
    // Crates' are 64 bits, and of no interest.
    while let digit = next() {
      at += 1
      switch digit {
      case 0x30...0x39: value = value &* 62 &+ Int(digit - 0x30)
      case 0x61...0x7A: value = value &* 62 &+ Int(digit - 0x61) &+ 10
      case 0x41...0x5A: value = value &* 62 &+ Int(digit - 0x41) &+ 36
      case 0x5F: return value &+ 1
      default: return nil
      }
    }
    return nil
  }

  private mutating func disambiguator() -> Int? {
    guard take("s") else { return 0 }
    return number62().map { $0 &+ 1 }
  }

  private mutating func identifier() -> String? {
    let isEncoded = take("u")
    guard let count = decimal() else { return nil }
    _ = take("_")
    guard !isEncoded, count <= bytes.count - at else { return nil }
    defer { at += count }
    return String(decoding: bytes[at..<(at + count)], as: UTF8.self)
  }

  /// What stands at an earlier place is read again.
  private mutating func again<T>(_ read: (inout SymbolName) -> T?) -> T? {
    let here = at - 1
    guard let place = number62(), (0..<here).contains(place) else { return nil }
    let end = at
    at = place
    defer { at = end }
    return read(&self)
  }

  // MARK: Paths and types

  private mutating func path(isValue: Bool) -> String? {
    budget -= 1
    guard budget > 0, let tag = next() else { return nil }
    at += 1
    switch tag {
    case UInt8(ascii: "C"):
      guard disambiguator() != nil else { return nil }
      return identifier()
    case UInt8(ascii: "M"):
      guard disambiguator() != nil, path(isValue: false) != nil, let type = type() else { return nil }
      return type
    case UInt8(ascii: "X"), UInt8(ascii: "Y"):
      if tag == UInt8(ascii: "X") { guard disambiguator() != nil, path(isValue: false) != nil else { return nil } }
      guard let type = type(), let trait = path(isValue: false) else { return nil }
      return "<\(type) as \(trait)>"
    case UInt8(ascii: "N"):
      guard let kind = next() else { return nil }
      at += 1
      guard let outer = path(isValue: isValue), let number = disambiguator(), let name = identifier() else {
        return nil
      }
      guard (0x41...0x5A).contains(kind) else { return outer + "::" + name }
      return outer + "::{" + (kind == UInt8(ascii: "C") ? "closure" : "shim") + "#\(number)}"
    case UInt8(ascii: "I"):
      guard let outer = path(isValue: isValue) else { return nil }
      var arguments: [String] = []
      while !take("E") {
        guard let argument = argument() else { return nil }
        if !argument.isEmpty { arguments.append(argument) }
      }
      return arguments.isEmpty ? outer : outer + "<" + arguments.joined(separator: ", ") + ">"
    case UInt8(ascii: "B"): return again { $0.path(isValue: isValue) }
    default: return nil
    }
  }

  /// Empty for a lifetime.
  private mutating func argument() -> String? {
    if take("L") { return number62().map { _ in "" } }
    guard take("K") else { return type() }
    guard type() != nil else { return nil }
    let start = at
    while let byte = next(), byte != UInt8(ascii: "_") { at += 1 }
    guard take("_") else { return nil }
    return Int(String(decoding: bytes[start..<(at - 1)], as: UTF8.self), radix: 16).map(String.init)
  }

  private static let basic: [UInt8: String] = Dictionary(
    uniqueKeysWithValues: [
      ("a", "i8"), ("b", "bool"), ("c", "char"), ("d", "f64"), ("e", "str"), ("f", "f32"), ("h", "u8"),
      ("i", "isize"), ("j", "usize"), ("l", "i32"), ("m", "u32"), ("n", "i128"), ("o", "u128"), ("p", "_"),
      ("s", "i16"), ("t", "u16"), ("u", "()"), ("v", "..."), ("x", "i64"), ("y", "u64"), ("z", "!"),
    ].map { (Character($0.0).asciiValue!, $0.1) })

  private mutating func type() -> String? {
    budget -= 1
    guard budget > 0, let tag = next() else { return nil }
    if let name = Self.basic[tag] {
      at += 1
      return name
    }
    switch tag {
    case UInt8(ascii: "R"), UInt8(ascii: "Q"):
      at += 1
      if take("L"), number62() == nil { return nil }
      return type().map { (tag == UInt8(ascii: "Q") ? "&mut " : "&") + $0 }
    case UInt8(ascii: "P"), UInt8(ascii: "O"):
      at += 1
      return type().map { (tag == UInt8(ascii: "P") ? "*const " : "*mut ") + $0 }
    case UInt8(ascii: "S"):
      at += 1
      return type().map { "[\($0)]" }
    case UInt8(ascii: "A"):
      at += 1
      guard let element = type(), let count = argument() else { return nil }
      return "[\(element); \(count)]"
    case UInt8(ascii: "T"):
      at += 1
      var parts: [String] = []
      while !take("E") {
        guard let part = type() else { return nil }
        parts.append(part)
      }
      return "(" + parts.joined(separator: ", ") + (parts.count == 1 ? ",)" : ")")
    case UInt8(ascii: "D"):
      at += 1
      return object()
    case UInt8(ascii: "B"):
      at += 1
      return again { $0.type() }
    default: return path(isValue: false)
    }
  }

  /// `dyn Error + Send`.
  private mutating func object() -> String? {
    if take("G"), number62() == nil { return nil }
    var traits: [String] = []
    while !take("E") {
      guard let trait = path(isValue: false) else { return nil }
      traits.append(trait)
      while take("p") { guard identifier() != nil, type() != nil else { return nil } }
    }
    guard take("L"), number62() != nil else { return nil }
    return "dyn " + traits.joined(separator: " + ")
  }
}

extension Substring {
  /// `..` stands for `::`.
  fileprivate var replacingDots: String {
    var text = ""
    var isDot = false
    for character in self {
      if character == ".", isDot {
        text.removeLast()
        text += "::"
        isDot = false
      } else {
        text.append(character)
        isDot = character == "."
      }
    }
    return text
  }
}
#endif
