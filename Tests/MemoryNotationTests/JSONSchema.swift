import Foundation

/// As much of JSON Schema (2020-12) as the schema of models uses; any other keyword throws.
struct JSONSchema {
  struct UnknownKeyword: Error { var keyword: String }

  private let root: [String: Any]

  init(_ text: String) throws {
    root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }

  func accepts(_ text: String) throws -> Bool {
    try accepts(JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed), root)
  }

  /// All names of properties anywhere in the schema.
  var propertyNames: Set<String> {
    var names: Set<String> = []
    func visit(_ schema: Any) {
      if let list = schema as? [Any] { list.forEach(visit) }
      guard let object = schema as? [String: Any] else { return }
      if let properties = object["properties"] as? [String: Any] { names.formUnion(properties.keys) }
      object.values.forEach(visit)
    }
    visit(root)
    return names
  }

  private func accepts(_ value: Any, _ schema: Any) throws -> Bool {
    guard let schema = schema as? [String: Any] else { return (schema as? Bool) == true }
    for (keyword, argument) in schema where try !accepts(value, keyword, argument, schema) { return false }
    return true
  }

  private func accepts(_ value: Any, _ keyword: String, _ argument: Any, _ schema: [String: Any]) throws -> Bool {
    let object = value as? [String: Any]
    let isBoolean = (value as? NSNumber).map { isBooleanNumber($0) } ?? false
    let number = isBoolean ? nil : value as? NSNumber
    switch keyword {
    case "$schema", "$defs", "title", "description": return true
    case "$ref":
      let name = (argument as! String).replacingOccurrences(of: "#/$defs/", with: "")
      return try accepts(value, (root["$defs"] as! [String: Any])[name]!)
    case "type":
      switch argument as! String {
      case "object": return object != nil
      case "array": return value is [Any]
      case "string": return value is String
      case "boolean": return isBoolean
      case "integer": return number.map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
      default: throw UnknownKeyword(keyword: "type \(argument)")
      }
    case "properties":
      for (name, schema) in argument as! [String: Any] {
        if let member = object?[name], try !accepts(member, schema) { return false }
      }
      return true
    case "required": return object.map { object in (argument as! [String]).allSatisfy { object[$0] != nil } } ?? true
    case "additionalProperties":
      let known = schema["properties"] as? [String: Any] ?? [:]
      return object?.keys.allSatisfy { known[$0] != nil } ?? true
    case "dependentRequired":
      return (argument as! [String: [String]]).allSatisfy { name, others in
        object?[name] == nil || others.allSatisfy { object?[$0] != nil }
      }
    case "items": return try (value as? [Any])?.allSatisfy { try accepts($0, argument) } ?? true
    case "minItems": return (value as? [Any]).map { $0.count >= argument as! Int } ?? true
    case "maxItems": return (value as? [Any]).map { $0.count <= argument as! Int } ?? true
    case "minLength": return (value as? String).map { $0.unicodeScalars.count >= argument as! Int } ?? true
    case "minimum": return number.map { $0.doubleValue >= (argument as! NSNumber).doubleValue } ?? true
    case "maximum": return number.map { $0.doubleValue <= (argument as! NSNumber).doubleValue } ?? true
    case "pattern":
      return (value as? String)?.range(of: argument as! String, options: .regularExpression) != nil
        || !(value is String)
    case "enum": return (argument as! [String]).contains { $0 == value as? String }
    case "const":
      let isSame = (value as? NSNumber) == (argument as? NSNumber)
      return isSame && isBoolean == isBooleanNumber(argument as! NSNumber)
    case "oneOf": return try (argument as! [Any]).count { try accepts(value, $0) } == 1
    default: throw UnknownKeyword(keyword: keyword)
    }
  }

  private func isBooleanNumber(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
