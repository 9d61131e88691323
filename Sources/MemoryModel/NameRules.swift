/// What may stand in names and other texts that are drawn.
package enum NameRules {
  enum Part {
    /// May not be empty, nor hold characters that turn the writing direction around it.
    case name
    /// A title, say: may be empty if it is not a type or variant.
    case text(String)
  }

  static func check(_ text: String, _ part: Part, at path: ModelPath, into findings: inout [Finding]) {
    // Nearly all names are short and plain.
    if !text.isEmpty, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return }
    switch part {
    case .name:
      if text.isEmpty { findings.append(.emptyText("name", at: path)) }
      if let scalar = text.unicodeScalars.first(where: isDirectionControl) {
        findings.append(.directionControl(scalar, at: path))
      }
    case .text(let what):
      if text.isEmpty, what == "type" || what == "variant" { findings.append(.emptyText(what, at: path)) }
    }
    if let scalar = text.unicodeScalars.first(where: { $0.properties.generalCategory == .control }) {
      findings.append(.control(scalar, at: path))
    }
  }

  /// Characters that make text look other than it is (U+202A–U+202E, U+2066–U+2069).
  package static func isDirectionControl(_ scalar: UnicodeScalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}

extension UnicodeScalar {
  /// `U+202E`.
  package var code: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension Finding {
  static func emptyText(_ what: String, at path: ModelPath) -> Finding {
    Finding(.error, "a \(what) cannot be empty", at: path)
  }

  static func control(_ scalar: UnicodeScalar, at path: ModelPath) -> Finding {
    Finding(.error, "the control character \(scalar.code) cannot be drawn", at: path, help: "leave it out")
  }

  static func directionControl(_ scalar: UnicodeScalar, at path: ModelPath) -> Finding {
    Finding(
      .error, "a name cannot hold \(scalar.code), which turns the writing direction", at: path, help: "leave it out")
  }
}
