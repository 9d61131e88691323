/// A const's value, as far as figures need it.
indirect enum ConstantValue: Hashable, CustomStringConvertible {
  case integer(Int128)
  case bool(Bool)
  /// Written out: floats, characters, strings.
  case text(String)
  case tuple([ConstantValue])
  case array([ConstantValue])
  /// With an enum's variant as its name; without field names it is a tuple's.
  case named(String, fields: [String]?, [ConstantValue])
  case reference(ConstantValue)

  /// As Rust's `{:?}`.
  var description: String {
    switch self {
    case .integer(let value): "\(value)"
    case .bool(let value): "\(value)"
    case .text(let text): text
    case .tuple(let values) where values.count == 1: "(\(values[0]),)"
    case .tuple(let values): "(\(Self.list(values)))"
    case .array(let values): "[\(Self.list(values))]"
    case .named(let name, _, let values) where values.isEmpty: name
    case .named(let name, nil, let values): "\(name)(\(Self.list(values)))"
    case .named(let name, let fields?, let values):
      "\(name) { \(zip(fields, values).map { "\($0): \($1)" }.joined(separator: ", ")) }"
    case .reference(let value): "&\(value)"
    }
  }

  private static func list(_ values: [ConstantValue]) -> String {
    values.map(\.description).joined(separator: ", ")
  }

  var parts: [ConstantValue]? {
    switch self {
    case .tuple(let values), .array(let values), .named(_, _, let values): values
    default: nil
    }
  }

  /// `42_i32`, `2.5f64`, `true`, `'x'`, `"text"`; nil for names.
  init?(literal text: MIRText) {
    guard let first = text.first else { return nil }
    if text.elementsEqual("true".utf8) || text.elementsEqual("false".utf8) {
      self = .bool(first == UInt8(ascii: "t"))
    } else if "\"'".utf8.contains(first) || text.begins(with: "b\"") {
      self = .text(text.string)
    } else if text.elementsEqual("()".utf8) {
      self = .tuple([])
    } else if isDigit(first) || first == UInt8(ascii: "-") {
      let string = text.string
      if let underscore = string.lastIndex(of: "_"), let value = Int128(string[..<underscore]) {
        self = .integer(value)
      } else if string.hasSuffix("f64") || string.hasSuffix("f32") {
        let digits = String(string.dropLast(3))
        self = .text(digits.contains { ".eE".contains($0) } ? digits : digits + ".0")
      } else {
        return nil
      }
    } else {
      return nil
    }
  }
}
