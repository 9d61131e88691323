import MemoryModel

/// Types as people write them: without module paths, allocators and hashers.
enum TypeName {
  /// nil where the name cannot be drawn.
  static func short(_ full: String) -> String? {
    guard full.utf8.count <= 4096 else { return nil }
    var reader = Reader(full)
    let text = reader.type(until: [], depth: 0)
    guard reader.isAtEnd, !reader.isBroken, !text.isEmpty, isDrawable(text) else { return nil }
    return text
  }

  private static func isDrawable(_ text: String) -> Bool {
    // An ABI stands in quotes.
    let isABI = text.hasPrefix("extern \"") || text.contains(" \"")
    return text.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && !NameRules.isDirectionControl($0) && $0 != "@"
        && ($0 != "\"" || isABI)
    }
  }

  /// Whether a type is one of Rust's own libraries.
  static func isStd(_ full: String) -> Bool {
    ["core::", "alloc::", "std::", "hashbrown::"].contains { full.hasPrefix($0) }
  }

  /// `Vec` of `alloc::vec::Vec<i32, alloc::alloc::Global>`.
  static func base(_ full: String) -> String {
    RustPath.withoutArguments(RustPath.parts(full).last ?? full)
  }

  /// Arguments that only experts give.
  private static let silent: Set<String> = ["Global", "System", "RandomState", "SetValZST"]

  private struct Reader {
    let bytes: [UInt8]
    var at = 0
    /// Whether a bracket has no end.
    private(set) var isBroken = false

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { at == bytes.count }

    private func stands(_ text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

    private static let closers: [UInt8: UInt8] = [
      UInt8(ascii: "("): UInt8(ascii: ")"), UInt8(ascii: "["): UInt8(ascii: "]"), UInt8(ascii: "{"): UInt8(ascii: "}"),
    ]

    /// Everything up to one of these bytes, which stays, its paths shortened.
    mutating func type(until stops: Set<UInt8>, depth: Int) -> String {
      var text = ""
      guard depth < 64 else { return text }
      while at < bytes.count, !stops.contains(bytes[at]) {
        let byte = bytes[at]
        if stands("->") {
          text += "->"
          at += 2
        } else if byte == UInt8(ascii: "<") {
          at += 1
          let arguments = arguments(of: text, depth: depth)
          if text.hasSuffix("GenFuture"), arguments.hasPrefix("<") {
            // What older compilers wrap state machines in.
            text = String(text.dropLast(9) + arguments.dropFirst().dropLast())
          } else {
            text += arguments
          }
        } else if byte == UInt8(ascii: "{") {
          let start = at
          while at < bytes.count, bytes[at] != UInt8(ascii: "}") { at += 1 }
          if at < bytes.count { at += 1 }
          let part = String(decoding: bytes[start..<at], as: UTF8.self)
          text += RustPath.compilerName(part) ?? "_"
        } else if let closer = Self.closers[byte] {
          at += 1
          let inner = type(until: [closer], depth: depth + 1)
          guard at < bytes.count else { return "" }
          at += 1
          let isTuple = byte == UInt8(ascii: "(") && !(text.unicodeScalars.last?.properties.isXIDContinue ?? false)
          text += String(UnicodeScalar(byte)) + inner + (isTuple && isAlone(inner) ? "," : "")
          text += String(UnicodeScalar(closer))
        } else if byte == UInt8(ascii: ">") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") {
          return ""
        } else if stands("::") {
          at += 2
          dropPath(&text)
        } else {
          let start = at
          at += 1
          while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
          text += String(decoding: bytes[start..<at], as: UTF8.self)
        }
      }
      return text
    }

    /// Takes the module that ends the text away.
    private func dropPath(_ text: inout String) {
      var scalars = text.unicodeScalars
      if scalars.last == ">" {
        var depth = 0
        while let last = scalars.popLast() {
          if last == ">" { depth += 1 }
          if last == "<" {
            depth -= 1
            if depth == 0 { break }
          }
        }
      }
      while let last = scalars.last, last == "_" || last.properties.isXIDContinue { scalars.removeLast() }
      text = String(scalars)
    }

    /// Whether what stands in brackets is a tuple's only type: debug information leaves out its comma.
    private func isAlone(_ inner: String) -> Bool {
      var depth = 0
      var last: UInt8 = 0
      for byte in inner.utf8 {
        if "([<{".utf8.contains(byte) { depth += 1 }
        if ")]}".utf8.contains(byte) || (byte == UInt8(ascii: ">") && last != UInt8(ascii: "-")) { depth -= 1 }
        if byte == UInt8(ascii: ","), depth == 0 { return false }
        last = byte
      }
      return !inner.isEmpty && !inner.hasPrefix("dyn ")
    }

    private mutating func arguments(of name: String, depth: Int) -> String {
      let comma = UInt8(ascii: ",")
      let end = UInt8(ascii: ">")
      var arguments: [String] = []
      while at < bytes.count, bytes[at] != end {
        var argument = type(until: [comma, end], depth: depth + 1)[...].drop { $0 == " " }
        // Brackets that only references need.
        if argument.hasPrefix("(dyn "), argument.hasSuffix(")") { argument = argument.dropFirst().dropLast() }
        arguments.append(String(argument))
        if at < bytes.count, bytes[at] == comma { at += 1 }
      }
      guard at < bytes.count else {
        isBroken = true
        return ""
      }
      at += 1
      if name.hasSuffix("Fn") || name.hasSuffix("FnMut") || name.hasSuffix("FnOnce"), let first = arguments.first {
        let inputs = first.hasSuffix(",)") ? first.dropLast(2) + ")" : first
        let output = arguments.first { $0.hasPrefix("Output=") }?.dropFirst(7)
        return inputs + (output.map { $0 == "()" ? "" : " -> \($0)" } ?? "")
      }
      arguments.removeAll { TypeName.silent.contains($0) }
      if name.hasSuffix("LazyLock") || name.hasSuffix("LazyCell"), arguments.count == 2,
        arguments[1] == "fn() -> " + arguments[0]
      {
        arguments.removeLast()
      }
      return arguments.isEmpty ? "" : "<" + arguments.joined(separator: ", ") + ">"
    }
  }
}
